import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectionRequest } from '#shared/domain/request';
import { consignment } from '#shared/domain/consignment';
import { readImportFile } from '#shared/interchange/read-file';
import type { Draft } from '#shared/interchange/request-row';
import { writeCsv, writeXlsx } from '#shared/interchange/sheet-writer';
import { zipStored } from '#shared/interchange/zip';
import { frame, readSheet } from '#tests/support/import-frame';
import { billXml, messageXml, truckXml } from '#tests/support/manifests';
import {
  bookParts,
  csvText,
  fileOf,
  goodRow,
  header,
  htmlText,
  tableOf,
  utf16,
  xlsFile,
  xlsxFile,
} from '#tests/support/sheets';

/** The signs of a text, those of two units whole. */
const signs = (text: string): string[] => Array.from(text);

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom(...signs('=+-@\'"; ,\t，；、蟹吉龘ＡａA19０€жЖ𠮷\n<>&#[]')), maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '1.5E+17',
    '0012',
    '151720261000000017',
    '#N/A',
    'TRUE',
    '2026-11-23',
    '46349.35',
    '=1+1',
    "'=1",
    'null',
  ),
);

/** Cells that may be anything at all, and cells that make most rows good. */
const anyRow = fc.dictionary(fc.constantFrom(...header, '内部号', '错误', '接受理由'), word, { maxKeys: 30 });
const likelyRow = fc
  .record(
    {
      申请号: fc.string({ unit: fc.constantFrom(...signs('HG-019蟹=@')), minLength: 1, maxLength: 12 }),
      品名: word,
      企业: word,
      备注: word,
      箱号: fc.constantFrom('CSQU3054383', 'CSQU3054380', '', 'x'),
      预计到达: fc.constantFrom('8:30', '2026/11/23 9:05', '20261123101500', '25:00'),
      内部号: word,
    },
    { requiredKeys: ['申请号'] },
  )
  .map((over) => goodRow(over));
const columns = [...header, '内部号', '错误', '接受理由'];

/** What a draft means, whatever file it came from. */
const meaning = (sheet: Awaited<ReturnType<typeof readSheet>>) =>
  sheet.drafts.map((d) => ({ ...d, problems: d.problems.map((p) => ({ ...p, file: '' })) }));

test('what is written as xlsx or csv reads back as the same drafts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(anyRow, likelyRow), { maxLength: 8 }), async (rows) => {
      const first = await readSheet(fileOf('a.csv', writeCsv(tableOf(rows, columns))));
      const table = [first.columns.map((c) => c.name), ...first.drafts.map((d) => d.texts)];
      const dense = await readSheet(fileOf('a.csv', writeCsv(table)));
      const book = await readSheet(fileOf('a.xlsx', await writeXlsx(table, '申请')));
      expect(meaning(book)).toEqual(meaning(dense));
      expect(meaning(dense).map((d) => d.value)).toEqual(meaning(first).map((d) => d.value));
    }),
    { numRuns: 60, examples: [[[{ 申请号: 'toString', 品名: '__proto__', 企业: 'constructor' }]]] },
  );
});

/** A draft is good by the schema of its row, or something keeps it out. */
const isSound = (
  { value, problems }: Draft<unknown>,
  schema: typeof inspectionRequest | typeof consignment,
): boolean =>
  value === null
    ? problems.some((p) => p.severity === 'error' || p.code === 'repeated-row')
    : !problems.some((p) => p.severity === 'error') && schema.safeParse(value).success;

