import { utils, write, type WorkSheet } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { openTable } from '#shared/interchange/open-file';
import { codes, readSheet, refusalOf, told } from '#tests/support/import-frame';
import {
  goodRow,
  header,
  tableOf,
  xlsFile,
  xlsxFile,
  type BookCell,
  type OldCell,
  type BookForm,
  type SheetRow,
} from '#tests/support/sheets';

const port = (text: string) => Date.parse(`${text}+08:00`);

/** Reads one row of a workbook in which some cells are not texts. */
async function readCells(over: Readonly<Record<string, BookCell>>, form: BookForm = {}) {
  const columns = [...header, ...Object.keys(over).filter((name) => !header.includes(name))];
  const row = columns.map((name) => over[name] ?? goodRow()[name] ?? '');
  const { drafts } = await readSheet(xlsxFile([columns, row], form));
  return drafts[0]!;
}

describe('numbers of a workbook', () => {
  test.each(['报关单号', '申请号', '电话', '批次号', '毛重kg'])(
    '%s of more than 11 digits as a number is an error that says so',
    async (name) => {
      const draft = await readCells({ [name]: { number: '1.5172026100000002E17' } });
      expect(draft.problems).toMatchObject([{ code: 'long-number', row: 2, column: name, expected: 'text' }]);
      expect(draft.problems[0]?.read).toMatch(/^1517202610000000\d\d$/);
      expect(draft.value).toBeNull();
    },
  );

  test('11 digits are kept: a telephone number, a request number', async () => {
    const draft = await readCells({ 电话: { number: '13812345678' }, 申请号: { number: '20261123001' } });
    expect([codes(draft.problems), draft.value?.trader.phone, draft.value?.requestNo]).toEqual([
      [],
      '13812345678',
      '20261123001',
    ]);
  });

  test('leading zeros that a format shows are kept; those that it does not show are put back in a goods code', async () => {
    expect((await readCells({ HS编码: { number: '306339000', style: 'zeros' } })).value?.goods.hs).toBe('0306339000');
    const bare = await readCells({ HS编码: { number: '306339000' } });
    expect([codes(bare.problems), bare.value?.goods.hs]).toEqual([['repaired'], '0306339000']);
  });

  test('floating-point noise is no part of a number', async () => {
    expect((await readCells({ 毛重kg: { number: '8500.300000000001' } })).value?.goods.grossKg).toBe(8500.3);
  });

  test('a long number in an unknown column is told and kept', async () => {
    const draft = await readCells({ 内部号: { number: '1.2345678901234567E17' } });
    expect(codes(draft.problems)).toEqual(['unknown-long-number']);
    expect(draft.value).not.toBeNull();
  });

  test('a time of 14 digits keeps them all, also as a number', async () => {
    const draft = await readCells({ 预计到达: { number: '20261123083000' } });
    expect([codes(draft.problems), draft.value?.eta]).toEqual([[], port('2026-11-23T08:30')]);
  });
});

describe('dates of a workbook', () => {
  test.each([
    ['1900', { number: '46349.354166666664', style: 'dateTime' }, {}],
    ['1904', { number: '44887.354166666664', style: 'dateTime' }, { from1904: true }],
    ['without its format', { number: '46349.354166666664' }, {}],
    ['without its format, from 1904', { number: '44887.354166666664' }, { from1904: true }],
    ['in a Chinese built-in format', { number: '46349.354166666664', style: 'chineseDate' }, {}],
    ['a time alone', { number: '0.354166666666667', style: 'time' }, {}],
  ] as const)('%s', async (_, cell, form) => {
    const draft = await readCells({ 预计到达: cell }, form);
    expect([codes(draft.problems), draft.value?.eta]).toEqual([[], port('2026-11-23T08:30')]);
  });

  test('a date whose format shows no time is no arrival', async () => {
    expect(told((await readCells({ 预计到达: { number: '46349', style: 'date' } })).problems)).toEqual([
      'bad-time 预计到达: 2026-11-23 → 2026-11-23 08:30',
    ]);
  });

  test('midnight shown as a time is midnight', async () => {
    expect((await readCells({ 预计到达: { number: '46349', style: 'dateTime' } })).value?.eta).toBe(
      port('2026-11-23T00:00'),
    );
  });
});

