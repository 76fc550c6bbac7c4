import { expect, test } from 'vitest';
import { batchId, portId } from '#shared/kernel/ids';
import { dayText } from '#shared/kernel/time';
import { errorTable } from '#shared/interchange/error-sheet';
import { acceptDraft, batchOf, previewImport } from '#shared/interchange/preview';
import { withoutRepeatsAcross } from '#shared/interchange/several-files';
import { writeCsv, writeXlsx } from '#shared/interchange/sheet-writer';
import { templateTable } from '#shared/interchange/template';
import { codes, readRows, readSheet, told } from '#tests/support/import-frame';
import { fileOf, goodRow, header, type SheetRow } from '#tests/support/sheets';

const stored = async (rows: readonly SheetRow[]) =>
  new Map((await readRows(rows)).drafts.flatMap((d) => (d.value ? [[d.value.id as string, d.value]] : [])));

test('the preview tells added, changed field by field, unchanged, and what keeps rows out', async () => {
  const existing = await stored([goodRow({ 申请号: '1' }), goodRow({ 申请号: '2' })]);
  const { drafts } = await readRows([
    goodRow({ 申请号: '1' }),
    goodRow({ 申请号: '2', 箱号: 'CSQU3054383、TGHU7599330', 预计到达: '9:00', '温控℃': '' }),
    goodRow({ 申请号: '3' }),
    goodRow({ 申请号: '4', 查验方式: '' }),
    goodRow({ 申请号: '5', 箱号: 'CSQU3054380' }),
  ]);
  const preview = previewImport({ existing, drafts });
  expect(preview.unchanged.map((r) => r.requestNo)).toEqual(['1']);
  expect(preview.added.map((r) => r.requestNo)).toEqual(['3']);
  expect(preview.changed.map((c) => [c.row.requestNo, c.fields])).toEqual([
    [
      '2',
      [
        { field: 'marks.containers', before: 'CSQU3054383', after: 'CSQU3054383、TGHU7599330' },
        { field: 'goods.temperature', before: '4', after: '' },
        { field: 'eta', before: '1795393800000', after: '1795395600000' },
      ],
    ],
  ]);
  expect(codes(preview.errors)).toEqual(['required']);
  expect(codes(preview.acceptable)).toEqual(['container-check-digit']);
});

test('I2 another batch alone is no difference; a withdrawn request that comes again is', async () => {
  const [[id, row]] = [...(await stored([goodRow()]))] as [[string, NonNullable<ReturnType<typeof Object>>]];
  const { drafts } = await readRows([goodRow()]);
  const other = { ...(row as object), batchId: batchId.parse('older') } as NonNullable<(typeof drafts)[0]['value']>;
  expect(previewImport({ existing: new Map([[id, other]]), drafts }).unchanged).toHaveLength(1);
  const withdrawn = { ...other, status: 'withdrawn' as const };
  expect(previewImport({ existing: new Map([[id, withdrawn]]), drafts }).changed[0]?.fields).toEqual([
    { field: 'status', before: 'withdrawn', after: 'open' },
  ]);
});

test('an accepted draft comes in with the reason; without a reason nothing changes', async () => {
  const { drafts } = await readRows([goodRow({ 箱号: 'CSQU3054380' })]);
  const draft = drafts[0]!;
  expect(acceptDraft(draft, ' ')).toBe(draft);
  const accepted = acceptDraft(draft, '实箱如此');
  const preview = previewImport({ existing: new Map(), drafts: [accepted] });
  expect(preview.added[0]?.extra).toEqual({ 接受理由: '实箱如此' });
  expect(told(preview.warnings)).toEqual(['accepted 箱号: CSQU3054380 → 实箱如此']);
});

test('I3 a batch holds what is new or changed, nothing that already stands', async () => {
  const existing = await stored([goodRow({ 申请号: '1' }), goodRow({ 申请号: '2' })]);
  const { drafts } = await readRows([
    goodRow({ 申请号: '1' }),
    goodRow({ 申请号: '2', 备注: 'x' }),
    goodRow({ 申请号: '3' }),
  ]);
  const requests = previewImport({ existing, drafts });
  const consignments = previewImport({ existing: new Map(), drafts: [] });
  const of = {
    batchId: batchId.parse('b-2'),
    files: ['申请.csv'],
    portId: portId.parse('CNHCG'),
    day: dayText.parse('2026-11-23'),
  };
  const batch = batchOf({ ...of, requests, consignments });
  expect(batch.requests.map((r) => r.requestNo)).toEqual(['3', '2']);
  expect(batch).toMatchObject({
    batch: { id: 'b-2', files: ['申请.csv'] },
    portId: 'CNHCG',
    day: '2026-11-23',
    consignments: [],
  });
});

