import { plusDays, type UtcMs } from '../kernel/time';
import type { Port } from '../domain/port';
import { intersect } from '../domain/calendar';
import type { World } from '../domain/world';
import { equipmentAt, serviceOn } from '../rules/equipment';
import { freeIn } from '../rules/green-lane';
import { openHours } from '../rules/hours';
import { bandsOn } from '../rules/lane-late';
import { equipmentClass } from './day-sessions';
import { minuteFrom, spansOf } from './day-spans';
import { GRID, type DayQuestion } from './held';
import type { Instance } from './instance';

/** How far the next opening is looked for. */
const DAYS_AHEAD = 14;

/** What an instance says of a day before its bays, people and sessions are written in. */
export function frameOfDay(world: World, port: Port, question: DayQuestion & { readonly midnight: UtcMs }) {
  const { day, now, midnight } = question;
  const hours = openHours(world, port, day);
  return {
    format: 'portday/1',
    name: `${port.id} ${day}`,
    seed: 0,
    grid: GRID,
    day: { open: spansOf(hours, midnight), nextOpen: nextOpening(world, port, question) },
    agencies: port.agencies.map((a) => a.code),
    equipment: equipmentAt(world, port.id).map((one) => {
      const service = serviceOn(one, port, day);
      const windows = spansOf(service ? intersect(hours, [service]) : hours, midnight);
      return { id: equipmentClass(one.id), count: one.count, windows };
    }),
    bands: bandsOfDay(world, question),
    // A scan and the opening it leads to are one joint session with one place (SPEC S1, S4): no session here waits for another.
    prec: [],
    now: Math.max(0, minuteFrom(midnight, now, 'up')),
    weights: { carry: 300, shift: 2, shiftTol: 5, mode: 40 },
  } as const satisfies Partial<Instance>;
}

/** What the yard calls the equipment behind each class of an instance. */
export const equipmentNames = (world: World, portId: string): ReadonlyMap<string, string> =>
  new Map(equipmentAt(world, portId).map((one) => [equipmentClass(one.id), one.name]));

/** The bands of a day with the places that can still be had: those of booked loads stay theirs, wherever the plan puts them (SPEC G3). */
const bandsOfDay = (
  world: World,
  { portId, day, midnight }: Pick<DayQuestion, 'portId' | 'day'> & { readonly midnight: UtcMs },
) =>
  bandsOn(world, portId, day).flatMap((band) =>
    spansOf([band.slot], midnight).map((window) => ({ id: band.id, window, places: freeIn(world, band) })),
  );

/** The minute at which the port opens next after this day; its usual opening one day on where the calendar names none. */
function nextOpening(
  world: World,
  port: Port,
  { day, midnight }: { readonly day: DayQuestion['day']; readonly midnight: UtcMs },
): number {
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
    const [first] = openHours(world, port, plusDays(day, ahead));
    if (first) return minuteFrom(midnight, first.start, 'up');
  }
  return 1440 * DAYS_AHEAD;
}
