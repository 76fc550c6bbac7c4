import './quiet-worker';
import type { InspectionRequest } from '#shared/domain/request';
import type { Draft } from '#shared/interchange/request-row';
import { readRequestSheet } from '#shared/interchange/request-sheet';
import { withoutRepeatsAcross, type FileDrafts } from '#shared/interchange/several-files';
import type { SourceFile } from '#shared/interchange/sniff';
import type { ImportJob, ImportNews } from './import-messages';

const tell = (news: ImportNews): void => globalThis.postMessage(news, { transfer: [] });

/** Rows in one message: taking one over costs the page some milliseconds. */
const CHUNK = 250;

async function run({ files, frame }: ImportJob): Promise<void> {
  const read: FileDrafts<InspectionRequest>[] = [];
  for (const file of files) read.push(...(await readSheet(file, frame)));
  for (const { file, drafts } of withoutRepeatsAcross(read)) {
    for (let i = 0; i < drafts.length; i += CHUNK)
      tell({ kind: 'drafts', read: { of: 'requests', file, drafts: drafts.slice(i, i + CHUNK).map(trimmed) } });
  }
  tell({ kind: 'end' });
}

async function readSheet(
  file: SourceFile,
  frame: ImportJob['frame'],
): Promise<readonly FileDrafts<InspectionRequest>[]> {
  const onProgress = (done: number, total: number): void => tell({ kind: 'progress', file: file.name, done, total });
  const reading = await readRequestSheet(file, frame, { onProgress });
  if (!reading.ok) {
    tell({ kind: 'report', report: { file: file.name, refusal: reading.error } });
    return [];
  }
  const { kind, encoding, sheet, columns, drafts, skipped } = reading.value;
  const report = { file: file.name, refusal: null, kind, encoding, sheet, columns, rows: drafts.length, skipped };
  tell({ kind: 'report', report });
  return [{ file: file.name, drafts }];
}

/** A good row's cells are needed by nobody: only rows that are stopped can go into an error sheet. */
const trimmed = (draft: Draft<InspectionRequest>): Draft<InspectionRequest> =>
  draft.problems.some((p) => p.severity !== 'warning') ? draft : { ...draft, texts: [] };

globalThis.addEventListener('message', ({ data }: MessageEvent<ImportJob>) => void run(data));
