import { expect, test } from 'vitest';
import { matchDay, matchItemOf } from '#shared/matching/of-requests';
import { readRows } from '#tests/support/import-frame';
import { goodRow, type SheetRow } from '#tests/support/sheets';

const requests = async (...rows: readonly SheetRow[]) =>
  (await readRows(rows)).drafts.flatMap((d) => (d.value === null ? [] : [d.value]));

test('a request brings all its marks; what it does not say is absent, and a window needs both its ends', async () => {
  const [whole, bare] = await requests(
    goodRow({ 最早: '8:00', 最晚: '12:00' }),
    goodRow({ 申请号: '2', 境外车牌: '', 箱号: '', 批次号: '', 总运单号: '', 毛重kg: '', 最早: '8:00' }),
  );
  expect(matchItemOf(whole!)).toMatchObject({
    id: 'CNHCG/2026-11-23/customs/HG-2026-0001',
    plates: ['吉H12345', 'A123BC125'],
    containers: ['CSQU3054383'],
    batchNo: 'B20261123001',
    grossKg: 8500.5,
    window: { start: Date.parse('2026-11-23T08:00+08:00'), end: Date.parse('2026-11-23T12:00+08:00') },
  });
  const { batchNo, billNo, grossKg, window } = matchItemOf(bare!);
  expect([batchNo, billNo, grossKg, window]).toEqual([undefined, undefined, undefined, undefined]);
});

test('a plate in the border agency’s other column and script is the same truck; a withdrawn request is nobody’s partner', async () => {
  const rows = await requests(
    goodRow({ 箱号: '', 批次号: '', 总运单号: '', 报关单号: '', 封志号: '', 车牌: '' }),
    goodRow({
      查验单位: '边检',
      箱号: '',
      批次号: '',
      总运单号: '',
      报关单号: '',
      封志号: '',
      车牌: 'A123BC 125',
      境外车牌: '',
    }),
  );
  expect(matchDay(rows, 120).groups.map((g) => g.ids)).toEqual([rows.map((r) => r.id)]);
  expect(matchDay([rows[0]!, { ...rows[1]!, status: 'withdrawn' }], 120).groups).toEqual([]);
});
