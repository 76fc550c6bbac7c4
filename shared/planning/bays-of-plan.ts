import { invariant } from '../kernel/invariant';
import type { BayId } from '../kernel/ids';
import { minutesOf, overlaps, plusMinutes, type Slot } from '../kernel/time';
import type { World } from '../domain/world';
import type { Placement } from './instance';
import type { DayInstance } from './of-world';

type Stay = { readonly session: string; readonly slot: Slot };

/**
 * Gives every session that a plan places its very bay: in order of start, the bay it has now where that is free, else one that
 * nobody who stays expects, else any free one. That one is always free follows from how the classes were made (`day-classes.ts`).
 */
export function baysOfPlan(
  world: World,
  day: DayInstance,
  placements: readonly Placement[],
): ReadonlyMap<string, BayId> {
  const stays = new Map<BayId, Stay[]>();
  const put = (bayId: BayId, stay: Stay): void => void stays.set(bayId, [...(stays.get(bayId) ?? []), stay]);
  const turnOf = (bayId: BayId): number => world.bays.get(bayId)?.turn ?? 0;
  const withTurn = (slot: Slot, bayId: BayId): Slot => ({ ...slot, end: plusMinutes(slot.end, turnOf(bayId)) });
  for (const { session, place } of day.held)
    put(place.bayId, { session: session.id, slot: withTurn(place.slot, place.bayId) });

  const wanted = wantedStays(world, day, placements);
  const chosen = new Map<string, BayId>();
  for (const { session, slot, pool } of inOrder(day, placements)) {
    const free = pool.filter((id) => !stays.get(id)?.some((s) => overlaps(s.slot, withTurn(slot, id))));
    const expected = (id: BayId): boolean =>
      wanted.get(id)?.some((w) => w.session !== session && overlaps(w.slot, withTurn(slot, id))) === true;
    const now = world.sessions.get(session)?.place?.bayId;
    const unexpected = free.filter((id) => !expected(id));
    const bayId = unexpected.find((id) => id === now) ?? unexpected[0] ?? free[0];
    invariant(bayId, `no bay is free for ${session}`);
    chosen.set(session, bayId);
    put(bayId, { session, slot: withTurn(slot, bayId) });
  }
  return chosen;
}

/** Sessions that start when they do now, with the bay they have now. */
function wantedStays(world: World, day: DayInstance, placements: readonly Placement[]) {
  const wanted = new Map<BayId, Stay[]>();
  for (const { session, slot, pool } of inOrder(day, placements)) {
    const place = world.sessions.get(session)?.place;
    if (place?.slot.start === slot.start && pool.includes(place.bayId))
      wanted.set(place.bayId, [...(wanted.get(place.bayId) ?? []), { session, slot }]);
  }
  return wanted;
}

/** The placements that the plan itself made, by start, with their time and the bays to choose from. */
function inOrder(day: DayInstance, placements: readonly Placement[]) {
  const held = new Set<string>(day.held.map((h) => h.session.id));
  const modes = new Map(day.instance.sessions.map((s) => [s.id, s.modes]));
  return placements
    .flatMap(({ session, start, mode, alloc }) => {
      const minutes = modes.get(session)?.[mode]?.dur;
      if (start === null || minutes === undefined || held.has(session)) return [];
      const from = plusMinutes(day.midnight, start);
      const pool = alloc.flatMap(([id]) => day.bays.get(id) ?? []);
      return [{ session, slot: { start: from, end: plusMinutes(from, minutes) }, pool }];
    })
    .sort(
      (a, b) =>
        a.slot.start - b.slot.start || minutesOf(b.slot) - minutesOf(a.slot) || (a.session < b.session ? -1 : 1),
    );
}
