import { MINUTE, plusMinutes, type Slot, type UtcMs } from '../kernel/time';
import type { JointSession, Place } from '../domain/session';
import type { World } from '../domain/world';
import { demandOfSession } from '../rules/demand';
import { bookingOf } from '../rules/green-lane';
import { placeAt } from '../rules/placement';
import { baysOfPlan } from './bays-of-plan';
import type { BestPlaces } from './best-places';
import type { HeldBy } from './explain';
import type { DayInstance } from './of-world';
import type { Remedy } from './remedies';

/** One place as an officer chooses by it. */
export type FoundPlace = {
  readonly place: Place;
  /** Minutes from now, or from when the truck comes, to the beginning. */
  readonly wait: number;
  /** The load should have gone by then: by what is asked, and by what the green lane has promised. */
  readonly latest: UtcMs;
  /** Minutes past that at the end of the inspection; below zero what is left. */
  readonly late: number;
  /** The band in which the load has its place of the green lane, and how it would keep to it; null where it has none. */
  readonly lane: { readonly slot: Slot; readonly kept: 'within' | 'grace' | 'left' } | null;
  readonly heldBy: HeldBy;
};

/** The best places of a session with all that is said of them. */
export type FoundPlaces = {
  readonly day: DayInstance;
  readonly places: readonly FoundPlace[];
  /** No whole team is free for any of them. */
  readonly short: boolean;
  readonly remedies: readonly Remedy[];
};

type Reading = { readonly session: JointSession; readonly now: UtcMs; readonly count: number };

/** Reads the planner's answer for one session: each place on its very bay, at most `count`, but for the place that it has already. */
export function readPlaces(
  world: World,
  day: DayInstance,
  { answer, session, now, count }: Reading & { readonly answer: BestPlaces },
): FoundPlaces {
  const places = answer.places.flatMap(({ placement, heldBy }): readonly FoundPlace[] => {
    const bayId = baysOfPlan(world, day, [placement]).get(session.id);
    if (bayId === undefined || placement.start === null) return [];
    const place = placeAt(session, bayId, plusMinutes(day.midnight, placement.start));
    return standsThere(session, place) ? [] : [{ ...judged(world, { session, place, now }), heldBy }];
  });
  const { short, remedies } = answer;
  return { day, places: places.slice(0, count), short: short && places.length > 0, remedies };
}

const standsThere = ({ place }: JointSession, { bayId, slot }: Place): boolean =>
  place?.bayId === bayId && place.slot.start === slot.start;

type Choice = { readonly session: JointSession; readonly place: Place; readonly now: UtcMs };

function judged(world: World, { session, place, now }: Choice): Omit<FoundPlace, 'heldBy'> {
  const { release, due } = demandOfSession(world, session);
  const booking = bookingOf(world, session.id);
  const there = session.status === 'arrived' ? now : Math.max(now, release);
  const latest = booking && booking.latestRelease < due ? booking.latestRelease : due;
  const band = booking?.status === 'booked' && booking.bandId !== null ? world.bands.get(booking.bandId) : undefined;
  const grace = world.ports.get(session.portId)?.settings.graceMinutes ?? 0;
  const { start, end } = place.slot;
  return {
    place,
    wait: Math.max(0, Math.round((start - there) / MINUTE)),
    latest,
    late: Math.ceil((end - latest) / MINUTE),
    lane: band ? { slot: band.slot, kept: keptBy(start, band.slot, grace) } : null,
  };
}

function keptBy(start: UtcMs, band: Slot, grace: number): 'within' | 'grace' | 'left' {
  if (start < band.start || start >= plusMinutes(band.end, grace)) return 'left';
  return start < band.end ? 'within' : 'grace';
}
