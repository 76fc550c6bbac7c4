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
import { headOf, matchedTable, signatureOf, type ColumnMatches, type SheetHead } from './import-columns';
import type { ImportJob, ImportNews } from './import-messages';

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
  if (!reading.ok) return refused(reading.error, await headIn(file, reading.error));
  const { kind, encoding, sheet, columns, drafts, skipped } = reading.value;
  const names = columns.map((c) => c.name);
  const samples = columns.map((c) => drafts.find((d) => d.texts[c.index])?.texts[c.index] ?? '');
  const rows = drafts.length;
  const head = { names, samples, missing: [] };
  tell({
    kind: 'report',
    report: { file: file.name, refusal: null, kind, encoding, sheet, columns, rows, skipped, head, matched: false },
  });
  return [{ file: file.name, drafts }];
}

/** The header of a sheet that was refused for it alone. */
async function headIn(file: SourceFile, { code }: FileRefusal): Promise<SheetHead | null> {
  if (code !== 'no-header' && code !== 'missing-columns') return null;
  const opened = await openTable(file);
  return opened.ok ? headOf(opened.value.grid) : null;
}

/** Reads a sheet whose header an officer has explained; null where nobody has, or where it does not suffice any more. */
async function readAsTold(file: SourceFile, frame: ImportFrame, matches: ColumnMatches): Promise<Requests | null> {
  const opened = await openTable(file);
  const head = opened.ok ? headOf(opened.value.grid) : null;
  const match = head && matches[signatureOf(head)];
  if (!opened.ok || !match) return null;
  const { grid, kind, encoding } = opened.value;
  const table = matchedTable(grid, match);
  if (!table) return null;
  const { columns, rows, skipped } = table;
  const agencies = agencyWords(frame.port.agencies);
  const sheet = { ...frame, file: file.name, layout: layoutOf(columns), agencies, from1904: grid.from1904 };
  const drafts = await paced(rows, paceOf(file), (row) => readRequestRow(row, sheet));
  const facts = { file: file.name, refusal: null, kind, encoding, sheet: grid.sheet, columns, rows: drafts.length };
  tell({ kind: 'report', report: { ...facts, skipped, head, matched: true } });
  return [{ file: file.name, drafts }];
}

async function readManifest(file: SourceFile, frame: ImportFrame): Promise<readonly FileDrafts<Consignment>[]> {
  const reading = await readRoadManifest(file, frame, paceOf(file));
  if (!reading.ok) return refused(reading.error, null);
  const { kind, encoding, messages, drafts } = reading.value;
  const facts = { file: file.name, refusal: null, kind, encoding, sheet: [...new Set(messages)].join(' ') };
  const none = { columns: [], skipped: 0, head: null, matched: false };
  tell({ kind: 'report', report: { ...facts, ...none, rows: drafts.length } });
  return [{ file: file.name, drafts }];
}

function refused(refusal: FileRefusal, head: SheetHead | null): readonly [] {
  tell({ kind: 'report', report: { file: refusal.file, refusal, head } });
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
