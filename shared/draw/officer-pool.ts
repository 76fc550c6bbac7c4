import { overlaps, plusMinutes, type Slot } from '../kernel/time';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { DrawAsk, DrawLine } from '../domain/double-random';
import { dutyIdOf, type Officer } from '../domain/officer';
import type { InspectionRequest } from '../domain/request';
import type { JointSession, Place } from '../domain/session';
import type { World } from '../domain/world';
import { demandOfSession, requestsOf } from '../rules/demand';
import { placementBreaches, sessionsWith } from '../rules/placement';
import { mayInspect } from '../rules/separation';
import { loadOf } from './suggest-team';

/** Why an officer of the agencies asked for is not in the draw. Stands in the pool's hash under this code. */
export type Exclusion = 'inactive' | 'off-duty' | 'busy' | 'other-yard' | 'recused' | 'selected' | 'draws';

/** A placed session whose officers are to be drawn. */
export type DrawTarget = JointSession & { readonly place: Place };

/** Minutes that an officer needs from one yard to another. */
const WALK = 15;

/** Weights: an officer with nothing to do weighs this much; each half hour of work that day takes one off, down to one. */
const IDLE = 24;
const HALF_HOUR = 30;
/** Who was in this firm's last opening weighs a quarter: rotation (轮岗). */
const ROTATION = 4;

/**
 * The officers from whom a session's team is drawn: all of the agencies it needs, in the form that is hashed. Nobody is left out
 * unseen: who is off duty, busy, at another yard, recused (SPEC R11), has selected the object (SPEC X11) or operates this draw
 * stands in it with the reason. The less an officer has to do that day, the likelier he is.
 */
export function officerPool(world: World, session: DrawTarget, operator: string): readonly DrawLine[] {
  const { agencies } = demandOfSession(world, session);
  const last = lastTeam(world, session);
  return [...world.officers.values()]
    .filter((o) => o.portId === session.portId && agencies.includes(o.agency))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((o) => ({
      id: o.id,
      agency: o.agency,
      skills: o.skills.toSorted(),
      weight: weightOf(loadOf(world, o.id, session), last.has(o.id)),
      excluded: o.id === operator ? 'draws' : exclusionOf(world, session, o),
    }));
}

/** What a session's team must be, as a draw is asked. */
export function askOf(world: World, session: JointSession): DrawAsk {
  const { needs } = demandOfSession(world, session);
  const perAgency: Record<string, number> = {};
  for (const { agency, count } of needs) perAgency[agency] = (perAgency[agency] ?? 0) + count;
  return {
    pick: needs.reduce((sum, n) => sum + n.count, 0),
    perAgency,
    skills: needs.flatMap(({ agency, skill, count }) => (skill === null ? [] : [{ agency, skill, count }])),
  };
}

const weightOf = (load: number, rotates: boolean): number => {
  const free = Math.max(1, IDLE - Math.floor(load / HALF_HOUR));
  return rotates ? Math.max(1, Math.floor(free / ROTATION)) : free;
};

function exclusionOf(world: World, session: DrawTarget, officer: Officer): Exclusion | null {
  if (!officer.active) return 'inactive';
  if ((world.duties.get(dutyIdOf(officer.id, session.day))?.windows.length ?? 0) === 0) return 'off-duty';
  const no = mayInspect(world, session, officer.id);
  if (no) return no.code === 'officer-recused' ? 'recused' : 'selected';
  const alone = placementBreaches(world, { ...session, team: [officer.id] }, session.place);
  const codes = alone.map((b) => b.refusal.code);
  if (codes.includes('officer-off-duty')) return 'off-duty';
  if (codes.includes('officer-taken')) return 'busy';
  return isElsewhere(world, session, officer) ? 'other-yard' : null;
}

/** Whether he is at another yard so shortly before or after that he could not walk over. */
function isElsewhere(world: World, session: DrawTarget, { id }: Officer): boolean {
  const yardOf = (place: Place): string | undefined => world.bays.get(place.bayId)?.yard;
  const { slot } = session.place;
  const near: Slot = { start: plusMinutes(slot.start, -WALK), end: plusMinutes(slot.end, WALK) };
  return sessionsWith(world, id, session.id).some(
    (s) => overlaps(s.place.slot, near) && yardOf(s.place) !== yardOf(session.place),
  );
}

const firmOf = ({ trader }: InspectionRequest): string | null => trader.uscc ?? trader.name;
const firmsOf = (world: World, session: JointSession): readonly string[] =>
  requestsOf(world, session).flatMap((r) => firmOf(r) ?? []);
const byFirm = defineLookup('requests', (r) => {
  const firm = firmOf(r);
  return firm === null ? [] : [firm];
});
const byRequest = defineLookup('sessions', (s) => s.requestIds);

/** Who was in the team that opened this firm's load before, of all that the desk knows. */
function lastTeam(world: World, session: DrawTarget): ReadonlySet<string> {
  let last: DrawTarget | null = null;
  for (const firm of firmsOf(world, session))
    for (const request of rowsBy(world, byFirm, firm))
      for (const one of rowsBy(world, byRequest, request.id))
        if (isBefore(one, session) && (last === null || isBefore(last, one))) last = one;
  return new Set<string>(last?.team);
}

/** Whether a session is held before another; of two that begin together the one with the smaller id. */
function isBefore(one: JointSession, other: JointSession): one is DrawTarget {
  if (one.place === null || other.place === null || one.id === other.id) return false;
  const apart = one.place.slot.start - other.place.slot.start;
  return apart < 0 || (apart === 0 && one.id < other.id);
}
