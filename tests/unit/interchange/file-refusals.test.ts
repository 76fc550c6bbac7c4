import { describe, expect, test } from 'vitest';
import { MOST_ROWS } from '#shared/interchange/cells';
import { encodeUtf8, inflate } from '#shared/interchange/platform';
import { sniff } from '#shared/interchange/sniff';
import { unzip, zipStored } from '#shared/interchange/zip';
import { refusalOf } from '#tests/support/import-frame';
import {
  bookParts,
  csvText,
  deflatedZip,
  fileOf,
  goodRow,
  header,
  htmlText,
  tableOf,
  xlsFile,
  xlsxFile,
} from '#tests/support/sheets';

const table = tableOf([goodRow()]);
const xlsx = xlsxFile(table).bytes;
const xls = xlsFile(table).bytes;
const html = htmlText(table);
const csv = csvText(table);
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

describe('a file must be what its name says', () => {
  test.each([
    ['a.xlsx', csv],
    ['a.xlsx', html],
    ['a.xlsx', xls],
    ['a.xlsx', png],
    ['a.xlsx', 'PK this is no zip'],
    ['a.xls', csv],
    ['a.xls', xlsx],
    ['a.xls', csvText(table, '\t')],
    ['a.xls', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'],
    ['a.csv', xlsx],
    ['a.csv', xls],
    ['a.csv', html],
    ['a.csv', png],
    ['a.csv', '%PDF-1.7\n%\u0001\u0002'],
    ['a.xml', csv],
    ['a.xml', html],
    ['a.xml', xlsx],
  ])('%s that is another kind of file is refused whole', async (name, content) => {
    const found = sniff(fileOf(name, content));
    expect(found.ok ? found.value : found.error.code).toBe('not-what-its-name-says');
    expect(await refusalOf(fileOf(name, content))).toBe('not-what-its-name-says');
  });

  test('I7: a workbook with a formula that ends before its length is refused at once, not read in circles', async () => {
    const label = Buffer.from(xls).findIndex(
      (byte, i) => byte === 0x04 && xls[i + 1] === 0x02 && xls[i + 2]! < 22 && xls[i + 3] === 0,
    );
    const bytes = Uint8Array.from(xls);
    bytes[label] = 0x06; // the record of a short text is now called a formula
    expect(label).toBeGreaterThan(0);
    expect(await refusalOf(fileOf('a.xls', bytes))).toBe('damaged');
  }, 10_000);

  test('an HTML table named .xls, .html or .htm is read', async () => {
    for (const name of ['a.xls', 'A.XLS', 'a.html', 'a.htm']) expect(await refusalOf(fileOf(name, html))).toBe('read');
    for (const text of [
      html.replace(/^<html[^>]*>/, ''),
      `\n<!-- saved -->\n${html}`,
      `\uFEFF${html}`,
      `<?xml version="1.0"?>${html}`,
    ])
      expect(await refusalOf(fileOf('a.xls', text))).toBe('read');
  });

  test.each(['a.pdf', 'a.ods', 'a.xlsm', 'a.xlsb', 'a', '申请', 'a.xlsx.exe'])(
    'the extension of %s is not read',
    async (name) => {
      expect(await refusalOf(fileOf(name, csv))).toBe('unknown-extension');
    },
  );

  test.each(['a.csv', 'a.xlsx', 'a.xls', 'a.xml'])('an empty %s is refused', async (name) => {
    for (const content of ['', ' \r\n', '\u0000\u0000'])
      expect(await refusalOf(fileOf(name, content))).toBe('empty-file');
  });

  test('a zip file that holds no workbook is no workbook', async () => {
    const docx = zipStored([{ path: 'word/document.xml', bytes: encodeUtf8('<x/>') }]);
    expect(await refusalOf(fileOf('a.xlsx', docx))).toBe('not-what-its-name-says');
    const xlsb = zipStored([{ path: 'xl/workbook.bin', bytes: encodeUtf8('x') }]);
    expect(await refusalOf(fileOf('a.xlsx', xlsb))).toBe('not-what-its-name-says');
  });

  test('an encrypted workbook says so', async () => {
    const cfb = new Uint8Array(4096);
    cfb.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    cfb.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024);
    expect(await refusalOf(fileOf('a.xlsx', cfb))).toBe('encrypted');
  });
});

