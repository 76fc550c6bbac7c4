import { DAY, type UtcMs } from '../kernel/time';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { FeeExclusionCode } from '../domain/ledger';
import type { JointSession } from '../domain/session';
import { CUSTOMS } from '../domain/words';
import type { World } from '../domain/world';
import type { YardOrder } from '../domain/yard';
import { requestsOf } from './demand';
import { factsOf } from './progress';
import { recordOf, valueOf } from './record';
import { releaseOf } from './release';
import { reportedAt, standardOf } from './yard';

/** Why an inspection is not on the ledger: an officer's word, or what the record says by itself. */
export type Exclusion = FeeExclusionCode | 'not-customs' | 'finding';

/** One released inspection as the waiver ledger has it (免除查验没有问题…费用). */
export type WaiverLine = {
  readonly session: JointSession;
  readonly releasedAt: UtcMs;
  readonly carrier: 'container' | 'box-truck';
  /** Null: its costs are borne by the budget (SPEC O10). */
  readonly exclusion: Exclusion | null;
  /** Whether an officer said so; else it follows from the record. */
  readonly said: boolean;
  /** Works of the yard for this inspection that were done, by kind. */
  readonly works: readonly YardOrder[];
  /** Whole days begun of an inspection that could not end within one day; 0 where it could (SPEC O11). */
  readonly storageDays: number;
  readonly started: UtcMs | null;
  readonly ended: UtcMs | null;
  readonly pickedUp: UtcMs | null;
};

const orders = defineLookup('yardOrders', (o) => (o.sessionId === null ? [] : [o.sessionId]));

/** A released session as a line of the ledger; null before its release. */
export function waiverLine(world: World, session: JointSession): WaiverLine | null {
  const release = releaseOf(world, session);
  if (!release) return null;
  const facts = factsOf(world, session.id);
  const first = (kind: string): UtcMs | null => facts.find((f) => f.kind === kind)?.at ?? null;
  const [started, ended, pickedUp] = [first('started'), first('ended'), first('pickedUp')];
  const word = world.feeExclusions.get(session.requestIds[0]!)?.code ?? null;
  const works = [...rowsBy(world, orders, session.id)]
    .filter((o) => reportedAt(o, 'done') !== null)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const loaded = requestsOf(world, session).some((r) => r.marks.containers.length > 0);
  const held = started !== null && ended !== null && ended - started > DAY;
  return {
    session,
    releasedAt: first('released') ?? release.at,
    carrier: loaded ? 'container' : 'box-truck',
    exclusion: word ?? excludedByRecord(world, session),
    said: word !== null,
    works,
    storageDays: held && !isLate(world, session, pickedUp) ? Math.ceil((ended - started) / DAY) : 0,
    started,
    ended,
    pickedUp,
  };
}

/** What the record itself says against a waiver, the strongest first. */
function excludedByRecord(world: World, session: JointSession): Exclusion | null {
  const requests = requestsOf(world, session);
  if (!requests.some((r) => r.agency === CUSTOMS)) return 'not-customs';
  const record = recordOf(world, session);
  const found = record.columns.some((c) => valueOf(c.entries, 'conclusion', 'conclusion')?.result === 'abnormal');
  if (found) return 'finding';
  if (valueOf(record.shared, 'party', 'party')?.present === false) return 'absent';
  return requests.every((r) => r.goods.grossKg === 0) ? 'empty' : null;
}

/** Picked up later than the port's standard allows: the storage of that time is not borne. */
function isLate(world: World, session: JointSession, pickedUp: UtcMs | null): boolean {
  const released = factsOf(world, session.id).find((f) => f.kind === 'released')?.at;
  if (released === undefined || pickedUp === null) return false;
  return pickedUp - released > standardOf(world, session.portId, 'pickUp').minutes * 60_000;
}
