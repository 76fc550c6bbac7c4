import { deflateRawSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { requestColumns } from '#shared/interchange/columns';
import { crc32, zipStored, type ZipPart } from '#shared/interchange/zip';
import type { SourceFile } from '#shared/interchange/sniff';

/** A row of a request sheet by column names. */
export type SheetRow = Readonly<Record<string, string>>;

/** The header of a request sheet, in the order of the format. */
export const header: readonly string[] = requestColumns.map((c) => c.name);

/** A row that is right in every cell. */
export const goodRow = (over: SheetRow = {}): SheetRow => ({
  申请号: 'HG-2026-0001',
  查验单位: '海关',
  批次号: 'B20261123001',
  总运单号: 'T20261123001',
  报关单号: '151720261000000017',
  车牌: '吉H12345',
  境外车牌: 'А123ВС125',
  箱号: 'CSQU3054383',
  封志号: 'SEAL001',
  品名: '活帝王蟹',
  HS编码: '0306339000',
  件数: '400',
  毛重kg: '8500.5',
  '温控℃': '4',
  企业: '珲春某水产有限公司',
  统一社会信用代码: '91350200MA2YJ1XR9G',
  电话: '13800000000',
  进出境: '进境',
  预计到达: '2026-11-23 08:30',
  查验方式: '抽查',
  预计分钟: '45',
  优先: '普通',
  备注: '',
  ...over,
});

/** Rows of texts under the header: what every writer below takes. */
export const tableOf = (rows: readonly SheetRow[], columns: readonly string[] = header): string[][] => [
  [...columns],
  ...rows.map((row) => columns.map((name) => row[name] ?? '')),
];

const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** The text of a csv file. */
export const csvText = (table: readonly (readonly string[])[], separator = ','): string =>
  table.map((row) => row.map((text) => quoted(text, separator)).join(separator)).join('\r\n');

/** UTF-16 bytes, little-endian unless told, with or without a byte order mark. */
export function utf16(text: string, { big = false, mark = true } = {}): Uint8Array {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

/** A file of a name and a text or bytes. */
export const fileOf = (name: string, content: string | Uint8Array): SourceFile => ({
  name,
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
});

/** An HTML table as port systems save it under the name `.xls`. */
export const htmlText = (table: readonly (readonly string[])[], charset = 'utf-8'): string => {
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const rows = table.map((row) => `<tr>${row.map((text) => `<td class="xl24">${escape(text)}</td>`).join('')}</tr>`);
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><style>td{mso-number-format:"\\@"}</style></head><body><table border=1>${rows.join('\n')}</table></body></html>`;
};

/** A cell as a workbook keeps it. */
export type BookCell =
  | string
  | null
  | { readonly number: string; readonly style?: keyof typeof STYLES }
  | { readonly formula: string; readonly shown?: string }
  | { readonly error: string };

/** Number formats of the workbooks made here, by their place in its style table. */
const STYLES = { general: 0, dateTime: 1, date: 2, time: 3, zeros: 4, chineseDate: 5 } as const;
const FORMATS = [0, 164, 165, 20, 166, 31];

/** What a workbook made here can have besides its cells. */
export type BookForm = {
  readonly from1904?: boolean;
  readonly hiddenRows?: readonly number[];
  readonly merges?: readonly string[];
  /** Parts to add or to replace, by path. */
  readonly parts?: Readonly<Record<string, string>>;
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function cellXml(cell: BookCell, ref: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string')
    return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  if ('number' in cell) return `<c r="${ref}" s="${STYLES[cell.style ?? 'general']}"><v>${cell.number}</v></c>`;
  if ('error' in cell) return `<c r="${ref}" t="e"><v>${cell.error}</v></c>`;
  const value = cell.shown === undefined ? '<v></v>' : `<v>${escapeXml(cell.shown)}</v>`;
  return `<c r="${ref}"${cell.shown === undefined ? '' : ' t="str"'}><f>${escapeXml(cell.formula)}</f>${value}</c>`;
}

function sheetXml(table: readonly (readonly BookCell[])[], form: BookForm): string {
  const rows = table.map((row, r) => {
    const cells = row.map((cell, c) => cellXml(cell, `${utils.encode_col(c)}${r + 1}`));
    return `<row r="${r + 1}"${form.hiddenRows?.includes(r + 1) ? ' hidden="1"' : ''}>${cells.join('')}</row>`;
  });
  const merges = (form.merges ?? []).map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const merged = merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`;
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData>${merged}</worksheet>`;
}

/** The parts of an `.xlsx` workbook with one sheet, written by hand so that a test decides every byte of them. */
export function bookParts(table: readonly (readonly BookCell[])[], form: BookForm = {}): Record<string, string> {
  const custom = `<numFmt numFmtId="164" formatCode="yyyy/m/d h:mm"/><numFmt numFmtId="165" formatCode="yyyy-mm-dd"/><numFmt numFmtId="166" formatCode="0000000000"/>`;
  const formats = FORMATS.map(
    (id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>`,
  );
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${form.from1904 === true ? '<workbookPr date1904="1"/>' : ''}<sheets><sheet name="查验申请" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="3">${custom}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${FORMATS.length}">${formats.join('')}</cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': sheetXml(table, form),
    ...form.parts,
  };
}

const partsOf = (parts: Readonly<Record<string, string>>): ZipPart[] =>
  Object.entries(parts).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));

/** An `.xlsx` file of the cells. */
export const xlsxFile = (
  table: readonly (readonly BookCell[])[],
  form: BookForm = {},
  name = '申请.xlsx',
): SourceFile => fileOf(name, zipStored(partsOf(bookParts(table, form))));

/** A zip file with one deflated part whose headers claim what the test tells them to. */
export function deflatedZip(
  path: string,
  content: Uint8Array,
  claim: { size?: number; crc?: number } = {},
): Uint8Array {
  const packed = deflateRawSync(content, { level: 9 });
  const size = claim.size ?? content.length;
  const crc = claim.crc ?? crc32(content);
  const name = Buffer.from(path);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  for (const [bytes, from] of [
    [local, 0],
    [central, 2],
  ] as const) {
    bytes.writeUInt16LE(8, 8 + from);
    bytes.writeUInt32LE(crc, 14 + from);
    bytes.writeUInt32LE(packed.length, 18 + from);
    bytes.writeUInt32LE(size, 22 + from);
    bytes.writeUInt16LE(name.length, 26 + from);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

/** A cell of an `.xls` workbook: what it shows, its number format, its formula. */
export type OldCell = { readonly v: number | string; readonly z?: string; readonly f?: string };

/** An `.xls` file (BIFF 8). */
export function xlsFile(
  table: readonly (readonly (string | OldCell)[])[],
  { name = '申请.xls', from1904 = false } = {},
): SourceFile {
  const book = utils.book_new();
  book.Workbook = { WBProps: { date1904: from1904 } };
  const rows = table.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? cell : { t: typeof cell.v === 'number' ? 'n' : 's', ...cell })),
  );
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '查验申请');
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'biff8' });
  return fileOf(name, bytes as Uint8Array);
}
