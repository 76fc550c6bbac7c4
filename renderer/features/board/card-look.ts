import { MINUTE, at, plusMinutes, type Slot, type UtcMs } from '#shared/kernel/time';
import type { PlanVersion } from '#shared/domain/plan';
import type { Milestone } from '#shared/domain/milestone';
import type { JointSession } from '#shared/domain/session';
import type { DayModel, SessionView } from '../../data/day-model';

/** What a card's pattern says. A clash is shown over any of them. */
export type CardState = 'tray' | 'planned' | 'approved' | 'rebooked' | 'noShow' | 'arrived' | 'running' | 'done';

/** What the state of a card depends on besides the session. */
export type StateFrame = {
  readonly plan: DayModel['plan'];
  /** The places of the approved version, where the plan is approved. */
  readonly promised: ReadonlyMap<string, JointSession['place']>;
  readonly now: UtcMs;
  readonly grace: number;
};

/** The state of a session: what has happened at the yard, else how firm its place is. */
export function stateOf({ session }: SessionView, { plan, promised, now, grace }: StateFrame): CardState {
  const { place, status, id } = session;
  if (status === 'done' || status === 'running' || (status === 'arrived' && place)) return status;
  if (!place) return 'tray';
  if (plusMinutes(place.slot.start, grace) < now) return 'noShow';
  if (plan.state !== 'approved') return 'planned';
  const before = promised.get(id);
  const kept = before?.bayId === place.bayId && before.slot.start === place.slot.start;
  return kept ? 'approved' : 'rebooked';
}

/** The places that an approved version has promised. */
export const promisesOf = (version: PlanVersion | null): ReadonlyMap<string, JointSession['place']> =>
  new Map((version?.entries ?? []).map((e) => [e.sessionId, e.place]));

/** Whether something makes a session's place impossible. */
export const isClash = ({ breaches }: SessionView): boolean => breaches.some((b) => b.severity === 'refuse');

/** Whether there is an inspection to look up: it has begun. */
export const hasRecord = ({ session }: SessionView): boolean =>
  session.status === 'running' || session.status === 'done';

/** How much of a fresh load's time is left. `late` when its planned end, or now, lies past the latest release: then by `over` minutes. */
export type Life = {
  readonly minutes: number;
  readonly share: number;
  readonly over: number;
  readonly tone: 'calm' | 'soon' | 'late';
};

/** Minutes left below which the bar turns amber. */
const SOON = 60;

/** The clock of a green-lane load that is not done yet; null for goods that keep. */
export function lifeOf({ demand, booking, session }: SessionView, now: UtcMs): Life | null {
  if (demand.spoilClass === null || session.status === 'done') return null;
  const latest = booking?.latestRelease ?? demand.due;
  const minutes = Math.floor((latest - now) / MINUTE);
  const whole = Math.max(1, (latest - demand.release) / MINUTE);
  const end = Math.max(now, session.place?.slot.end ?? now);
  const over = Math.max(0, Math.ceil((end - latest) / MINUTE));
  const tone = over > 0 ? 'late' : minutes < SOON ? 'soon' : 'calm';
  return { minutes, share: Math.min(1, Math.max(0, minutes / whole)), over, tone };
}

/** When a session was really held: from its start fact to its end fact, or to now while it runs. */
export function actualOf(facts: readonly Milestone[], now: UtcMs): Slot | null {
  const started = facts.findLast((m) => m.kind === 'started');
  if (!started) return null;
  const ended = facts.findLast((m) => m.kind === 'ended');
  const end = ended ? ended.at : now;
  return end > started.at ? { start: started.at, end } : { start: started.at, end: at(started.at + MINUTE) };
}

/** How much of itself a card can show: nothing, the plate, the plate and marks, all. */
export type Room = 'sliver' | 'plate' | 'marks' | 'full';

export function roomFor(width: number): Room {
  if (width < 36) return 'sliver';
  if (width < 84) return 'plate';
  return width < 132 ? 'marks' : 'full';
}

/** Whether two views of a session draw the same card: rows that did not move keep their identity, what is derived is compared. */
export function sameCard(a: SessionView, b: SessionView): boolean {
  return (
    a === b ||
    (a.session === b.session &&
      a.booking === b.booking &&
      a.requests.length === b.requests.length &&
      a.requests.every((r, i) => r === b.requests[i]) &&
      a.breaches.length === b.breaches.length &&
      a.breaches.every((breach, i) => sameBreach(breach, b.breaches[i]!)))
  );
}

type Breach = SessionView['breaches'][number];

function sameBreach(a: Breach, b: Breach): boolean {
  const facts = Object.entries(a.refusal.facts);
  return (
    a.severity === b.severity &&
    a.refusal.code === b.refusal.code &&
    a.refusal.about === b.refusal.about &&
    facts.every(([key, value]) => b.refusal.facts[key] === value)
  );
}
