import { minutesOf } from '../kernel/time';
import type { DrawRecord } from '../domain/double-random';
import type { Officer } from '../domain/officer';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';

/** How an officer fared in the draws of some days. */
export type OfficerShare = {
  readonly officer: Officer;
  /** Draws in whose pool he took part. */
  readonly inPool: number;
  readonly drawn: number;
  /** How often he was to be drawn by the weights: what chance owes him. */
  readonly expected: number;
  /** Minutes he is named for in placed sessions. */
  readonly minutes: number;
};

/** Draws and work per officer of a port over some days, agency by agency. The first round's weights stand for the expectation. */
export function sharesOf(world: World, portId: string, inDays: (day: string) => boolean): readonly OfficerShare[] {
  const draws = [...world.draws.values()].filter(
    (d) =>
      d.portId === portId &&
      d.kind === 'officers' &&
      (d.status === 'drawn' || d.status === 'replaced') &&
      inDays(d.day),
  );
  const sessions = [...world.sessions.values()].filter(
    (s) => s.portId === portId && s.place !== null && s.status !== 'cancelled' && inDays(s.day),
  );
  return [...world.officers.values()]
    .filter((o) => o.portId === portId && o.active)
    .sort((a, b) => (a.agency === b.agency ? (a.number < b.number ? -1 : 1) : a.agency < b.agency ? 1 : -1))
    .map((officer) => {
      const own = draws.filter((d) => d.pool.some((m) => m.id === officer.id && m.excluded === null));
      return {
        officer,
        inPool: own.length,
        drawn: own.filter((d) => d.picked.includes(officer.id)).length,
        expected: own.reduce((sum, d) => sum + chanceOf(d, officer), 0),
        minutes: minutesIn(sessions, officer.id),
      };
    });
}

function chanceOf({ pool, ask }: DrawRecord, officer: Officer): number {
  const free = pool.filter((m) => m.agency === officer.agency && m.excluded === null);
  const weight = free.reduce((sum, m) => sum + m.weight, 0);
  const own = free.find((m) => m.id === officer.id)?.weight ?? 0;
  return Math.min(1, ((ask.perAgency[officer.agency] ?? 0) * own) / Math.max(1, weight));
}

const minutesIn = (sessions: readonly JointSession[], officer: string): number =>
  sessions.filter((s) => s.team.some((id) => id === officer)).reduce((sum, s) => sum + minutesOf(s.place!.slot), 0);
