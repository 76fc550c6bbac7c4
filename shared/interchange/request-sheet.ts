import { err, ok, type Result } from '../kernel/result';
import type { InspectionRequest } from '../domain/request';
import { columnByKey } from './columns';
import { tableOf, type HeaderColumn } from './header';
import { openTable, type Opened } from './open-file';
import { paced, type Pace } from './pace';
import { fileRefusal, problem, type FileRefusal } from './problems';
import { readRequestRow, type Draft, type ImportFrame } from './request-row';
import type { SourceFile } from './sniff';
import { layoutOf } from './row-cells';
import { agencyWords } from './sheet-words';

/** A request sheet as read: every row with what it becomes or why not. */
export type SheetReading = Opened & {
  readonly file: string;
  readonly sheet: string;
  readonly columns: readonly HeaderColumn[];
  readonly drafts: readonly Draft<InspectionRequest>[];
  /** Sums, repeated headers and notes under the table, passed over. */
  readonly skipped: number;
};

/**
 * Reads a sheet of inspection requests (`.xlsx`, `.xls`, `.csv`, an HTML table). Good rows come in beside bad ones; each fault is
 * told at its cell. Refuses the file whole when it cannot be opened, has no header that can be recognised, or lacks a required column.
 */
export async function readRequestSheet(
  file: SourceFile,
  frame: ImportFrame,
  pace: Pace = {},
): Promise<Result<SheetReading, FileRefusal>> {
  const opened = await openTable(file);
  if (!opened.ok) return opened;
  const { kind, encoding, sheets, grid } = opened.value;
  const table = tableOf(grid);
  if (!table.ok) {
    const columns = table.error.code === 'missing-columns' ? table.error.names.join(' ') : '';
    return err(fileRefusal(table.error.code, file.name, { columns }));
  }
  const { columns, rows, skipped } = table.value;
  const agencies = agencyWords(frame.port.agencies);
  const sheet = { ...frame, file: file.name, layout: layoutOf(columns), agencies, from1904: grid.from1904 };
  const drafts = withoutRepeats(file.name, columns, await paced(rows, pace, (row) => readRequestRow(row, sheet)));
  return ok({ file: file.name, kind, encoding, sheets, sheet: grid.sheet, columns, drafts, skipped });
}

/** A number that stands twice for one agency is an error at the later row; the earlier one stands. */
function withoutRepeats(
  file: string,
  columns: readonly HeaderColumn[],
  drafts: readonly Draft<InspectionRequest>[],
): readonly Draft<InspectionRequest>[] {
  const first = new Map<string, number>();
  const column = columns.find((c) => c.key === 'requestNo')?.name ?? columnByKey('requestNo').name;
  return drafts.map((draft) => {
    if (draft.key === null) return draft;
    const earlier = first.get(draft.key);
    if (earlier === undefined) first.set(draft.key, draft.row);
    if (earlier === undefined) return draft;
    const read = draft.key.slice(draft.key.indexOf('/') + 1);
    const twice = problem('duplicate-request', {
      file,
      row: draft.row,
      column,
      read,
      expected: `≠ ${String(earlier)}`,
    });
    return { ...draft, value: null, problems: [...draft.problems, twice] };
  });
}
