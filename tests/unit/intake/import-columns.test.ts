import { describe, expect, test } from 'vitest';
import { openTable } from '#shared/interchange/open-file';
import type { Grid } from '#shared/interchange/cells';
import { headOf, matchedTable, signatureOf, type ColumnMatch } from '#renderer/data/workers/import-columns';

async function gridOf(...lines: readonly string[]): Promise<Grid> {
  const opened = await openTable({ name: 'x.csv', bytes: new TextEncoder().encode(lines.join('\n')) });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value.grid;
}

const STRANGE = ['边检站日报', '单号,车辆号码,货名,方向,到场,作业', 'B-1,吉H12345,鲜番茄,出境,8:30,车体', '合计,1,,,,'];
const TOLD: ColumnMatch = {
  requestNo: { named: '单号' },
  plate: { named: '车辆号码' },
  goods: { named: '货名' },
  direction: { named: '方向' },
  eta: { named: '到场' },
  mode: { named: '作业' },
  agency: { always: 'border' },
};

describe('a sheet with a header of its own', () => {
  test('shows its header, what stands under it, and what nobody can find in it', async () => {
    const head = headOf(await gridOf(...STRANGE))!;
    expect(head.names).toEqual(['单号', '车辆号码', '货名', '方向', '到场', '作业']);
    expect(head.samples[1]).toBe('吉H12345');
    expect(head.missing).toEqual(['requestNo', 'agency', 'goods', 'direction', 'eta', 'mode']);
  });

  test('is read as an officer says; columns keep their own names, rows their numbers', async () => {
    const table = matchedTable(await gridOf(...STRANGE), TOLD)!;
    expect(table.columns.map((c) => [c.name, c.key])).toEqual([
      ['单号', 'requestNo'],
      ['车辆号码', 'plate'],
      ['货名', 'goods'],
      ['方向', 'direction'],
      ['到场', 'eta'],
      ['作业', 'mode'],
      ['查验单位', 'agency'],
    ]);
    expect(table.rows.map((r) => [r.row, r.cells.at(-1)?.text])).toEqual([[3, 'border']]);
  });

  test('a word for all rows does not turn a sum into a request', async () => {
    const table = matchedTable(await gridOf(...STRANGE), TOLD)!;
    expect([table.rows.length, table.skipped]).toEqual([1, 1]);
  });

  test('too little said is not enough', async () => {
    const { agency: _, ...less } = TOLD;
    expect(matchedTable(await gridOf(...STRANGE), less)).toBeNull();
  });

  test('is known again by its header, whatever stands above and below it', async () => {
    const other = ['另一天', '', STRANGE[1]!, 'B-9,吉H99999,白菜,出境,9:30,车体'];
    const [a, b] = [headOf(await gridOf(...STRANGE))!, headOf(await gridOf(...other))!];
    expect(signatureOf(a)).toBe(signatureOf(b));
  });

  test('a sheet without a row of words has no header to explain', async () => {
    expect(headOf(await gridOf('1', '2', '3'))).toBeNull();
  });
});
