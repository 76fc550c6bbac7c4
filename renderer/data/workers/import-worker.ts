import '../quiet-zod';
import type { Consignment } from '#shared/domain/consignment';
import type { InspectionRequest } from '#shared/domain/request';
import { openTable } from '#shared/interchange/open-file';
import { paced, type Pace } from '#shared/interchange/pace';
import type { FileRefusal } from '#shared/interchange/problems';
import { readRequestRow, type Draft, type ImportFrame } from '#shared/interchange/request-row';
import { readRequestSheet } from '#shared/interchange/request-sheet';
import { readRoadManifest } from '#shared/interchange/road-manifest';
import { layoutOf } from '#shared/interchange/row-cells';
import { withoutRepeatsAcross, type FileDrafts } from '#shared/interchange/several-files';
import { agencyWords } from '#shared/interchange/sheet-words';
import { sniff, type SourceFile } from '#shared/interchange/sniff';
import { headOf, matchedTable, signatureOf, type ColumnMatches } from './import-columns';
import type { FileReport, ImportJob, ImportNews } from './import-messages';

const tell = (news: ImportNews): void => globalThis.postMessage(news, { transfer: [] });

/** Rows in one message: taking one over costs the page some milliseconds. */
const CHUNK = 250;

async function run({ files, frame, matches }: ImportJob): Promise<void> {
  const sheets: FileDrafts<InspectionRequest>[] = [];
  const manifests: FileDrafts<Consignment>[] = [];
  for (const file of files) {
    const kind = sniff(file);
    if (kind.ok && kind.value === 'xml') manifests.push(...(await readManifest(file, frame)));
    else sheets.push(...(await readSheet(file, frame, matches)));
  }
  for (const { file, drafts } of withoutRepeatsAcross(sheets))
    for (const some of inChunks(drafts)) tell({ kind: 'drafts', read: { of: 'requests', file, drafts: some } });
  for (const { file, drafts } of manifests)
    for (const some of inChunks(drafts)) tell({ kind: 'drafts', read: { of: 'consignments', file, drafts: some } });
  tell({ kind: 'end' });
}

const paceOf = (file: SourceFile): Pace => ({
  onProgress: (done, total) => tell({ kind: 'progress', file: file.name, done, total }),
});

type Requests = readonly FileDrafts<InspectionRequest>[];

async function readSheet(file: SourceFile, frame: ImportFrame, matches: ColumnMatches): Promise<Requests> {
  if (Object.keys(matches).length > 0) {
    const told = await readAsTold(file, frame, matches);
    if (told) return told;
  }
  const reading = await readRequestSheet(file, frame, paceOf(file));
  if (!reading.ok) return refused(reading.error, await lookInto(file, reading.error));
  const { kind, encoding, sheet, sheets, columns, drafts, skipped } = reading.value;
  const names = columns.map((c) => c.name);
  const samples = columns.map((c) => drafts.find((d) => d.texts[c.index])?.texts[c.index] ?? '');
  const rows = drafts.length;
  const head = { names, samples, missing: [] };
  tell({
    kind: 'report',
    report: {
      file: file.name,
      refusal: null,
      kind,
      encoding,
      sheet,
      sheets,
      columns,
      rows,
      skipped,
      head,
      matched: false,
    },
  });
  return [{ file: file.name, drafts }];
}

type Look = Pick<Extract<FileReport, { readonly refusal: object }>, 'head' | 'sheet' | 'sheets'>;
const NOTHING: Look = { head: null, sheet: '', sheets: [] };

/** What there is in a file whose sheet was refused for its header alone: that header, and the other sheets. */
async function lookInto(file: SourceFile, { code }: FileRefusal): Promise<Look> {
  if (code !== 'no-header' && code !== 'missing-columns') return NOTHING;
  const opened = await openTable(file);
  if (!opened.ok) return NOTHING;
  const { grid, sheets } = opened.value;
  return { head: headOf(grid), sheet: grid.sheet, sheets };
}

/** Reads a sheet whose header an officer has explained; null where nobody has, or where it does not suffice any more. */
async function readAsTold(file: SourceFile, frame: ImportFrame, matches: ColumnMatches): Promise<Requests | null> {
  const opened = await openTable(file);
  const head = opened.ok ? headOf(opened.value.grid) : null;
  const match = head && matches[signatureOf(head)];
  if (!opened.ok || !match) return null;
  const { grid, kind, encoding, sheets } = opened.value;
  const table = matchedTable(grid, match);
  if (!table) return null;
  const { columns, rows, skipped } = table;
  const agencies = agencyWords(frame.port.agencies);
  const sheet = { ...frame, file: file.name, layout: layoutOf(columns), agencies, from1904: grid.from1904 };
  const drafts = await paced(rows, paceOf(file), (row) => readRequestRow(row, sheet));
  const { sheet: name } = grid;
  const facts = { file: file.name, refusal: null, kind, encoding, sheet: name, sheets, columns, rows: drafts.length };
  tell({ kind: 'report', report: { ...facts, skipped, head, matched: true } });
  return [{ file: file.name, drafts }];
}

async function readManifest(file: SourceFile, frame: ImportFrame): Promise<readonly FileDrafts<Consignment>[]> {
  const reading = await readRoadManifest(file, frame, paceOf(file));
  if (!reading.ok) return refused(reading.error, NOTHING);
  const { kind, encoding, messages, drafts } = reading.value;
  const facts = { file: file.name, refusal: null, kind, encoding, sheet: [...new Set(messages)].join(' ') };
  const none = { sheets: [], columns: [], skipped: 0, head: null, matched: false };
  tell({ kind: 'report', report: { ...facts, ...none, rows: drafts.length } });
  return [{ file: file.name, drafts }];
}

function refused(refusal: FileRefusal, look: Look): readonly [] {
  tell({ kind: 'report', report: { file: refusal.file, refusal, ...look } });
  return [];
}

/** A good row's cells are needed by nobody: only rows that are stopped can go into an error sheet. */
const trimmed = <T>(draft: Draft<T>): Draft<T> =>
  draft.problems.some((p) => p.severity !== 'warning') ? draft : { ...draft, texts: [] };

function inChunks<T>(drafts: readonly Draft<T>[]): readonly (readonly Draft<T>[])[] {
  const count = Math.ceil(drafts.length / CHUNK);
  return Array.from({ length: count }, (_, i) => drafts.slice(i * CHUNK, (i + 1) * CHUNK).map(trimmed));
}

globalThis.addEventListener('message', ({ data }: MessageEvent<ImportJob>) => void run(data));