test('a row in two files comes in once when they agree, and is an error at the later when they do not', async () => {
  const files = await Promise.all(
    [
      [goodRow({ 申请号: '1' })],
      [goodRow({ 申请号: '1' }), goodRow({ 申请号: '2' })],
      [goodRow({ 申请号: '2', 件数: '1' })],
    ].map((rows) => readRows(rows)),
  );
  const named = files.map((f, i) => ({ file: `${i}.csv`, drafts: f.drafts }));
  const drafts = withoutRepeatsAcross(named).flatMap((f) => f.drafts);
  expect(drafts.map((d) => [codes(d.problems), d.value !== null])).toEqual([
    [[], true],
    [['repeated-row'], false],
    [[], true],
    [['duplicate-request'], false],
  ]);
});

test('error rows go back as a sheet of the same columns, are mended there and come in again', async () => {
  const columns = [...header, '内部号'];
  const rows = [
    { ...goodRow({ 申请号: '1', 查验方式: '目测', 备注: '=1+1' }), 内部号: '0012' },
    { ...goodRow({ 申请号: '2' }), 内部号: 'X' },
    { ...goodRow({ 申请号: '3', 箱号: 'CSQU3054380', 报关单号: '151720261000000017' }), 内部号: '' },
  ];
  const reading = await readRows(rows, columns);
  const errors = errorTable(reading, (p) => `${p.column}: ${p.code}`);
  expect(errors[0]).toEqual([...columns, '接受理由', '错误']);
  expect(errors.slice(1).map((row) => [row[0], row.at(-1)])).toEqual([
    ['1', '查验方式: unknown-word'],
    ['3', '箱号: container-check-digit'],
  ]);
  const mended = errors.map((row) => Array.from(row));
  mended[1]![columns.indexOf('查验方式')] = '外形';
  mended[2]![columns.length] = '实箱如此';
  for (const file of [
    fileOf('错误行.csv', writeCsv(mended)),
    fileOf('错误行.xlsx', await writeXlsx(mended, '错误行')),
  ]) {
    const again = await readSheet(file);
    expect(again.drafts.map((d) => [codes(d.problems), d.value?.requestNo, d.value?.extra])).toEqual([
      [[], '1', { 内部号: '0012' }],
      [['accepted'], '3', { 接受理由: '实箱如此' }],
    ]);
    expect(again.drafts[0]?.value?.note).toBe('=1+1');
    expect(again.drafts[1]?.value?.marks.declarations).toEqual(['151720261000000017']);
  }
});

test('csv is written in UTF-8 with a mark, formulas and long numbers guarded', () => {
  const text = Buffer.from(
    writeCsv([['=1+1', '-5', '-x', "'=a", '151720261000000017', '0306', 'a,"b"', '+8613812345678', '']]),
  ).toString();
  expect(text).toBe(`\uFEFF'=1+1,-5,'-x,''=a,"\t151720261000000017","\t0306","a,""b""",'+8613812345678,\r\n`);
});

test('xlsx is written with every cell as text', async () => {
  const bytes = await writeXlsx([['=1+1', '151720261000000017', '@x', '', '\u0001a']], '申请/[1]');
  const xlsx = await import('@e965/xlsx');
  const book = xlsx.read(bytes, { cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  for (const ref of ['A1', 'B1', 'C1']) expect(sheet[ref]).toMatchObject({ t: 's', z: '@' });
  expect([sheet['A1'].f, sheet['A1'].v, sheet['B1'].v, sheet['D1']]).toEqual([
    undefined,
    '=1+1',
    '151720261000000017',
    undefined,
  ]);
});

test('the template reads as an empty sheet: its example stands above the header', async () => {
  const table = templateTable('示例在表头之上，不会导入');
  for (const file of [fileOf('模板.csv', writeCsv(table)), fileOf('模板.xlsx', await writeXlsx(table, '申请'))])
    expect((await readSheet(file)).drafts).toEqual([]);
  const filled = [...table, table[1]!];
  const { drafts } = await readSheet(fileOf('模板.csv', writeCsv(filled)));
  expect(drafts.map((d) => [codes(d.problems), d.value?.requestNo])).toEqual([[[], 'HG-2026-0001']]);
});
