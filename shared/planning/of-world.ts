import type { BayId, OfficerId } from '../kernel/ids';
import { startOfDay, type UtcMs } from '../kernel/time';
import type { PlanVersion } from '../domain/plan';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { openHours } from '../rules/hours';
import { lastApproved, sessionsOfDay } from '../rules/plan-picture';
import { frameOfDay, resourcesOf } from './day-frame';
import { heldSession, placementOf, plannedSession } from './day-sessions';
import { holder, type DayQuestion, type Held } from './held';
import type { Instance, Placement, PlannedSession } from './instance';
import type { Asides } from './step-aside';

/** A day of a port as the planner reads it, with what is needed to read its answer. */
export type DayInstance = {
  readonly instance: Instance;
  /** As the day stands: where a search begins. */
  readonly start: readonly Placement[];
  readonly held: readonly Held[];
  /** The bays behind each bay class, in board order. */
  readonly bays: ReadonlyMap<string, readonly BayId[]>;
  /** The officers behind each officer class. */
  readonly officers: ReadonlyMap<string, readonly OfficerId[]>;
  /** What the yard calls each kind of equipment. */
  readonly equipment: ReadonlyMap<string, string>;
  /** Who steps aside from which loads. */
  readonly asides: Asides;
  /** Minute 0: midnight in the port's zone. */
  readonly midnight: UtcMs;
};

/**
 * Writes a port's day as a `portday/1` instance: minutes from midnight in the port's zone, bays and officers as classes, what keeps its
 * place (`held.ts`) as locks, closures as gaps in a bay's windows. What was approved, or stands in the draft, is the published plan, so
 * that a session moves only where it pays. Null for a port that the world does not know.
 */
export function instanceOf(world: World, question: DayQuestion): DayInstance | null {
  const { portId, day } = question;
  const port = world.ports.get(portId);
  if (!port) return null;
  const midnight = startOfDay(day, port.zone);
  const hours = openHours(world, port, day);
  const heldBy = holder(world, question);
  const sessions = sessionsOfDay(world, portId, day);
  const held = sessions.flatMap((s) => heldBy(s) ?? []);
  const asked = { ...question, midnight, hours, held, sessions };
  const { classes, within, behind } = resourcesOf(world, asked);
  const { asides } = behind;
  const isHeld = new Set(held.map((h) => h.session.id));
  const movable = sessions.filter((s) => !isHeld.has(s.id) && (s.status === 'planned' || s.status === 'arrived'));
  const locks = held.map((h) => ({ planned: asides.apart(h.session, heldSession(world, h, midnight)), held: h }));
  const free = movable.map((s) => ({ planned: asides.apart(s, plannedSession(world, s, midnight)), session: s }));
  const stands = (
    planned: PlannedSession,
    session: JointSession,
    place: JointSession['place'],
  ): readonly Placement[] => {
    const placement = place && placementOf(planned, { session, place, team: session.team }, within);
    return placement ? [placement] : [];
  };
  const start = free.flatMap((f) => stands(f.planned, f.session, f.session.place));
  const promised = promisesOf(lastApproved(world, portId, day));
  return {
    instance: {
      ...frameOfDay(world, port, asked),
      ...classes,
      sessions: [...locks, ...free].map((s) => s.planned),
      locked: locks.flatMap((l) => stands(l.planned, l.held.session, l.held.place)),
      published: free.flatMap((f) => stands(f.planned, f.session, promised.get(f.session.id) ?? f.session.place)),
    },
    start,
    ...behind,
  };
}

const promisesOf = (version: PlanVersion | null): ReadonlyMap<string, JointSession['place']> =>
  new Map((version?.entries ?? []).map((e) => [e.sessionId, e.place]));
