import { batchId } from '#shared/kernel/ids';
import { dayText } from '#shared/kernel/time';
import type { InspectionRequest } from '#shared/domain/request';
import type { Problem } from '#shared/interchange/problems';
import type { Draft, ImportFrame } from '#shared/interchange/request-row';
import { readRequestSheet, type SheetReading } from '#shared/interchange/request-sheet';
import type { SourceFile } from '#shared/interchange/sniff';
import { hunchun } from '#shared/ports/hunchun';
import { csvText, fileOf, header, tableOf, type SheetRow } from '#tests/support/sheets';

/** An import of one day at Hunchun. */
export const frame: ImportFrame = {
  port: hunchun.port,
  day: dayText.parse('2026-11-23'),
  batchId: batchId.parse('b-1'),
};

/** Reads a sheet that must be readable. */
export async function readSheet(file: SourceFile, over: Partial<ImportFrame> = {}): Promise<SheetReading> {
  const read = await readRequestSheet(file, { ...frame, ...over });
  if (!read.ok) throw new Error(`${read.error.code}: ${JSON.stringify(read.error.facts)}`);
  return read.value;
}

/** Reads rows through a csv file. */
export const readRows = (rows: readonly SheetRow[], columns: readonly string[] = header): Promise<SheetReading> =>
  readSheet(fileOf('申请.csv', csvText(tableOf(rows, columns))));

/** Reads one row; the draft must be there. */
export async function readRow(row: SheetRow, columns: readonly string[] = header): Promise<Draft<InspectionRequest>> {
  const { drafts } = await readRows([row], columns);
  if (!drafts[0]) throw new Error('the row was passed over');
  return drafts[0];
}

/** A problem as `code column: read → expected`. */
export const told = (problems: readonly Problem[]): readonly string[] =>
  problems.map((p) => `${p.code} ${p.column}: ${p.read} → ${p.expected}`);

/** The codes of problems. */
export const codes = (problems: readonly Problem[]): readonly string[] => problems.map((p) => p.code);

/** The code with which a file is refused; `read` when it is not. */
export async function refusalOf(file: SourceFile): Promise<string> {
  const read = await readRequestSheet(file, frame);
  return read.ok ? 'read' : read.error.code;
}
