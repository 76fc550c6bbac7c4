import { portId as portIdOf } from '#shared/kernel/ids';
import type { OutboxRow } from './board-db';
import { bridge } from './bridge';

/** What the second copy still holds of a desk's actions, and the last number that it knows to be answered. */
export type Rescued = { readonly rows: readonly OutboxRow[]; readonly answered: number };

/**
 * A second copy of the outbox outside the database, so that a database that is lost takes no action with it. It follows what the database
 * has committed and nobody waits for it: two syncs at once made a gesture take twice as long. A copy that fails fails no action.
 */
export type OutboxCopy = {
  readonly keep: (rows: readonly OutboxRow[]) => void;
  readonly answered: (upTo: number) => void;
  /** What there is for a database that is new. */
  readonly rescue: () => Promise<Rescued>;
};

/** Where there is no second place to write to. */
export const noCopy: OutboxCopy = {
  keep: () => {},
  answered: () => {},
  rescue: () => Promise.resolve({ rows: [], answered: 0 }),
};

/** The journal of main's process, for a port. */
export function journalOf(whose: { readonly demo: boolean; readonly portId: string }): OutboxCopy {
  const to = bridge();
  if (!to) return noCopy;
  const at = { demo: whose.demo, portId: portIdOf.parse(whose.portId) };
  return {
    keep: (rows) => void to.call('outbox.keep', { ...at, rows: JSON.stringify(rows) }),
    answered: (upTo) => void to.call('outbox.answered', { ...at, upTo }),
    rescue: async () => {
      const reply = await to.call('outbox.rescue', at);
      if (!reply.ok) return { rows: [], answered: 0 };
      return { rows: JSON.parse(reply.value.rows) as readonly OutboxRow[], answered: reply.value.answered };
    },
  };
}
