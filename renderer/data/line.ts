import type { HubTrouble } from '#shared/ipc/hub-contract';
import type { Change } from '#shared/domain/change';
import type { Authority, Poke } from '#shared/sync/exchange';

/** What a desk hears of its authority unasked. */
export type LineEars = {
  readonly poke: (poke: Poke) => void;
  /** The authority came within reach, or went out of it. */
  readonly reach: (reachable: boolean) => void;
};

/** The line to the authority of a port. What cannot be sent rejects: it is weather, and the outbox stays. */
export type Line = Authority & {
  /**
   * Gives the rows of this desk to an authority of its own that has lost its memory. False where the authority is another one's: what a
   * desk holds does not overrule it.
   */
  readonly adopt: (
    rows: readonly Change[],
    whose: { readonly deskId: string; readonly lastSeq: number },
  ) => Promise<boolean>;
  /** Until the returned function is called. */
  readonly listen: (ears: LineEars) => () => void;
  /** Milliseconds after which a desk looks for news of itself, since a poke may be lost on the way. */
  readonly lookEvery: number;
};

/** Why the authority did not answer, where it is more than a missing line. */
export class LineTrouble extends Error {
  override readonly name = 'LineTrouble';
  readonly code: HubTrouble;

  constructor(code: HubTrouble) {
    super(code);
    this.code = code;
  }
}
