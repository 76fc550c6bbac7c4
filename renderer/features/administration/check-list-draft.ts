import { dayText, type Day } from '#shared/kernel/time';
import { checkListIdOf, listedCheck, type CheckList, type ListedCheck } from '#shared/domain/check-list';

/** A version of a list of required checks as it is typed. */
export type CheckListDraft = {
  readonly items: ReadonlySet<ListedCheck>;
  readonly from: string;
  readonly source: string;
  readonly verified: boolean;
};

/** What the next version begins with: what the last one asks, from today on, its source not yet looked at. */
export const checkDraftOf = (last: CheckList, today: Day): CheckListDraft => ({
  items: new Set(last.items),
  from: last.from > today ? last.from : today,
  source: last.provenance.source,
  verified: false,
});

/** A field that cannot be as it is. */
export type CheckListFault = 'items' | 'from' | 'source';

/** What is wrong with a draft; nothing when it may be saved. */
export function checkFaultsOf(draft: CheckListDraft, last: CheckList, today: Day): ReadonlySet<CheckListFault> {
  const from = dayText.safeParse(draft.from);
  const faults = new Set<CheckListFault>();
  if (draft.items.size === 0) faults.add('items');
  if (!from.success || from.data < today || from.data < last.from) faults.add('from');
  if (draft.source.trim() === '') faults.add('source');
  return faults;
}

/** The row of a faultless draft: the version after the last, its checks in the order of the work. */
export function checkListOf({ items, from, source, verified }: CheckListDraft, last: CheckList): CheckList {
  const key = { portId: last.portId, agency: last.agency, mode: last.mode, version: last.version + 1 };
  return {
    ...key,
    id: checkListIdOf(key),
    items: listedCheck.options.filter((item) => items.has(item)),
    from: dayText.parse(from),
    provenance: { source: source.trim(), verified },
    written: null,
  };
}
