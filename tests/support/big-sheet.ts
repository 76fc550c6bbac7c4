import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A request sheet of so many rows for the demo day, each a truck of its own; returns the file's path. */
export function writeBigSheet(rows: number): string {
  const head = '申请号,查验单位,车牌,品名,HS编码,进出境,预计到达,查验方式';
  const line = (i: number): string => {
    const time = `${String(7 + (i % 10)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`;
    const plate = `吉H${String(10_000 + i).padStart(5, '0')}`;
    return `BIG${String(i).padStart(6, '0')},海关,${plate},机械零件,843149,出境,2026-11-23 ${time},外形`;
  };
  const path = join(mkdtempSync(join(tmpdir(), 'lianjian-sheet-')), '大批量.csv');
  writeFileSync(path, `\uFEFF${[head, ...Array.from({ length: rows }, (_, i) => line(i))].join('\r\n')}\r\n`);
  return path;
}
