import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inspectionRequest } from '#shared/domain/request';
import { requestColumns } from '#shared/interchange/columns';
import { codes, readRow, readRows, readSheet, refusalOf } from '#tests/support/import-frame';
import { csvText, fileOf, goodRow, header, htmlText, tableOf, utf16, xlsFile, xlsxFile } from '#tests/support/sheets';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));

describe('a good row becomes a request', () => {
  test('every column reaches its field, in normal form', async () => {
    const draft = await readRow(goodRow({ 最早: '8:00', 最晚: '2026/11/23 12:00', 箱号: 'CSQU3054383、TGHU7599330' }));
    expect(draft.problems).toEqual([]);
    expect(inspectionRequest.parse(draft.value)).toEqual({
      id: 'CNHCG/2026-11-23/customs/HG-2026-0001',
      portId: 'CNHCG',
      day: '2026-11-23',
      agency: 'customs',
      requestNo: 'HG-2026-0001',
      marks: {
        plates: ['吉H12345'],
        foreignPlates: ['A123BC125'],
        trailers: [],
        vin: null,
        containers: ['CSQU3054383', 'TGHU7599330'],
        seals: ['SEAL001'],
        batchNo: 'B20261123001',
        billNo: 'T20261123001',
        declarations: ['151720261000000017'],
      },
      goods: { name: '活帝王蟹', hs: '0306339000', packages: 400, grossKg: 8500.5, temperature: 4 },
      trader: { name: '珲春某水产有限公司', uscc: '91350200MA2YJ1XR9G', phone: '13800000000' },
      direction: 'in',
      eta: Date.parse('2026-11-23T00:30:00Z'),
      mode: 'sample',
      minutes: 45,
      notBefore: Date.parse('2026-11-23T00:00:00Z'),
      notAfter: Date.parse('2026-11-23T04:00:00Z'),
      priority: 'normal',
      note: '',
      extra: {},
      status: 'open',
      batchId: 'b-1',
    });
  });

  test('the same rows read alike from every format and encoding', async () => {
    const table = tableOf([goodRow(), goodRow({ 查验单位: '边检', 申请号: 'BJ-1', 查验方式: '车体', 预计分钟: '' })]);
    const text = csvText(table);
    const files = [
      fileOf('a.csv', text),
      fileOf('a.csv', `\uFEFF${text}`),
      fileOf('a.csv', csvText(table, ';')),
      fileOf('a.csv', csvText(table, '\t')),
      fileOf('a.csv', utf16(text)),
      fileOf('a.csv', utf16(text, { big: true })),
      fileOf('a.csv', utf16(text, { mark: false })),
      fileOf('a.csv', utf16(text, { big: true, mark: false })),
      fileOf('a.CSV', `sep=;\r\n${csvText(table, ';')}`),
      fileOf('a.xls', htmlText(table)),
      xlsxFile(table),
      xlsFile(table),
    ];
    const readings = await Promise.all(files.map((file) => readSheet(file)));
    for (const reading of readings) {
      expect(reading.drafts.flatMap((d) => d.problems)).toEqual([]);
      expect(reading.drafts.map((d) => d.value)).toEqual(readings[0]?.drafts.map((d) => d.value));
    }
    expect(readings.map((r) => r.encoding)).toEqual([
      ...Array.from({ length: 4 }, () => 'utf-8'),
      'utf-16le',
      'utf-16be',
      'utf-16le',
      'utf-16be',
      'utf-8',
      'utf-8',
      null,
      null,
    ]);
  });

  test('GB18030 is read, in csv and in an HTML table named .xls, rare characters of four bytes included', async () => {
    const csv = await readSheet(fileOf('海关.csv', fixture('requests-gb18030.csv')));
    const html = await readSheet(fileOf('海关.xls', fixture('requests-gbk.xls')));
    expect([csv.encoding, html.encoding]).toEqual(['gb18030', 'gb18030']);
    expect(csv.drafts.map((d) => d.value)).toEqual(html.drafts.map((d) => d.value));
    expect(csv.drafts[0]?.value).toMatchObject({ note: '龘𠮷鎔 生僻字', priority: 'priority' });
    expect(csv.drafts[0]?.value?.trader.name).toBe('珲春某某水产（集团）有限公司');
    expect(csv.drafts[1]?.value).toMatchObject({ agency: 'border', marks: { plates: ['吉H12345'] } });
  });

  test('columns are found by every alias, in any order, in full width, with stars and brackets', async () => {
    for (const column of requestColumns) {
      for (const alias of column.aliases) {
        const columns = header.map((name) => (name === column.name ? alias : name)).toReversed();
        const row = { ...goodRow(), [alias]: goodRow()[column.name] ?? '' };
        const draft = await readRow(row, columns);
        expect([alias, codes(draft.problems), draft.value?.requestNo]).toEqual([alias, [], 'HG-2026-0001']);
      }
    }
    const marked = [
      '申请号*',
      ' 查验 单位 ',
      '毛重（KG）',
      '温控(℃)',
      'ＨＳ编码',
      'Request_No'.slice(0, 0) || '箱号 ',
      '品名',
      '进出境',
      'ＥＴＡ',
      '查验方式',
    ];
    const draft = await readRow(
      {
        '申请号*': 'A1',
        ' 查验 单位 ': '海关',
        '毛重（KG）': '12',
        '温控(℃)': '-18',
        ＨＳ编码: '0303',
        '箱号 ': 'CSQU3054383',
        品名: '鱼',
        进出境: '进境',
        ＥＴＡ: '8:30',
        查验方式: 'scan',
      },
      marked,
    );
    expect(draft.value?.goods).toMatchObject({ grossKg: 12, temperature: -18, hs: '0303' });
  });

  test('unknown columns are kept, an unnamed one under its letters, two of one name apart', async () => {
    const columns = ['内部编号', ...header, '', '内部编号'];
    const file = fileOf('a.csv', csvText([columns, ['X9', ...tableOf([goodRow()])[1]!, '旁注', 'Y9']]));
    const { drafts } = await readSheet(file);
    expect(drafts[0]?.value?.extra).toEqual({ 内部编号: 'X9', AC: '旁注', '内部编号 (2)': 'Y9' });
  });
});

