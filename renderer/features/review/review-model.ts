import { HOUR } from '#shared/kernel/time';
import type { SessionId } from '#shared/kernel/ids';
import type { PlanEntry } from '#shared/domain/plan';
import type { Refusal } from '#shared/domain/refusal';
import { callName } from '#shared/domain/request';
import { declineIdOf } from '#shared/domain/session';
import type { World } from '#shared/domain/world';
import type { MatchPair } from '#shared/matching/evidence';
import { differences, type PlanDifference } from '#shared/rules/plan-picture';
import { teamGaps } from '#shared/rules/team';
import type { DayModel, SessionView } from '../../data/day-model';
import { requestsOfEntry } from '../../print/day-plan/lines';
import type { PlanPicture } from '../../print/day-plan/picture';

/** A day's work after which an officer is over hours (Labour Law art. 36). */
const FULL_DAY = 8 * HOUR;
/** Pairs less sure than this are left to the matching screen. */
const WORTH_ASKING = 0.5;

/** One line of the differences: what stood where, what stands where. */
export type ReviewChange = {
  readonly sessionId: string;
  readonly kind: PlanDifference['kind'];
  readonly name: string;
  readonly goods: string;
  readonly before: PlanEntry | null;
  readonly after: PlanEntry | null;
  /** Reasons given on change slips, oldest first. */
  readonly reasons: readonly string[];
};

/** What differs from the version before, by the time it concerns; the whole plan where no version has been approved yet. */
export function changesOf(world: World, picture: PlanPicture): readonly ReviewChange[] {
  const changes = picture.since ? picture.changes : differences([], picture.entries);
  const startOf = ({ after, before }: PlanDifference): number => (after ?? before)?.place?.slot.start ?? 0;
  return changes
    .toSorted((a, b) => startOf(a) - startOf(b))
    .map(({ sessionId, kind, before, after }) => {
      const [first] = requestsOfEntry(world, { sessionId: sessionId as SessionId });
      return {
        sessionId,
        kind,
        name: first ? callName(first) : sessionId,
        goods: first?.goods.name ?? '',
        before,
        after,
        reasons: picture.slips.filter((s) => s.sessionId === sessionId).map((s) => s.reason),
      };
    });
}

export type CheckKind = 'clash' | 'team' | 'greenLate' | 'late' | 'early' | 'unjoined' | 'overHours' | 'waiting';

/** Something that stands against the plan or that its reviewer should know. `block` keeps it from being submitted. */
export type Check = {
  readonly key: string;
  readonly kind: CheckKind;
  readonly tone: 'block' | 'warn' | 'note';
  /** Where to look on the board. */
  readonly sessionId: SessionId | null;
  /** What it is about: a plate, an officer. */
  readonly name: string;
  /** The sentence, where a rule says it. */
  readonly refusal: Refusal | null;
  /** What the catalogue's own sentence needs where no rule says it. */
  readonly facts: Readonly<Record<string, string | number>>;
};

/** All checks of the plan as it stands that need no comparing of requests. */
export const checksOf = (world: World, day: DayModel): readonly Check[] => [
  ...day.sessions.flatMap((view) => sessionChecks(world, view)),
  ...hoursChecks(world, day),
  ...waitingCheck(day),
];

const TONES: readonly Check['tone'][] = ['block', 'warn', 'note'];

/** What blocks the plan first, then warnings, then notes. */
export const byTone = (a: Check, b: Check): number => TONES.indexOf(a.tone) - TONES.indexOf(b.tone);

function sessionChecks(world: World, view: SessionView): readonly Check[] {
  const { session, name, breaches, demand } = view;
  if (!session.place || session.status === 'done') return [];
  const said = (kind: CheckKind, tone: Check['tone'], refusal: Refusal): Check => ({
    key: `${session.id}/${kind}/${refusal.code}/${String(refusal.about)}`,
    kind,
    tone,
    sessionId: session.id,
    name,
    refusal,
    facts: {},
  });
  const refused = breaches.filter((b) => b.severity === 'refuse').map((b) => said('clash', 'block', b.refusal));
  const gaps = refused.length > 0 ? [] : teamGaps(world, session).map((gap) => said('team', 'block', gap));
  const warned = breaches
    .filter((b) => b.severity === 'warn')
    .map((b) => said(warningKind(b.refusal, demand.spoilClass !== null), 'warn', b.refusal));
  return [...refused, ...gaps, ...warned];
}

const warningKind = ({ code }: Refusal, fresh: boolean): CheckKind =>
  code === 'before-arrival' ? 'early' : fresh ? 'greenLate' : 'late';

function hoursChecks(world: World, { day, port }: DayModel): readonly Check[] {
  return [...world.duties.values()].flatMap((duty): Check[] => {
    if (duty.day !== day || duty.portId !== port.id) return [];
    const worked = duty.windows.reduce((sum, w) => sum + w.end - w.start, 0);
    if (worked <= FULL_DAY) return [];
    const name = world.officers.get(duty.officerId)?.name ?? duty.officerId;
    const facts = { name, hours: Math.round((worked / HOUR) * 10) / 10 };
    return [{ key: duty.id, kind: 'overHours', tone: 'warn', sessionId: null, name, refusal: null, facts }];
  });
}

function waitingCheck({ tray }: DayModel): readonly Check[] {
  const [first] = tray;
  if (!first) return [];
  const facts = { count: tray.length };
  return [{ key: 'waiting', kind: 'waiting', tone: 'note', sessionId: first.id, name: '', refusal: null, facts }];
}

/** Pairs that may concern one object but stand in two openings, with no reason given why. */
export function unjoinedChecks(world: World, day: DayModel, pairs: readonly MatchPair[]): readonly Check[] {
  const viewOf = new Map(day.sessions.flatMap((view) => view.requests.map((r) => [r.id as string, { view, r }])));
  return pairs.flatMap((pair): Check[] => {
    const a = viewOf.get(pair.a);
    const b = viewOf.get(pair.b);
    if (!a || !b || a.view === b.view || pair.score < WORTH_ASKING) return [];
    if (world.declines.has(declineIdOf(a.r.id, b.r.id))) return [];
    const facts = { a: callName(a.r), b: callName(b.r), score: Math.round(pair.score * 100) };
    const key = `${pair.a}|${pair.b}`;
    return [{ key, kind: 'unjoined', tone: 'warn', sessionId: a.view.id, name: '', refusal: null, facts }];
  });
}
