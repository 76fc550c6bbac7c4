import type { Consignment } from '#shared/domain/consignment';
import type { InspectionRequest } from '#shared/domain/request';
import { acceptDraft, differences, type FieldChange } from '#shared/interchange/preview';
import type { Draft } from '#shared/interchange/request-row';
import type { DraftsRead } from '../../data/workers/import-messages';

/** What would become of a row. */
export type Fate = 'added' | 'changed' | 'unchanged' | 'acceptable' | 'error';

/** The lists of the preview; a row with a warning stands in its own list and among the warnings. */
export const previewTabs = ['added', 'changed', 'unchanged', 'acceptable', 'error', 'warning'] as const;
export type PreviewTab = (typeof previewTabs)[number];

type Of<K extends DraftsRead['of'], T> = {
  readonly key: string;
  readonly of: K;
  readonly file: string;
  readonly draft: Draft<T>;
  readonly fate: Fate;
  /** In what a changed row differs from the one that stands. */
  readonly fields: readonly FieldChange[];
};

/** One row of an import with what would become of it. */
export type Entry = Of<'requests', InspectionRequest> | Of<'consignments', Consignment>;

/** The rows that stand, by id. */
export type Standing = {
  readonly requests: ReadonlyMap<string, InspectionRequest>;
  readonly consignments: ReadonlyMap<string, Consignment>;
};

const NO_FIELDS: readonly FieldChange[] = [];

function fateOf<T extends { readonly id: string }>(draft: Draft<T>, standing: ReadonlyMap<string, T>) {
  const stops = (severity: 'error' | 'acceptable'): boolean => draft.problems.some((p) => p.severity === severity);
  const error = stops('error');
  if (error || draft.value === null) return { fate: error ? ('error' as const) : null, fields: NO_FIELDS };
  if (stops('acceptable')) return { fate: 'acceptable' as const, fields: NO_FIELDS };
  const before = standing.get(draft.value.id);
  if (!before) return { fate: 'added' as const, fields: NO_FIELDS };
  const fields = differences(before, draft.value);
  return { fate: fields.length === 0 ? ('unchanged' as const) : ('changed' as const), fields };
}

/**
 * The entries of rows that were read, compared with what stands. A row that another file of the same import already brings word for
 * word has no value and no error: it is counted as unchanged.
 */
export function entriesOf(read: DraftsRead, standing: Standing): readonly Entry[] {
  const { file } = read;
  const keyOf = (row: number): string => `${read.of}/${file}/${row}`;
  if (read.of === 'requests')
    return read.drafts.map((draft) => {
      const { fate, fields } = fateOf(draft, standing.requests);
      return { key: keyOf(draft.row), of: 'requests', file, draft, fate: fate ?? 'unchanged', fields };
    });
  return read.drafts.map((draft) => {
    const { fate, fields } = fateOf(draft, standing.consignments);
    return { key: keyOf(draft.row), of: 'consignments', file, draft, fate: fate ?? 'unchanged', fields };
  });
}

/** The entries after an officer has accepted some as they are, with the reason kept in each row. */
export function acceptEntries(
  entries: readonly Entry[],
  keys: ReadonlySet<string>,
  { reason, standing }: { readonly reason: string; readonly standing: Standing },
): readonly Entry[] {
  return entries.map((entry) => {
    if (entry.of !== 'requests' || entry.fate !== 'acceptable' || !keys.has(entry.key)) return entry;
    const draft = acceptDraft(entry.draft, reason);
    return entriesOf({ of: 'requests', file: entry.file, drafts: [draft] }, standing)[0]!;
  });
}

/** The entries of one list of the preview. */
export const entriesIn = (entries: readonly Entry[], tab: PreviewTab): readonly Entry[] =>
  tab === 'warning'
    ? entries.filter((e) => e.draft.problems.some((p) => p.severity === 'warning'))
    : entries.filter((e) => e.fate === tab);

/** What an import would bring: the rows that are new or changed. Of a consignment that is told twice the later word holds. */
export function rowsToImport(entries: readonly Entry[]) {
  const requests: InspectionRequest[] = [];
  const consignments = new Map<string, Consignment>();
  for (const entry of entries) {
    if (entry.fate !== 'added' && entry.fate !== 'changed') continue;
    if (entry.of === 'requests' && entry.draft.value) requests.push(entry.draft.value);
    if (entry.of === 'consignments' && entry.draft.value) consignments.set(entry.draft.value.id, entry.draft.value);
  }
  return { requests, consignments: [...consignments.values()] };
}

/** How many entries stand in each list. */
export function countEntries(entries: readonly Entry[]): Readonly<Record<PreviewTab, number>> {
  const counts = { added: 0, changed: 0, unchanged: 0, acceptable: 0, error: 0, warning: 0 };
  for (const { fate, draft } of entries) {
    counts[fate] += 1;
    if (draft.problems.some((p) => p.severity === 'warning')) counts.warning += 1;
  }
  return counts;
}
