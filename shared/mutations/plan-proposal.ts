import type { OfficerId, SessionId } from '../kernel/ids';
import { plusMinutes } from '../kernel/time';
import type { JointSession, Place } from '../domain/session';
import type { World } from '../domain/world';
import { nameTeams, type Seat } from '../draw/teams';
import type { Intention } from './mutation';
import { baysOfPlan } from '../planning/bays-of-plan';
import type { Placement } from '../planning/instance';
import type { DayInstance } from '../planning/of-world';
import { byAgency } from '../rules/demand';
import { firstRefusal, placementBreaches } from '../rules/placement';

/** Where a session stands, and with whom. */
export type Stand = { readonly place: Place; readonly team: readonly OfficerId[] };

/** One thing that automatic planning proposes: from the tray, to another place, only another team, or back to the tray. */
export type ProposedMove = {
  readonly sessionId: SessionId;
  readonly kind: 'place' | 'move' | 'team' | 'lift';
  readonly before: Stand | null;
  readonly after: Stand | null;
};

/**
 * What a plan changes in the world, by the time it begins. Every session gets its very bay and its named officers; what stays
 * exactly as it is is not listed. Held sessions never move: at most a pinned one that has no team yet is given one.
 */
export function proposalOf(
  world: World,
  day: DayInstance,
  { placements, seed }: { readonly placements: readonly Placement[]; readonly seed: number },
): readonly ProposedMove[] {
  const bays = baysOfPlan(world, day, placements);
  const stands = standsOf(world, day, { placements, bays });
  const teams = nameTeams({ seats: stands.map((s) => s.seat), busy: engagements(day), seed });
  const after = new Map(
    stands.map(({ seat, place }) => [seat.session, { place, team: inOrder(world, teams.get(seat.session)!) }]),
  );
  return placements
    .flatMap(({ session: id }): ProposedMove[] => {
      const session = world.sessions.get(id);
      const held = day.held.find((h) => h.session.id === id);
      if (!session) return [];
      const to = after.get(id) ?? null;
      if (!held) return difference(session, to);
      return to !== null && fits(world, session, to) ? difference(session, to) : [];
    })
    .toSorted((a, b) => startOf(a) - startOf(b) || (a.sessionId < b.sessionId ? -1 : 1));
}

const startOf = ({ after, before }: ProposedMove): number => (after ?? before)?.place.slot.start ?? 0;

const fits = (world: World, session: JointSession, { place, team }: Stand): boolean =>
  firstRefusal(placementBreaches(world, { ...session, team }, place)) === null;

function difference(session: JointSession, after: Stand | null): ProposedMove[] {
  const before: Stand | null = session.place && { place: session.place, team: session.team };
  const { id: sessionId } = session;
  if (!before || !after) {
    if (after) return [{ sessionId, kind: 'place', before, after }];
    return before ? [{ sessionId, kind: 'lift', before, after }] : [];
  }
  const stays = before.place.bayId === after.place.bayId && before.place.slot.start === after.place.slot.start;
  if (!stays) return [{ sessionId, kind: 'move', before, after }];
  const same = before.team.length === after.team.length && before.team.every((id) => after.team.includes(id));
  return same ? [] : [{ sessionId, kind: 'team', before, after }];
}

/** Teams that are not in question: those of held sessions that have one. */
const engagements = (day: DayInstance) =>
  day.held.flatMap(({ session, place }) => session.team.map((officerId) => ({ officerId, slot: place.slot })));

type Answer = { readonly placements: readonly Placement[]; readonly bays: ReadonlyMap<string, Place['bayId']> };

/** Each session that the plan gives a team, with its place and what the team is drawn from. */
function standsOf(world: World, day: DayInstance, { placements, bays }: Answer) {
  const modes = new Map(day.instance.sessions.map((s) => [s.id, s.modes]));
  const held = new Map(day.held.map((h) => [h.session.id as string, h]));
  return placements.flatMap((p): { readonly seat: Seat; readonly place: Place }[] => {
    const shares = p.alloc.flatMap(([id, count]) => {
      const pool = day.officers.get(id);
      return pool ? [{ pool, count }] : [];
    });
    const lock = held.get(p.session);
    if (lock) {
      const wants = lock.session.team.length === 0 && shares.length > 0;
      return wants ? [{ seat: seatOf(lock.session, lock.place, shares), place: lock.place }] : [];
    }
    const session = world.sessions.get(p.session);
    const bayId = bays.get(p.session);
    const minutes = modes.get(p.session)?.[p.mode]?.dur;
    if (!session || !bayId || p.start === null || minutes === undefined) return [];
    const start = plusMinutes(day.midnight, p.start);
    const place: Place = { bayId, slot: { start, end: plusMinutes(start, minutes) } };
    return [{ seat: seatOf(session, place, shares), place }];
  });
}

const seatOf = (session: JointSession, { slot }: Place, shares: Seat['shares']): Seat => ({
  session: session.id,
  slot,
  shares,
  named: session.team,
});

/** Agency by agency, as everywhere a team is shown. */
const inOrder = (world: World, team: readonly OfficerId[]): readonly OfficerId[] => {
  const agency = (id: OfficerId): string => world.officers.get(id)?.agency ?? '';
  return team.toSorted((a, b) => byAgency(agency(a), agency(b)) || (a < b ? -1 : 1));
};

/** The chosen part of a proposal as one action, to be undone as one. */
export const adoptionOf = (
  { portId, day }: { readonly portId: string; readonly day: string },
  moves: readonly ProposedMove[],
): Intention => ({
  name: 'plan.adopt',
  args: {
    portId,
    day,
    reason: null,
    placements: moves.map(({ sessionId, after }) => ({
      sessionId,
      at: after && { bayId: after.place.bayId, start: after.place.slot.start, team: after.team },
    })),
  },
});
