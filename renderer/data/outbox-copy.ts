import { portId as portIdOf } from '#shared/kernel/ids';
import type { OutboxRow } from './board-db';
import { bridge } from './bridge';

/** What the second copy still holds of a desk's actions, and the last number that it knows to be answered. */
export type Rescued = { readonly rows: readonly OutboxRow[]; readonly answered: number };

/**
 * A second copy of the outbox outside the database. Rows are copied while the database writes them, so that a database that is lost
 * takes no action with it. A failure of the copy alone does not fail the action.
 */
export type OutboxCopy = {
  /** Resolves when the copy is on the disk. The name is given back to `forget` where the database refuses the rows. */
  readonly keep: (rows: readonly OutboxRow[]) => { readonly name: string; readonly done: Promise<void> };
  readonly forget: (name: string) => void;
  readonly answered: (upTo: number) => void;
  /** What there is for a database that is new. */
  readonly rescue: () => Promise<Rescued>;
};

/** Where there is no second place to write to. */
export const noCopy: OutboxCopy = {
  keep: () => ({ name: '', done: Promise.resolve() }),
  forget: () => {},
  answered: () => {},
  rescue: () => Promise.resolve({ rows: [], answered: 0 }),
};

/** The journal of main's process, for a port. */
export function journalOf(whose: { readonly demo: boolean; readonly portId: string }): OutboxCopy {
  const to = bridge();
  if (!to) return noCopy;
  const at = { demo: whose.demo, portId: portIdOf.parse(whose.portId) };
  const opened = crypto.randomUUID().slice(0, 8);
  let last = 0;
  return {
    keep: (rows) => {
      last += 1;
      const name = `${opened}-${String(last)}`;
      const done = to.call('outbox.keep', { ...at, name, rows: JSON.stringify(rows) });
      return { name, done: done.then(() => undefined) };
    },
    forget: (name) => void to.call('outbox.forget', { ...at, name }),
    answered: (upTo) => void to.call('outbox.answered', { ...at, upTo }),
    rescue: async () => {
      const reply = await to.call('outbox.rescue', at);
      if (!reply.ok) return { rows: [], answered: 0 };
      return { rows: JSON.parse(reply.value.rows) as readonly OutboxRow[], answered: reply.value.answered };
    },
  };
}
