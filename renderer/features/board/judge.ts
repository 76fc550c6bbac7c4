import type { User } from '#shared/domain/user';
import type { World } from '#shared/domain/world';
import { suggestTeam } from '#shared/draw/suggest-team';
import type { Day, UtcMs } from '#shared/kernel/time';
import type { OfficerId, PortId } from '#shared/kernel/ids';
import type { Intention } from '#shared/mutations/mutation';
import { decide } from '#shared/mutations/registry';
import { placementBreaches } from '#shared/rules/placement';
import type { Target, Verdict } from '../../state/board-slice';

/** What a gesture is judged in: the world on the screen, who acts, when, on which day. */
export type Bench = {
  readonly world: World;
  readonly actor: User;
  readonly now: UtcMs;
  readonly portId: PortId;
  readonly day: Day;
};

/** How a drop is meant: with the team each session has, or with whoever is free. */
export type DropManner = { readonly freshTeam: boolean };

const FINE: Verdict = { tone: 'fine', why: null };

/** Who would take a session at a target: of its team those who are free there, and other free officers for the rest. */
export function freshTeamFor({ world, now }: Bench, { sessionId, place }: Target): readonly OfficerId[] {
  const session = world.sessions.get(sessionId);
  return session && place ? suggestTeam(world, session, { place, seed: Number(now) }) : [];
}

/** The one action that a drop comes to; null where it would change nothing. */
export function intentionOf(bench: Bench, targets: readonly Target[], { freshTeam }: DropManner): Intention | null {
  const { world, portId, day } = bench;
  const moved = targets.filter((t) => !standsThere(world, t));
  const [only] = moved;
  if (!only) return null;
  if (moved.length === 1 && !freshTeam) {
    const { sessionId, place } = only;
    if (place === null) return { name: 'session.lift', args: { sessionId, reason: null } };
    return { name: 'session.place', args: { sessionId, bayId: place.bayId, start: place.slot.start, reason: null } };
  }
  const placements = moved.map((target) => {
    const { sessionId, place } = target;
    const team = freshTeam ? freshTeamFor(bench, target) : (world.sessions.get(sessionId)?.team ?? []);
    return { sessionId, at: place && { bayId: place.bayId, start: place.slot.start, team } };
  });
  return { name: 'plan.adopt', args: { portId, day, placements, reason: null } };
}

function standsThere(world: World, { sessionId, place }: Target): boolean {
  const now = world.sessions.get(sessionId)?.place ?? null;
  return now?.bayId === place?.bayId && now?.slot.start === place?.slot.start;
}

/**
 * What a drop would come to, by the very function that will decide it. A plan that is approved does not stand against it: its reason is
 * asked for when the card has been let go.
 */
export function verdictOf(bench: Bench, targets: readonly Target[], manner: DropManner): Verdict {
  const intention = intentionOf(bench, targets, manner);
  if (!intention) return FINE;
  const decision = judged(bench, intention);
  if (!decision.ok) return { tone: 'refuse', why: decision.error };
  const [only] = targets;
  const warning = targets.length === 1 && only ? warningAt(bench.world, only) : null;
  return warning ? { tone: 'warn', why: warning } : FINE;
}

/** Decides an intention as if the reason of a change slip were given. */
export const judged = ({ world, actor, now }: Bench, { name, args }: Intention) =>
  decide(world, { name, args: { ...(args as object), reason: '…' } }, { actor, now });

function warningAt(world: World, { sessionId, place }: Target) {
  const session = world.sessions.get(sessionId);
  if (!session || !place) return null;
  return placementBreaches(world, session, place).find((b) => b.severity === 'warn')?.refusal ?? null;
}

/** What changing the length of a session would come to. */
export function resizeVerdict(bench: Bench, sessionId: Target['sessionId'], minutes: number): Verdict {
  const decision = judged(bench, { name: 'session.resize', args: { sessionId, minutes } });
  if (!decision.ok) return { tone: 'refuse', why: decision.error };
  const session = bench.world.sessions.get(sessionId);
  const place = session?.place;
  if (!session || !place) return FINE;
  const slot = { start: place.slot.start, end: (place.slot.start + minutes * 60_000) as UtcMs };
  const warning = placementBreaches(bench.world, session, { ...place, slot }).find((b) => b.severity === 'warn');
  return warning ? { tone: 'warn', why: warning.refusal } : FINE;
}