describe('formulas, merges, hidden rows', () => {
  test('a formula stands as what it last showed, or as its own text', async () => {
    expect((await readCells({ 备注: { formula: 'A1&B1', shown: '见附件' } })).value?.note).toBe('见附件');
    expect((await readCells({ 备注: { formula: '1+1' } })).value?.note).toBe('=1+1');
    expect((await readCells({ 备注: { formula: 'HYPERLINK("http://x","y")' } })).value?.note).toBe(
      '=HYPERLINK("http://x","y")',
    );
  });

  test('an error value is an error at its cell', async () => {
    expect(told((await readCells({ 品名: { error: '#N/A' } })).problems)).toEqual(['formula-error 品名: #N/A → ']);
  });

  test('a name merged over three rows is the name of all three', async () => {
    const rows: SheetRow[] = ['1', '2', '3'].map((n) => goodRow({ 申请号: n, 企业: n === '1' ? '三家合一公司' : '' }));
    const letter = String.fromCharCode(65 + header.indexOf('企业'));
    const { drafts } = await readSheet(xlsxFile(tableOf(rows), { merges: [`${letter}2:${letter}4`] }));
    expect(drafts.map((d) => d.value?.trader.name)).toEqual(['三家合一公司', '三家合一公司', '三家合一公司']);
  });

  test('a number merged over two rows stands twice: an error, not a row lost', async () => {
    const rows = [goodRow(), goodRow({ 申请号: '', 箱号: 'TGHU7599330' })];
    const { drafts } = await readSheet(xlsxFile(tableOf(rows), { merges: ['A2:A3'] }));
    expect(drafts.map((d) => codes(d.problems))).toEqual([[], ['duplicate-request']]);
  });

  test('hidden rows come in and are told', async () => {
    const { drafts } = await readSheet(xlsxFile(tableOf([goodRow(), goodRow({ 申请号: '2' })]), { hiddenRows: [3] }));
    expect(drafts.map((d) => [d.row, codes(d.problems), d.value !== null])).toEqual([
      [2, [], true],
      [3, ['hidden-row'], true],
    ]);
  });

  test('the first sheet that is shown is read', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
    const file = xlsxFile([['code'], ['x']], {
      parts: {
        'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="lists" sheetId="1" state="hidden" r:id="rId1"/><sheet name="申请" sheetId="2" r:id="rId3"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId3" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
        'xl/worksheets/sheet2.xml': `<worksheet xmlns="${main}"><sheetData><row r="1">${header.map((n) => `<c t="inlineStr"><is><t>${n}</t></is></c>`).join('')}</row></sheetData></worksheet>`,
        '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${type}.worksheet+xml"/></Types>`,
      },
    });
    expect((await readSheet(file)).sheet).toBe('申请');
  });

  test('a sheet with a name but without the wanted columns is refused', async () => {
    expect(
      await refusalOf(
        xlsxFile([
          ['a', 'b'],
          ['1', '2'],
        ]),
      ),
    ).toBe('no-header');
    expect(
      await refusalOf(
        xlsFile([
          ['a', 'b'],
          ['1', '2'],
        ]),
      ),
    ).toBe('no-header');
  });
});

describe('the older binary format', () => {
  const row = (over: Readonly<Record<string, OldCell>>) => header.map((name) => over[name] ?? goodRow()[name] ?? '');

  test('long numbers are errors, dates are read from 1900 and from 1904', async () => {
    const long = await readSheet(xlsFile([header, row({ 报关单号: { v: 1.51720261e17 } })]));
    expect(codes(long.drafts[0]!.problems)).toEqual(['long-number']);
    for (const [v, from1904] of [
      [46349.354166666664, false],
      [44887.354166666664, true],
    ] as const) {
      const { drafts } = await readSheet(xlsFile([header, row({ 预计到达: { v, z: 'yyyy/m/d h:mm' } })], { from1904 }));
      expect([codes(drafts[0]!.problems), drafts[0]?.value?.eta]).toEqual([[], port('2026-11-23T08:30')]);
    }
  });

  test('a formula stands as what it last showed', async () => {
    const over = { 备注: { v: '见附件', f: '"见"&"附件"' }, 件数: { v: 400, f: '200*2' } };
    const { drafts } = await readSheet(xlsFile([header, row(over)]));
    expect([codes(drafts[0]!.problems), drafts[0]?.value?.note, drafts[0]?.value?.goods.packages]).toEqual([
      [],
      '见附件',
      400,
    ]);
  });

  test('a stream that has lost its thread is damaged, not read in part', async () => {
    const { bytes } = xlsFile(tableOf([goodRow(), goodRow({ 申请号: '2' })]));
    const stream = Buffer.from(bytes).indexOf(Uint8Array.from([0x09, 0x08, 0x10, 0x00]));
    for (const at of [stream + 2, stream + 30, stream + 200, Math.floor(bytes.length / 2)]) {
      const torn = Uint8Array.from(bytes);
      torn.copyWithin(at, at + 7);
      expect(await refusalOf({ name: 'a.xls', bytes: torn })).toBe('damaged');
    }
    expect(await refusalOf({ name: 'a.xls', bytes: bytes.subarray(0, Math.floor(bytes.length / 2)) })).toBe('damaged');
  });
});

describe('a workbook of several sheets', () => {
  const book = utils.book_new();
  const sheet = (...lines: string[][]): WorkSheet => utils.aoa_to_sheet(lines);
  utils.book_append_sheet(book, sheet(['说明']), '填表说明');
  utils.book_append_sheet(book, sheet(...tableOf([goodRow()])), '进境');
  utils.book_append_sheet(book, sheet(...tableOf([goodRow({ 申请号: 'HG-2' })])), '出境');
  utils.book_append_sheet(book, sheet(['x']), '代码');
  book.Workbook = { Sheets: [{}, {}, {}, { Hidden: 1 }] };
  const file = {
    name: '三张.xlsx',
    bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer),
  };
  const opened = async (over: object = {}) => {
    const read = await openTable({ ...file, ...over });
    if (!read.ok) throw new Error(read.error.code);
    return { sheet: read.value.grid.sheet, sheets: read.value.sheets };
  };

  test('I7: names those that can be seen, and is read at the one that is meant, else at the first', async () => {
    const sheets = ['填表说明', '进境', '出境'];
    expect(await opened()).toEqual({ sheet: '填表说明', sheets });
    expect(await opened({ sheet: '出境' })).toEqual({ sheet: '出境', sheets });
    expect(await opened({ sheet: '代码' })).toEqual({ sheet: '填表说明', sheets });
    expect(await opened({ sheet: 'nowhere' })).toEqual({ sheet: '填表说明', sheets });
    const reading = await readSheet({ ...file, sheet: '出境' });
    expect(reading.drafts.map((d) => d.value?.requestNo)).toEqual(['HG-2']);
  });
});
