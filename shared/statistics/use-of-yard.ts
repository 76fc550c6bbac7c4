import { HOUR, at, minuteOfDay, type Slot } from '../kernel/time';
import type { BayId, OfficerId } from '../kernel/ids';
import type { Bay } from '../domain/bay';
import type { World } from '../domain/world';
import { firstOf } from './clearance';
import { sessionsIn, type Period } from './period';

/** Minutes that a bay was in use in each hour of the port's day, over a period: 24 numbers. */
export type BayUse = { readonly bay: Bay; readonly minutes: readonly number[]; readonly total: number };

/** Minutes that an officer inspected, and in how many openings. */
export type OfficerUse = { readonly officerId: OfficerId; readonly minutes: number; readonly openings: number };

/** When a session really was at its bay; as planned where nobody has told. Null while it has no place or has not begun. */
function heldAt(
  world: World,
  session: ReturnType<typeof sessionsIn>[number],
): { readonly bayId: BayId; readonly slot: Slot } | null {
  const { place } = session;
  if (place === null || (session.status !== 'running' && session.status !== 'done')) return null;
  const start = firstOf(world, session, 'started') ?? place.slot.start;
  const told = firstOf(world, session, 'ended');
  const end = told !== null && told > start ? told : at(start + (place.slot.end - place.slot.start));
  return { bayId: place.bayId, slot: { start, end } };
}

/** The heat of the yard: which bays are busy when. Every bay of the port stands in it, in board order. */
export function bayUseOf(world: World, period: Period): readonly BayUse[] {
  const port = world.ports.get(period.portId);
  if (!port) return [];
  const minutes = new Map<string, number[]>();
  for (const session of sessionsIn(world, period)) {
    const held = heldAt(world, session);
    if (!held) continue;
    const hours = minutes.get(held.bayId) ?? Array.from({ length: 24 }, () => 0);
    minutes.set(held.bayId, hours);
    for (const { hour, spent } of byHour(held.slot, (moment) => minuteOfDay(at(moment), port.zone)))
      hours[hour]! += spent;
  }
  return [...world.bays.values()]
    .filter((b) => b.portId === port.id)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    .map((bay) => {
      const hours = minutes.get(bay.id) ?? Array.from({ length: 24 }, () => 0);
      return { bay, minutes: hours, total: hours.reduce((sum, n) => sum + n, 0) };
    });
}

/** Cuts a stretch of time at full hours. */
function byHour(
  slot: Slot,
  minuteAt: (moment: number) => number,
): readonly { readonly hour: number; readonly spent: number }[] {
  const parts: { hour: number; spent: number }[] = [];
  for (let from: number = slot.start; from < slot.end;) {
    const minute = minuteAt(from);
    const until = Math.min(slot.end, from + HOUR - (minute % 60) * 60_000 - (from % 60_000));
    parts.push({ hour: Math.floor(minute / 60), spent: (until - from) / 60_000 });
    from = until;
  }
  return parts;
}

/** Who inspected for how long, the longest first: every officer of a team for the whole of its session. */
export function officerUseOf(world: World, period: Period): readonly OfficerUse[] {
  const use = new Map<OfficerId, { minutes: number; openings: number }>();
  for (const session of sessionsIn(world, period)) {
    const held = heldAt(world, session);
    if (!held) continue;
    for (const id of session.team) {
      const own = use.get(id) ?? { minutes: 0, openings: 0 };
      own.minutes += (held.slot.end - held.slot.start) / 60_000;
      own.openings += 1;
      use.set(id, own);
    }
  }
  return [...use]
    .map(([officerId, u]) => ({ officerId, minutes: u.minutes, openings: u.openings }))
    .sort((a, b) => b.minutes - a.minutes || (a.officerId < b.officerId ? -1 : 1));
}
