import '../quiet-zod';
import type { Consignment } from '#shared/domain/consignment';
import type { InspectionRequest } from '#shared/domain/request';
import type { Pace } from '#shared/interchange/pace';
import type { FileRefusal } from '#shared/interchange/problems';
import type { Draft, ImportFrame } from '#shared/interchange/request-row';
import { readRequestSheet } from '#shared/interchange/request-sheet';
import { readRoadManifest } from '#shared/interchange/road-manifest';
import { withoutRepeatsAcross, type FileDrafts } from '#shared/interchange/several-files';
import { sniff, type SourceFile } from '#shared/interchange/sniff';
import type { ImportJob, ImportNews } from './import-messages';

const tell = (news: ImportNews): void => globalThis.postMessage(news, { transfer: [] });

/** Rows in one message: taking one over costs the page some milliseconds. */
const CHUNK = 250;

async function run({ files, frame }: ImportJob): Promise<void> {
  const sheets: FileDrafts<InspectionRequest>[] = [];
  const manifests: FileDrafts<Consignment>[] = [];
  for (const file of files) {
    const kind = sniff(file);
    if (kind.ok && kind.value === 'xml') manifests.push(...(await readManifest(file, frame)));
    else sheets.push(...(await readSheet(file, frame)));
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

async function readSheet(file: SourceFile, frame: ImportFrame): Promise<readonly FileDrafts<InspectionRequest>[]> {
  const reading = await readRequestSheet(file, frame, paceOf(file));
  if (!reading.ok) return refused(reading.error);
  const { kind, encoding, sheet, columns, drafts, skipped } = reading.value;
  const report = { file: file.name, refusal: null, kind, encoding, sheet, columns, rows: drafts.length, skipped };
  tell({ kind: 'report', report });
  return [{ file: file.name, drafts }];
}

async function readManifest(file: SourceFile, frame: ImportFrame): Promise<readonly FileDrafts<Consignment>[]> {
  const reading = await readRoadManifest(file, frame, paceOf(file));
  if (!reading.ok) return refused(reading.error);
  const { kind, encoding, messages, drafts } = reading.value;
  const sheet = [...new Set(messages)].join(' ');
  const report = {
    file: file.name,
    refusal: null,
    kind,
    encoding,
    sheet,
    columns: [],
    rows: drafts.length,
    skipped: 0,
  };
  tell({ kind: 'report', report });
  return [{ file: file.name, drafts }];
}

function refused(refusal: FileRefusal): readonly [] {
  tell({ kind: 'report', report: { file: refusal.file, refusal } });
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