describe('a damaged file is refused, never read in part', () => {
  test('a workbook cut short', async () => {
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const cut = xlsx.slice(0, Math.floor(xlsx.length * share));
      expect(await refusalOf(fileOf('a.xlsx', cut))).toBe('damaged');
    }
  });

  test('a workbook with a bit turned over', async () => {
    const turned = Uint8Array.from(xlsx);
    const at = Buffer.from(turned).indexOf('吉H12345');
    turned[at] = (turned[at] ?? 0) ^ 1;
    expect(await refusalOf(fileOf('a.xlsx', turned))).toBe('damaged');
  });

  test('a workbook whose sheet is missing', async () => {
    const { 'xl/worksheets/sheet1.xml': _, ...parts } = bookParts(table);
    const file = zipStored(Object.entries(parts).map(([path, text]) => ({ path, bytes: encodeUtf8(text) })));
    expect(await refusalOf(fileOf('a.xlsx', file))).toBe('damaged');
  });

  test('a quote that is never closed would swallow the rest of the file', async () => {
    expect(await refusalOf(fileOf('a.csv', `${csvText(table.slice(0, 1))}\r\n"HG-1,海关\r\nHG-2,海关`))).toBe(
      'unclosed-quote',
    );
  });

  test('bytes of no encoding', async () => {
    expect(await refusalOf(fileOf('a.csv', Uint8Array.from([0x41, 0x2c, 0xff, 0xff, 0x80, 0x0a])))).toBe('undecodable');
  });
});

describe('sizes are bounded', () => {
  test('more than 64 MiB is refused unread', async () => {
    expect(await refusalOf(fileOf('a.csv', new Uint8Array(64 * 1024 * 1024 + 1).fill(65)))).toBe('too-large');
  });

  test('a part that inflates to more than its header says is damaged, whatever it says', async () => {
    const bomb = new Uint8Array(50_000_000);
    const lying = deflatedZip('xl/workbook.xml', bomb, { size: 1000 });
    expect(lying.length).toBeLessThan(100_000);
    expect(await unzip(lying, 1_000_000, () => true)).toEqual({ ok: false, error: 'damaged' });
    expect(await refusalOf(fileOf('a.xlsx', lying))).toBe('damaged');
    expect(await unzip(deflatedZip('x', bomb), 1_000_000, () => true)).toEqual({ ok: false, error: 'too-large' });
  });

  test('inflating stops at its limit', async () => {
    const { deflateRawSync } = await import('node:zlib');
    const packed = deflateRawSync(new Uint8Array(1_000_000));
    expect(await inflate(packed, 999_999)).toBeNull();
    expect((await inflate(packed, 1_000_000))?.length).toBe(1_000_000);
    expect(await inflate(packed.subarray(0, packed.length - 5), 1_000_000)).toBeNull();
  });

  test('more rows or columns than a port has are refused', async () => {
    const many = [header, ...Array.from({ length: MOST_ROWS }, () => ['x'])];
    expect(await refusalOf(fileOf('a.csv', csvText(many)))).toBe('too-many-rows');
    const wide = [[...header, ...Array.from({ length: 600 }, (_, i) => `c${i}`)]];
    for (const file of [fileOf('a.csv', csvText(wide)), fileOf('a.xls', htmlText(wide)), xlsxFile(wide)])
      expect(await refusalOf(file)).toBe('too-many-columns');
  });

  test('merged blocks that overlap over and over are refused', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => goodRow({ 申请号: String(i) }));
    const merges = Array.from({ length: 6000 }, () => 'A2:A400');
    expect(await refusalOf(xlsxFile(tableOf(rows), { merges }))).toBe('damaged');
  });
});

test('a zip file round-trips, checksums watched', async () => {
  const parts = [
    { path: 'a/b.xml', bytes: encodeUtf8('<x>珲春</x>') },
    { path: 'c.rels', bytes: encodeUtf8('') },
  ];
  const packed = zipStored(parts);
  expect(await unzip(packed, 1000, () => true)).toEqual({ ok: true, value: parts });
  expect(await unzip(deflatedZip('x', encodeUtf8('abc'), { crc: 1 }), 1000, () => true)).toEqual({
    ok: false,
    error: 'damaged',
  });
});
