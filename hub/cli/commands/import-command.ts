import { err, ok, type Result } from '#shared/kernel/result';
import { batchOf, previewImport } from '#shared/interchange/preview';
import type { Arguments } from '../arguments';
import type { CliIo } from '../io';
import { unusable, type Outcome, type Unusable } from '../outcome';
import { acceptedOf, fileNames, readDay, type ReadDay } from '../read-day';
import { problemLines } from '../sentences';
import { jsonBytes, openStore, withRows, type StoreFile } from '../store-file';

/** `import FILE… --port … --day … [--out store.json]`: reads files, tells every fault, and keeps the good rows in a store if asked to. */
export async function importCommand(args: Arguments, io: CliIo): Promise<Result<Outcome, Unusable>> {
  const read = await readDay(args, io);
  if (!read.ok) return read;
  const out = args.options.get('out');
  const store = out === undefined ? null : await openStore(out, read.value, io);
  if (store && !store.ok) return store;
  const told = importOf(read.value, store?.value ?? null);
  if (out !== undefined && store && !(await io.writeFile(out, jsonBytes(told.store))))
    return err(unusable('file-unwritable', `${out}: cannot be written`, { file: out }));
  return ok({ exit: read.value.errors.length > 0 ? 1 : 0, json: told.json, summary: told.summary });
}

function importOf(read: ReadDay, before: StoreFile | null) {
  const byId = <T extends { readonly id: string }>(rows: readonly T[] = []) =>
    new Map<string, T>(rows.map((row) => [row.id, row]));
  const requests = previewImport({ existing: byId(before?.requests), drafts: read.requests });
  const consignments = previewImport({ existing: byId(before?.consignments), drafts: read.consignments });
  const { kit, day, batchId } = read;
  const batch = batchOf({ batchId, files: fileNames(read), portId: kit.port.id, day, requests, consignments });
  const accepted = acceptedOf(read.requests);
  const manifests = acceptedOf(read.consignments);
  const counts = {
    files: read.sources.length,
    rows: read.requests.length + read.consignments.length,
    accepted: accepted.length + manifests.length,
  };
  const summary = [
    `${String(counts.files)} files, ${String(counts.rows)} rows: ${String(counts.accepted)} accepted, ${String(read.errors.length)} errors, ${String(read.warnings.length)} warnings`,
    problemLines(read.errors),
    problemLines(read.warnings),
  ];
  return {
    store: before && withRows(before, batch),
    json: {
      ...counts,
      added: requests.added.length + consignments.added.length,
      changed: requests.changed.length + consignments.changed.length,
      unchanged: requests.unchanged.length + consignments.unchanged.length,
      errors: read.errors,
      warnings: read.warnings,
      requests: accepted,
      consignments: manifests,
      sources: read.sources,
    },
    summary: summary.filter((line) => line !== '').join('\n'),
  };
}
