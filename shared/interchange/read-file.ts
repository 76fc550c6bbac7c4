import type { Result } from '../kernel/result';
import type { Pace } from './pace';
import type { FileRefusal } from './problems';
import type { ImportFrame } from './request-row';
import { readRequestSheet, type SheetReading } from './request-sheet';
import { readRoadManifest, type ManifestReading } from './road-manifest';
import type { SourceFile } from './sniff';

/** A file of any kind that can be imported, as read. */
export type FileReading = ({ readonly is: 'sheet' } & SheetReading) | ({ readonly is: 'manifest' } & ManifestReading);

/** Reads a file by what its name says it is: `.xml` as road manifest, all else as request sheet. */
export async function readImportFile(
  file: SourceFile,
  frame: ImportFrame,
  pace: Pace = {},
): Promise<Result<FileReading, FileRefusal>> {
  if (/\.xml$/i.test(file.name)) {
    const manifest = await readRoadManifest(file, frame, pace);
    return manifest.ok ? { ok: true, value: { is: 'manifest', ...manifest.value } } : manifest;
  }
  const sheet = await readRequestSheet(file, frame, pace);
  return sheet.ok ? { ok: true, value: { is: 'sheet', ...sheet.value } } : sheet;
}
