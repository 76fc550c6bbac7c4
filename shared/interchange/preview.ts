import type { BatchId, PortId } from '../kernel/ids';
import type { Day } from '../kernel/time';
import type { Consignment } from '../domain/consignment';
import type { InspectionRequest } from '../domain/request';
import { acceptedColumn } from './columns';
import type { Problem } from './problems';
import type { Draft } from './request-row';

/** One field that differs between the row that stands and the row that comes, by its path (`marks.plates`). */
export type FieldChange = { readonly field: string; readonly before: string; readonly after: string };

/** A row that would change, and in what. */
export type RowChange<T> = { readonly row: T; readonly before: T; readonly fields: readonly FieldChange[] };

/** What an import would do, before it does anything. */
export type ImportPreview<T> = {
  readonly added: readonly T[];
  readonly changed: readonly RowChange<T>[];
  readonly unchanged: readonly T[];
  readonly errors: readonly Problem[];
  /** Problems that keep their rows out until an officer gives a reason (`acceptDraft`). */
  readonly acceptable: readonly Problem[];
  readonly warnings: readonly Problem[];
};

type Identified = { readonly id: string };

/** Compares drafts with the rows of the day. Which batch brought a row is no difference. */
export function previewImport<T extends Identified>(of: {
  readonly existing: ReadonlyMap<string, T>;
  readonly drafts: readonly Draft<T>[];
}): ImportPreview<T> {
  const added: T[] = [];
  const changed: RowChange<T>[] = [];
  const unchanged: T[] = [];
  for (const { value: row, problems } of of.drafts) {
    if (row === null || problems.some((p) => p.severity === 'acceptable')) continue;
    const before = of.existing.get(row.id);
    const fields = before ? differences(before, row) : [];
    if (!before) added.push(row);
    else if (fields.length === 0) unchanged.push(row);
    else changed.push({ row, before, fields });
  }
  const problems = of.drafts.flatMap((draft) => draft.problems);
  const weighing = (severity: Problem['severity']) => problems.filter((p) => p.severity === severity);
  return {
    added,
    changed,
    unchanged,
    errors: weighing('error'),
    acceptable: weighing('acceptable'),
    warnings: weighing('warning'),
  };
}

const NO_DIFFERENCE: readonly string[] = ['id', 'batchId'];

/** The fields in which two rows differ. */
export function differences(before: Identified, after: Identified): readonly FieldChange[] {
  const old = leavesOf(before, '');
  const fresh = leavesOf(after, '');
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((field) => {
    const change = { field, before: old.get(field) ?? '', after: fresh.get(field) ?? '' };
    return change.before === change.after ? [] : [change];
  });
}

/** The simple values of a row by their path; lists of texts as one text, lists of rows by their places. */
function leavesOf(value: object, path: string): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  for (const [name, part] of Object.entries(value) as [string, unknown][]) {
    const field = path === '' ? name : `${path}.${name}`;
    if (path === '' && NO_DIFFERENCE.includes(name)) continue;
    if (Array.isArray(part) && part.every((item) => typeof item === 'string')) leaves.set(field, part.join('、'));
    else if (typeof part === 'object' && part !== null)
      for (const [inner, text] of leavesOf(part, field)) leaves.set(inner, text);
    else leaves.set(field, part === null ? '' : typeof part === 'string' ? part : JSON.stringify(part));
  }
  return leaves;
}

/** A draft whose acceptable problems an officer has accepted, with the reason kept in the row. Without a reason nothing changes. */
export function acceptDraft(draft: Draft<InspectionRequest>, reason: string): Draft<InspectionRequest> {
  const said = reason.trim().slice(0, 500);
  if (draft.value === null || said === '') return draft;
  return {
    ...draft,
    value: { ...draft.value, extra: { ...draft.value.extra, [acceptedColumn.name]: said } },
    problems: draft.problems.map((p) =>
      p.severity === 'acceptable' ? { ...p, code: 'accepted', severity: 'warning', expected: said } : p,
    ),
  };
}

/** What the mutation `import.commit` takes. */
export type ImportArgs = {
  readonly batch: { readonly id: BatchId; readonly files: string[] };
  readonly portId: PortId;
  readonly day: Day;
  readonly requests: InspectionRequest[];
  readonly consignments: Consignment[];
};

/** The arguments of `import.commit` for a preview: new and changed rows, nothing that already stands. */
export function batchOf(of: {
  readonly batchId: BatchId;
  readonly files: readonly string[];
  readonly portId: PortId;
  readonly day: Day;
  readonly requests: ImportPreview<InspectionRequest>;
  readonly consignments: ImportPreview<Consignment>;
}): ImportArgs {
  const rowsOf = <T>(preview: ImportPreview<T>): T[] => [...preview.added, ...preview.changed.map((c) => c.row)];
  return {
    batch: { id: of.batchId, files: of.files.map((name) => name.slice(0, 200)) },
    portId: of.portId,
    day: of.day,
    requests: rowsOf(of.requests),
    consignments: rowsOf(of.consignments),
  };
}
