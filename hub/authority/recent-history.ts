import type { Change } from '#shared/domain/change';
import type { Poke } from '#shared/sync/exchange';
import { visibleTo, type DeskGrant } from '#shared/sync/visibility';
import type { HubStore, PortHead } from '../store/store';
import { changesOf } from './port-world';
import { joinedLists, withText } from './wire-text';

/** A version and what it changed. */
export type Step = {
  readonly version: number;
  readonly changes: readonly Change[];
  /** JSON of the changes. */
  readonly text: string;
};

/** The newest part of a port's history, in memory: what nearly every desk asks for. */
export type RecentHistory = {
  /** Takes note of where the history stands, and of the steps that led there. */
  readonly note: (head: PortHead, steps: readonly Step[]) => void;
  /** Reads on from the store. The version that was newest before, or null where nothing has changed. */
  readonly readOn: () => Promise<number | null>;
  /** Steps after a version as far as the history was noted, about `limit` changes of them, from memory or else from the store. */
  readonly after: (from: number, limit: number) => Promise<readonly Step[]>;
  readonly pokeFor: (grant: DeskGrant, from: number) => Poke;
};

/** Steps kept; a desk that was away longer is served from the store. */
const KEPT = 4_000;
/** Changes that are sent unasked. */
const MOST_IN_POKE = 400;

/** Starts with nothing in memory. */
export function recentHistory(store: HubStore, portId: string): RecentHistory {
  let steps: Step[] = [];
  let epoch = 0;
  let version = 0;

  function note(head: PortHead, next: readonly Step[]): void {
    const follows = next.length > 0 ? next[0]!.version === version + 1 : head.version === version;
    if (head.epoch !== epoch || !follows) steps = []; // a hole: what is older is read from the store
    steps.push(...next);
    ({ epoch, version } = head);
    if (steps.length > 2 * KEPT) steps = steps.slice(-KEPT);
  }

  /** Null where a step after `from` is not in memory. */
  function inMemory(from: number): readonly Step[] | null {
    if (from >= version) return [];
    const oldest = steps[0]?.version ?? Infinity;
    return from + 1 >= oldest ? steps.slice(from + 1 - oldest) : null;
  }

  async function fromStore(from: number, limit: number): Promise<readonly Step[]> {
    const entries = await store.entriesAfter(portId, from, limit);
    return entries.map((e) => ({ version: e.version, changes: changesOf(e), text: e.changes }));
  }

  return {
    note,
    async readOn() {
      const head = await store.head(portId);
      if (!head || (head.epoch === epoch && head.version === version)) return null;
      const before = head.epoch === epoch ? version : head.version;
      note(head, await fromStore(before, KEPT));
      return before;
    },
    after: async (from, limit) => cut(inMemory(from) ?? (await fromStore(from, limit)), limit),
    pokeFor(grant, from) {
      const missed = inMemory(from);
      const few = missed !== null && missed.reduce((n, s) => n + s.changes.length, 0) <= MOST_IN_POKE;
      return { epoch, from, cursor: version, changes: few ? changesFor(grant, missed) : null };
    },
  };
}

/** The changes of some steps as a desk may see them. */
export function changesFor(grant: DeskGrant, steps: readonly Step[]): Change[] {
  const changes = steps.flatMap((s) => s.changes);
  const visible = visibleTo(grant, changes);
  return visible === changes ? withText(changes, joinedLists(steps.map((s) => s.text))) : [...visible];
}

/** As many whole steps as hold about so many changes, and at least one. */
function cut(steps: readonly Step[], limit: number): readonly Step[] {
  let changes = 0;
  const end = steps.findIndex((s) => (changes += s.changes.length) > limit);
  return end < 0 ? steps : steps.slice(0, Math.max(1, end));
}
