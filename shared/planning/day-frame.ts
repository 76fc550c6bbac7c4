import { plusDays, type Slot, type UtcMs } from '../kernel/time';
import type { Port } from '../domain/port';
import { intersect } from '../domain/calendar';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { equipmentAt, serviceOn } from '../rules/equipment';
import { freeIn } from '../rules/green-lane';
import { openHours } from '../rules/hours';
import { bandsOn } from '../rules/lane-late';
import { bayClassesOf, officerClassesOf } from './day-classes';
import { equipmentClass } from './day-sessions';
import { minuteFrom, spansOf } from './day-spans';
import { GRID, type DayQuestion, type Held } from './held';
import type { Instance } from './instance';
import { stepAside } from './step-aside';

/** How far the next opening is looked for. */
const DAYS_AHEAD = 14;

/** A day that is asked about, with its open hours and minute 0. */
type DayOfPort = DayQuestion & { readonly midnight: UtcMs; readonly hours: readonly Slot[] };
type Asked = DayOfPort & {
  readonly held: readonly Held[];
  /** Those that the planner may give a team. */
  readonly sessions: readonly JointSession[];
};

/** The bays and people of a day as classes, how a session that stands among them is written, and what the classes stand for. */
export function resourcesOf(world: World, asked: Asked) {
  const { portId, midnight, hours, held, sessions } = asked;
  const frame = { midnight, hours, held };
  const bays = bayClassesOf(world, asked, frame);
  const asides = stepAside(world, sessions);
  const officers = officerClassesOf(world, asked, { ...frame, skillsOf: asides.skillsOf });
  return {
    classes: { bayClasses: bays.rows, officerClasses: officers.rows },
    within: {
      classIds: { bays: bays.classOf, officers: officers.classOf },
      midnight,
      kindOf: (id: string) => world.bays.get(id)?.kind,
    },
    behind: {
      held,
      bays: bays.members,
      officers: officers.members,
      equipment: equipmentNames(world, portId),
      asides,
      midnight,
    },
  };
}

/** What an instance says of a day before its bays, people and sessions are written in. */
export function frameOfDay(world: World, port: Port, question: DayOfPort) {
  const { day, now, midnight, hours } = question;
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
const equipmentNames = (world: World, portId: string): ReadonlyMap<string, string> =>
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