test('every row is either good by the schema of the request or has an error at its cell', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(anyRow, likelyRow), { maxLength: 12 }), async (rows) => {
      const { drafts } = await readSheet(fileOf('a.csv', writeCsv(tableOf(rows, columns))));
      expect(drafts.filter((draft) => !isSound(draft, inspectionRequest))).toEqual([]);
      const astray = drafts.flatMap((d) => d.problems.filter((p) => p.row !== d.row || p.file !== 'a.csv'));
      expect(astray).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const good = tableOf([goodRow(), goodRow({ 申请号: '2' })]);
const manifest = messageXml(
  'MT1401',
  `<DeclarationID>B20261123001</DeclarationID>${truckXml}${billXml('T20261123001')}`,
);
const seeds: readonly (readonly [string, Uint8Array])[] = [
  ['a.csv', Buffer.from(csvText(good))],
  ['a.csv', utf16(csvText(good))],
  ['a.xls', Buffer.from(htmlText(good))],
  ['a.xls', xlsFile(good).bytes],
  ['a.xlsx', xlsxFile(good).bytes],
  ['a.xml', Buffer.from(manifest)],
];

/** Reads a file that may be anything; what comes out must be sound rows or a refusal of this file. */
async function readOrRefuse(name: string, bytes: Uint8Array): Promise<void> {
  const read = await readImportFile(fileOf(name, bytes), frame);
  const drafts: readonly Draft<unknown>[] = read.ok ? read.value.drafts : [];
  const schema = read.ok && read.value.is === 'manifest' ? consignment : inspectionRequest;
  expect(read.ok ? name : read.error.file).toBe(name);
  expect(drafts.filter((draft) => !isSound(draft, schema))).toEqual([]);
}

test('arbitrary bytes under any name are read or refused, never thrown at', async () => {
  const names = fc.constantFrom('a.csv', 'a.xlsx', 'a.xls', 'a.xml', 'a.html', 'a.txt', 'a');
  const starts = fc.constantFrom(
    '',
    'PK\u0003\u0004',
    '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
    '<?xml version="1.0"?>',
    '<table>',
    '\u00ff\u00fe',
    '申请号,查验单位,',
  );
  await fc.assert(
    fc.asyncProperty(names, starts, fc.uint8Array({ maxLength: 2000 }), async (name, start, rest) => {
      await readOrRefuse(name, Buffer.concat([Buffer.from(start, 'latin1'), rest]));
    }),
    { numRuns: 1500 },
  );
});

test('good files with bytes changed, cut or doubled are read or refused, never thrown at', async () => {
  const changes = fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...seeds), changes, fc.nat(1000), async ([name, seed], made, share) => {
      const bytes = Uint8Array.from(seed);
      for (const { at, byte } of made) bytes[at % bytes.length] = byte;
      const cut = share > 900 ? bytes.subarray(0, Math.floor((bytes.length * (share - 900)) / 100)) : bytes;
      await readOrRefuse(name, cut);
    }),
    { numRuns: 800 },
  );
});

test('workbooks whose parts are whole but nonsense are read or refused, never thrown at', async () => {
  const parts = Object.entries(bookParts(good));
  const changes = fc.array(fc.record({ at: fc.nat(), length: fc.nat(30), from: fc.nat() }), {
    minLength: 1,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(parts.length - 1), changes, async (which, made) => {
      const mended = parts.map(([path, text], i) => {
        const bytes = Uint8Array.from(Buffer.from(text));
        if (i === which)
          for (const { at, length, from } of made)
            bytes.copyWithin(at % bytes.length, from % bytes.length, (from % bytes.length) + length);
        return { path, bytes };
      });
      await readOrRefuse('a.xlsx', zipStored(mended));
    }),
    { numRuns: 300 },
  );
});

test('markup of any shape is read or refused, never thrown at', async () => {
  const piece = fc.constantFrom(
    '<table>',
    '<tr>',
    '</tr>',
    '<td>',
    '<td rowspan=3 colspan="2">',
    '</td>',
    '<th>',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '<br>',
    '<td "',
    "<tr '",
    '>',
    '<',
    '&#x',
    '&amp;',
    '&#99999999;',
    '申请号',
    '查验单位',
    '品名',
    '进出境',
    'ETA',
    '查验方式',
    '8:30',
    '<![CDATA[',
    ']]>',
    '<?x',
    '?>',
    '<a b="',
    '"/>',
    '</a>',
    '<Head>',
    '<Declaration>',
    '<!DOCTYPE x>',
    '\u0000',
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('a.xls', 'a.xml'), fc.array(piece, { maxLength: 60 }), async (name, pieces) => {
      await readOrRefuse(name, Buffer.from(`<${name === 'a.xml' ? 'Manifest>' : 'html>'}${pieces.join('')}`));
    }),
    { numRuns: 1500 },
  );
});
