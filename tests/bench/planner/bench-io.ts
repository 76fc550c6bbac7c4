import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuUsage, cwd } from 'node:process';

/** Folder of the public and generated instances, beside the project; the bench skips what is not there. */
export const DATA = join(cwd(), '../shared/data');

export const hasData = (folder: string): boolean => existsSync(join(DATA, folder));

export const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Milliseconds of processor time this process has used since the call. */
export function stopwatch(): () => number {
  const from = cpuUsage();
  return () => {
    const { user, system } = cpuUsage(from);
    return (user + system) / 1000;
  };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
};

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

export const percent = (ratio: number, digits = 2): string => `${(ratio * 100).toFixed(digits)} %`;

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
