import type { OfficerId } from '../kernel/ids';
import { seeded, type Random } from '../kernel/random';
import { minutesOf } from '../kernel/time';
import { dutyIdOf, type Officer } from '../domain/officer';
import type { Refusal } from '../domain/refusal';
import type { JointSession, Place } from '../domain/session';
import type { AgencyCode } from '../domain/words';
import type { World } from '../domain/world';
import { byAgency, demandOfSession } from '../rules/demand';
import { placementBreaches, sessionsWith } from '../rules/placement';
import { mayInspect } from '../rules/separation';

/** An officer of the roster, asked whether he can serve a session at a place. */
export type Candidate = {
  readonly officer: Officer;
  /** Minutes of that day he is named for elsewhere. */
  readonly load: number;
  /** What stands against him; null when he is on duty, free for the whole of it, and may inspect this load. */
  readonly why: Refusal | null;
};

/** The officers on duty that day of the agencies a session needs: agency by agency, the free first, the little loaded first. */
export function candidatesFor(world: World, session: JointSession, place: Place): readonly Candidate[] {
  const { agencies } = demandOfSession(world, session);
  return [...world.officers.values()]
    .filter((o) => o.active && o.portId === session.portId && agencies.includes(o.agency))
    .filter((o) => (world.duties.get(dutyIdOf(o.id, session.day))?.windows.length ?? 0) > 0)
    .map((officer) => ({
      officer,
      load: loadOf(world, officer.id, session),
      why: whyNot(world, session, { officer, place }),
    }))
    .sort(
      (a, b) =>
        byAgency(a.officer.agency, b.officer.agency) ||
        Number(a.why !== null) - Number(b.why !== null) ||
        a.load - b.load ||
        (a.officer.id < b.officer.id ? -1 : 1),
    );
}

/** Minutes of a day that an officer is named for in other sessions than the given. */
export const loadOf = (world: World, officer: OfficerId, { id, day }: JointSession): number =>
  sessionsWith(world, officer, id)
    .filter((s) => s.day === day)
    .reduce((sum, s) => sum + minutesOf(s.place.slot), 0);

const TEAM_CODES: readonly string[] = ['officer-unknown', 'officer-off-duty', 'officer-taken'];

function whyNot(
  world: World,
  session: JointSession,
  { officer, place }: { officer: Officer; place: Place },
): Refusal | null {
  const alone = placementBreaches(world, { ...session, team: [officer.id] }, place);
  return alone.find((b) => TEAM_CODES.includes(b.refusal.code))?.refusal ?? mayInspect(world, session, officer.id);
}

/**
 * A team for a session at a place, by seeded chance: those already named stay where they can, skills are covered before numbers,
 * people without rare skills come before those with them, and within an hour of the same load chance decides. Short where the yard is short.
 */
export function suggestTeam(
  world: World,
  session: JointSession,
  { place, seed }: { readonly place: Place; readonly seed: number },
): readonly OfficerId[] {
  const random = seeded(seed);
  const free = candidatesFor(world, session, place).filter((c) => c.why === null);
  const { agencies, needs } = demandOfSession(world, session);
  return agencies.flatMap((agency) => {
    const pool = free.filter((c) => c.officer.agency === agency);
    return teamOfAgency(pool, { agency, needs, named: session.team, random });
  });
}

type Ask = {
  readonly agency: AgencyCode;
  readonly needs: ReturnType<typeof demandOfSession>['needs'];
  readonly named: readonly OfficerId[];
  readonly random: Random;
};

function teamOfAgency(pool: readonly Candidate[], { agency, needs, named, random }: Ask): readonly OfficerId[] {
  const own = needs
    .filter((n) => n.agency === agency)
    .toSorted((a, b) => Number(a.skill === null) - Number(b.skill === null));
  const team: Candidate[] = [];
  for (const { skill, count } of own)
    for (let n = 0; n < count; n++) {
      const fit = pool.filter((c) => !team.includes(c) && (skill === null || c.officer.skills.includes(skill)));
      const stay = fit.filter((c) => named.includes(c.officer.id));
      const next = chosen(stay.length > 0 ? stay : fit, random);
      if (next) team.push(next);
    }
  return team.map((c) => c.officer.id).sort();
}

/** Officers whose loads lie this many minutes apart are equals before the draw. */
const EVEN = 60;

function chosen(from: readonly Candidate[], random: Random): Candidate | undefined {
  const fewest = Math.min(...from.map((c) => c.officer.skills.length));
  const plain = from.filter((c) => c.officer.skills.length === fewest);
  const least = Math.min(...plain.map((c) => c.load));
  const equals = plain.filter((c) => c.load <= least + EVEN);
  return equals.length > 0 ? random.pick(equals) : undefined;
}
