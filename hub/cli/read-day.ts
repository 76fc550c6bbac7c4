import { basename } from 'node:path';
import { fingerprint } from '#shared/kernel/digest';
import { batchId, type BatchId } from '#shared/kernel/ids';
import { err, ok, type Result } from '#shared/kernel/result';
import type { Consignment } from '#shared/domain/consignment';
import type { InspectionRequest } from '#shared/domain/request';
import type { Problem } from '#shared/interchange/problems';
import { readImportFile, type FileReading } from '#shared/interchange/read-file';
import type { Draft } from '#shared/interchange/request-row';
import { withoutRepeatsAcross } from '#shared/interchange/several-files';
import type { Arguments } from './arguments';
import type { CliIo } from './io';
import { unusable, type Unusable } from './outcome';
import { portDayOf, type PortDay } from './port-day';
import { refusalSentence } from './sentences';

/** What was read from one file. */
export type Source = {
  readonly file: string;
  readonly kind: string;
  readonly encoding: string | null;
  readonly rows: number;
  /** Sums, repeated headers and notes, passed over. */
  readonly skipped: number;
};

/** The files of one command as read, for one port and day. */
export type ReadDay = PortDay & {
  readonly batchId: BatchId;
  readonly sources: readonly Source[];
  readonly requests: readonly Draft<InspectionRequest>[];
  readonly consignments: readonly Draft<Consignment>[];
  /** What keeps rows out: errors, and what nobody has accepted yet. */
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
};

/** Reads the files that a command names (customs' sheet, border inspection's sheet, manifests) for its port and day. */
export async function readDay(args: Arguments, io: CliIo): Promise<Result<ReadDay, Unusable>> {
  const where = portDayOf(args);
  if (!where.ok) return where;
  if (args.words.length === 0) return err(unusable('file-missing', 'at least one file is needed'));
  const { kit, day } = where.value;
  const batch = batchId.parse(`cli-${fingerprint(`${kit.port.id} ${day} ${args.words.join('\n')}`)}`);
  const readings: FileReading[] = [];
  for (const path of args.words) {
    const bytes = await io.readFile(path);
    if (!bytes)
      return err(unusable('file-unreadable', `${path}: there is no such file, or it cannot be read`, { file: path }));
    const read = await readImportFile({ name: path, bytes }, { port: kit.port, day, batchId: batch });
    if (!read.ok) {
      const { code, facts } = read.error;
      return err(unusable(code, refusalSentence(read.error), { file: path, ...facts }));
    }
    readings.push(read.value);
  }
  return ok({ ...where.value, batchId: batch, sources: readings.map(sourceOf), ...draftsOf(readings) });
}

const sourceOf = (reading: FileReading): Source => ({
  file: reading.file,
  kind: reading.kind,
  encoding: reading.encoding,
  rows: reading.drafts.length,
  skipped: reading.is === 'sheet' ? reading.skipped : 0,
});

function draftsOf(
  readings: readonly FileReading[],
): Pick<ReadDay, 'requests' | 'consignments' | 'errors' | 'warnings'> {
  const sheets = withoutRepeatsAcross(readings.filter((r) => r.is === 'sheet'));
  const requests = sheets.flatMap((sheet) => sheet.drafts);
  const consignments = readings.flatMap((r) => (r.is === 'manifest' ? r.drafts : []));
  const problems = [...requests, ...consignments].flatMap((draft) => draft.problems);
  return {
    requests,
    consignments,
    errors: problems.filter((p) => p.severity !== 'warning'),
    warnings: problems.filter((p) => p.severity === 'warning'),
  };
}

/** The rows of drafts that come in: nothing keeps them out. */
export const acceptedOf = <T>(drafts: readonly Draft<T>[]): readonly T[] =>
  drafts.flatMap((d) => (d.value === null || d.problems.some((p) => p.severity === 'acceptable') ? [] : [d.value]));

/** The rows that can be understood, those among them that an officer has yet to accept. */
export const readableOf = <T>(drafts: readonly Draft<T>[]): readonly T[] =>
  drafts.flatMap((d) => (d.value === null ? [] : [d.value]));

/** The names by which a batch keeps its files. */
export const fileNames = (read: ReadDay): string[] => read.sources.map((s) => basename(s.file).slice(0, 200));
