import { idOf, type Change } from '#shared/domain/change';
import type { Poke } from '#shared/sync/exchange';
import { visibleTo, type DeskGrant } from '#shared/sync/visibility';
import type { HubStore, PortHead } from '../store/store';
import { stepOf } from './port-world';
import { joinedLists, withText } from './wire-text';

/** A version and what it changed. */
export type Step = {
  readonly version: number;
  readonly changes: readonly Change[];
  /** JSON of the changes. */
  readonly text: string;
  /** Whose action it was, and when by the desk's clock. */
  readonly by: string;
  readonly at: number;
};

/** The newest part of a port's history, in memory: what nearly every desk asks for. */
export type RecentHistory = {
  /** Takes note of where the history stands, and of the steps that led there. */
  readonly note: (head: PortHead, steps: readonly Step[]) => void;
  /** Reads on from the store. The version that was newest before, or null where nothing has changed. */
  readonly readOn: () => Promise<number | null>;
  /** Steps after a version as far as the history was noted, about `limit` changes of them, from memory or else from the store. */
  readonly after: (from: number, limit: number) => Promise<readonly Step[]>;
  /** What those steps changed, as a desk may see it. */
  readonly changesFor: (grant: DeskGrant, steps: readonly Step[]) => Change[];
  readonly pokeFor: (grant: DeskGrant, from: number) => Poke;
  /** For each of the rows the newest step that changed it, as far as a desk may see it: among the last thousand at least. */
  readonly lastOn: (grant: DeskGrant, ids: ReadonlySet<string>) => Promise<ReadonlyMap<string, Step>>;
};

/** Steps kept; a desk that was away longer is served from the store. */
const KEPT = 4_000;
/** Steps among which it is looked who last changed a row. */
const LOOK_BACK = 1_000;
/** Changes that are sent unasked. */
const MOST_IN_POKE = 400;
/** Stretches of history whose changes are kept ready; the next version does away with them. */
const MOST_SHARED = 50;

/** Starts with nothing in memory. */
export function recentHistory(store: HubStore, portId: string): RecentHistory {
  let steps: Step[] = [];
  let epoch = 0;
  let version = 0;
  /** The reign whose older steps were read. */
  let lookedBack = -1;
  /** Desks that listen stand at the same version, so they miss the same: by first and last version. */
  const shared = new Map<string, Change[]>();

  function note(head: PortHead, next: readonly Step[]): void {
    const follows = next.length > 0 ? next[0]!.version === version + 1 : head.version === version;
    if (head.epoch !== epoch || !follows) steps = []; // a hole: what is older is read from the store
    steps.push(...next);
    if (next.length > 0) shared.clear();
    ({ epoch, version } = head);
    if (steps.length > 2 * KEPT) steps = steps.slice(-KEPT);
  }

  /** Null where a step after `from` is not in memory. */
  function inMemory(from: number): readonly Step[] | null {
    if (from >= version) return [];
    const oldest = steps[0]?.version ?? Infinity;
    return from + 1 >= oldest ? steps.slice(from + 1 - oldest) : null;
  }

  function changesFor(grant: DeskGrant, missed: readonly Step[]): Change[] {
    const key = `${grant.duty}/${String(missed[0]?.version)}-${String(missed.at(-1)?.version)}`;
    const known = shared.get(key);
    if (known) return known;
    const all = missed.flatMap((s) => s.changes);
    const visible = visibleTo(grant, all);
    const changes = visible === all ? withText(all, joinedLists(missed.map((s) => s.text))) : [...visible];
    if (shared.size < MOST_SHARED) shared.set(key, changes);
    return changes;
  }

  /** Reads what came before, where the memory has just begun. */
  async function lookBack(): Promise<void> {
    const first = (steps[0]?.version ?? version + 1) - 1;
    const wanted = LOOK_BACK - steps.length;
    if (wanted <= 0 || first === 0 || lookedBack === epoch) return;
    const reign = epoch;
    const older = await fromStore(Math.max(0, first - wanted), wanted);
    const stillFirst = (steps[0]?.version ?? version + 1) - 1 === first && epoch === reign;
    if (!stillFirst) return;
    lookedBack = epoch;
    if (older.at(-1)?.version === first) steps.unshift(...older);
  }

  async function fromStore(from: number, limit: number): Promise<readonly Step[]> {
    const entries = await store.entriesAfter(portId, from, limit);
    return entries.map(stepOf);
  }

  return {
    note,
    changesFor,
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
    async lastOn(grant, ids) {
      await lookBack();
      const last = new Map<string, Step>();
      for (const step of steps)
        for (const c of visibleTo(grant, step.changes)) {
          if (ids.has(idOf(c))) last.set(idOf(c), step);
        }
      return last;
    },
  };
}

/** As many whole steps as hold about so many changes, and at least one. */
function cut(steps: readonly Step[], limit: number): readonly Step[] {
  let changes = 0;
  const end = steps.findIndex((s) => (changes += s.changes.length) > limit);
  return end < 0 ? steps : steps.slice(0, Math.max(1, end));
}
