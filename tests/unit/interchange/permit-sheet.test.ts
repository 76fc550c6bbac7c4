import { describe, expect, test } from 'vitest';
import { permitTemplate, readPermitSheet } from '#shared/interchange/permit-sheet';
import { writeXlsx } from '#shared/interchange/sheet-writer';
import { csvText } from '#tests/support/sheets';

const HEADER = ['报关单号', '申请号', '许可证号', '证件名称', '核验结果', '核验来源', '备注'];
const GOOD = ['151720261000000017', '', 'S-1', '检疫许可证', '通过', '单一窗口', ''];
const file = (...rows: readonly (readonly string[])[]) => ({
  name: '许可证件.csv',
  bytes: new TextEncoder().encode(csvText([['许可证件核验清单'], HEADER, ...rows])),
});

async function read(...rows: readonly (readonly string[])[]) {
  const result = await readPermitSheet(file(...rows));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const told = async (...rows: readonly (readonly string[])[]) =>
  (await read(...rows)).problems.map((p) => [p.row, p.column, p.code]);

describe('a list of permits as a sheet', () => {
  test('L9: a row names a load, a permit and what was found of it; it rests on its source, else on the file', async () => {
    const { lines, problems } = await read(GOOD, ['', 'HG-1', 'S-2', '', '不通过', '', '过期']);
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      {
        row: 3,
        declaration: '151720261000000017',
        requestNo: null,
        ref: 'S-1',
        state: 'verified',
        source: '单一窗口',
        note: '检疫许可证',
      },
      {
        row: 4,
        declaration: null,
        requestNo: 'HG-1',
        ref: 'S-2',
        state: 'failed',
        source: '许可证件.csv',
        note: '过期',
      },
    ]);
  });

  test('I7 L9: a faulty row is told at its row and column, and keeps no good row out', async () => {
    const rows = [
      GOOD,
      ['151720261000000018', '', '', '', '已核', '', ''],
      ['', '', 'S-3', '', '已核', '', ''],
      ['151720261000000019', '', 'S-4', '', '大概', '', ''],
      ['1.51721E+17', '', 'S-5', '', '已核', '', ''],
      GOOD,
    ];
    expect(await told(...rows)).toEqual([
      [4, '许可证号', 'required'],
      [5, '报关单号', 'required'],
      [6, '核验结果', 'unknown-word'],
      [7, '报关单号', 'long-number'],
      [8, '许可证号', 'duplicate-permit'],
    ]);
    expect((await read(...rows)).lines.map((l) => l.row)).toEqual([3]);
  });

  test('I7: a file without the columns is refused whole, with the names of those it lacks', async () => {
    const bytes = new TextEncoder().encode(
      csvText([
        ['许可证号', '证件名称'],
        ['S-1', '检疫许可证'],
      ]),
    );
    expect(await readPermitSheet({ name: 'x.csv', bytes })).toMatchObject({
      ok: false,
      error: { code: 'missing-columns', facts: { names: '核验结果、报关单号' } },
    });
    const other = new TextEncoder().encode(
      csvText([
        ['a', 'b'],
        ['1', '2'],
      ]),
    );
    expect(await readPermitSheet({ name: 'x.csv', bytes: other })).toMatchObject({ error: { code: 'no-header' } });
  });

  test('I8: a workbook made from the template holds no row, and its header is known', async () => {
    const bytes = new Uint8Array(await writeXlsx(permitTemplate('x'), 's'));
    expect(await readPermitSheet({ name: 't.xlsx', bytes })).toEqual({ ok: true, value: { lines: [], problems: [] } });
  });
});
