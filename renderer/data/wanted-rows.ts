import { idOf, workingCopyOf } from '#shared/domain/change';
import type { Row, TableName } from '#shared/domain/world';
import { decide } from '#shared/mutations/registry';
import type { Memory } from './confirmed-world';

/** One row as an officer's action found it and as it would have left it; null where there was, or would be, none. */
export type WantedRow = {
  readonly table: TableName;
  readonly id: string;
  readonly base: Row | null;
  readonly mine: Row | null;
};

/** Rows of one action that are kept to be looked at: an import of thousands is not read row by row. */
const MOST = 20;

/** What each of some pending actions wanted, seen from the world in which it was acted. */
export function wantedBy(
  { confirmed, pending }: Pick<Memory, 'confirmed' | 'pending'>,
  seqs: ReadonlySet<number>,
): ReadonlyMap<number, readonly WantedRow[]> {
  const wanted = new Map<number, readonly WantedRow[]>();
  const copy = workingCopyOf(confirmed);
  for (const { seq, name, args, actor, at } of pending) {
    const decision = decide(copy.world(), { name, args }, { actor, now: at });
    if (!decision.ok) continue;
    if (seqs.has(seq)) {
      const world = copy.world();
      const rows = decision.value.slice(0, MOST).map((c): WantedRow => {
        const id = idOf(c);
        return { table: c.table, id, base: world[c.table].get(id) ?? null, mine: c.op === 'put' ? c.row : null };
      });
      wanted.set(seq, rows);
    }
    copy.apply(decision.value);
  }
  return wanted;
}