describe('what surrounds the table', () => {
  test('a title above the header and sums, repeated headers and signatures below are passed over', async () => {
    const [names, ...rows] = tableOf([goodRow(), goodRow({ 申请号: 'HG-2' })]);
    const table = [
      ['珲春口岸查验申请表'],
      ['制表日期：2026-11-23'],
      [],
      names!,
      rows[0]!,
      ['小 计', '', '', '', '', '', '', '', '', '', '', '400'],
      names!,
      rows[1]!,
      ['合计：2票'],
      ['制表人：张三', '', '审核：李四'],
    ];
    for (const file of [
      fileOf('a.csv', csvText(table)),
      xlsxFile(table, { merges: ['A1:H1'] }),
      fileOf('a.xls', htmlText(table)),
    ]) {
      const reading = await readSheet(file);
      expect(reading.drafts.map((d) => [d.row, d.value?.requestNo])).toEqual([
        [5, 'HG-2026-0001'],
        [8, 'HG-2'],
      ]);
      expect(reading.skipped).toBe(4);
    }
  });

  test('a row that lacks its number and agency before the last sum is an error, never passed over', async () => {
    const table = [...tableOf([goodRow({ 申请号: '', 查验单位: '' })]), ['合计']];
    const reading = await readSheet(fileOf('a.csv', csvText(table)));
    expect(codes(reading.drafts[0]!.problems)).toEqual(['required', 'required']);
  });

  test('empty lines count as rows, so that a problem names the row that the officer sees', async () => {
    const [names, row] = tableOf([goodRow({ 查验方式: '目测' })]);
    const reading = await readSheet(fileOf('a.csv', csvText([[], names!, [], [], row!])));
    expect(reading.drafts[0]?.problems).toEqual([
      {
        file: 'a.csv',
        row: 5,
        column: '查验方式',
        read: '目测',
        expected: '机检 / 外形 / 抽查 / 彻底 / 检疫 / 车体',
        code: 'unknown-word',
        severity: 'error',
      },
    ]);
  });

  test('a sheet of a header alone has no rows and no fault', async () => {
    expect((await readRows([])).drafts).toEqual([]);
  });

  test('a sheet without a header, or without a required column, is refused whole', async () => {
    expect(await refusalOf(fileOf('a.csv', 'name,price\r\nfish,3\r\n'))).toBe('no-header');
    expect(
      await refusalOf(
        fileOf(
          'a.csv',
          csvText(
            tableOf(
              [goodRow()],
              header.filter((n) => n !== '品名'),
            ),
          ),
        ),
      ),
    ).toBe('missing-columns');
  });

  test('I1 a number that stands twice for one agency is an error at the later row only', async () => {
    const { drafts } = await readRows([
      goodRow(),
      goodRow({ 查验单位: '边检' }),
      goodRow({ 查验单位: 'customs', 申请号: 'ＨＧ-2026-0001' }),
    ]);
    expect(drafts.map((d) => codes(d.problems))).toEqual([[], [], ['duplicate-request']]);
    expect(drafts.map((d) => d.value === null)).toEqual([false, false, true]);
  });
});
