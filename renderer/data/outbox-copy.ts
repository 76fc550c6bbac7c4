import type { OutboxRow } from './board-db';

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
