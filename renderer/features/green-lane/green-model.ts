import { bandId } from '#shared/kernel/ids';
import { MINUTE, at, clockText, slotOf, type Slot, type UtcMs } from '#shared/kernel/time';
import type { GreenBand, GreenBooking, SpoilClass } from '#shared/domain/green-lane';
import type { Refusal } from '#shared/domain/refusal';
import type { World } from '#shared/domain/world';
import { findingsOfSession, type GoodsFinding } from '#shared/rules/goods-rules';
import { byTurn, byUrgency, placesFor } from '#shared/rules/green-lane';
import { bandFault, hasCome } from '#shared/rules/lane-law';
import type { DayModel, SessionView } from '../../data/day-model';

/** A fresh load with its clock. */
export type GreenTruck = {
  readonly view: SessionView;
  readonly spoilClass: SpoilClass;
  readonly booking: GreenBooking | null;
  /** The place that it has lost by not coming (过号), while it has no other. */
  readonly missed: GreenBooking | null;
  readonly arrival: UtcMs;
  /** To be released by then (SPEC G2). */
  readonly latest: UtcMs;
  /** When it was released, as the yard reported. */
  readonly released: UtcMs | null;
  /** Whether it stands at the port. */
  readonly come: boolean;
  /** Minutes by which its planned end passes the latest release; 0 when it does not, or has no place. */
  readonly late: number;
  /** What the rules on goods say to its load, gravest first. */
  readonly findings: readonly GoodsFinding[];
};

/** One band with who holds a place in it and who stands by for it, most urgent first. */
export type BandView = {
  readonly band: GreenBand;
  readonly booked: readonly GreenTruck[];
  readonly standby: readonly GreenTruck[];
  /** Places that can still be applied for. */
  readonly free: number;
  /** Places that a truck at the port can still take. */
  readonly freeForWalkIn: number;
  /** Why it cannot be booked as the day stands; null when it can. */
  readonly fault: Refusal | null;
};

/** The green lane of a day. */
export type GreenDay = {
  readonly bands: readonly BandView[];
  /** Fresh loads without a booking that have not been inspected yet, most urgent first. */
  readonly bookable: readonly GreenTruck[];
  /** All fresh loads of the day. */
  readonly fresh: number;
};

/** Sets up the green lane from the day's sessions. */
export function greenDayOf(world: World, day: DayModel): GreenDay {
  const released = new Map<string, UtcMs>();
  for (const m of world.milestones.values())
    if (m.kind === 'released' && m.day === day.day) released.set(m.sessionId, m.at);
  const missed = new Map<string, GreenBooking>();
  for (const b of world.bookings.values()) if (b.status === 'missed' && b.day === day.day) missed.set(b.sessionId, b);
  const trucks = day.sessions.flatMap((view) =>
    truckOf(world, view, { released: released.get(view.id) ?? null, missed: missed.get(view.id) ?? null }),
  );
  return {
    bands: day.bands.map((band) => bandOf(world, band, { day, trucks })),
    bookable: trucks
      .filter((t) => t.booking === null && t.released === null && t.view.session.status !== 'done')
      .toSorted((a, b) => a.latest - b.latest),
    fresh: trucks.length,
  };
}

function truckOf(
  world: World,
  view: SessionView,
  { released, missed }: Pick<GreenTruck, 'released' | 'missed'>,
): readonly GreenTruck[] {
  const { demand, booking, session } = view;
  if (demand.spoilClass === null) return [];
  const latest = booking?.latestRelease ?? demand.due;
  const late = session.place ? Math.max(0, (session.place.slot.end - latest) / MINUTE) : 0;
  return [
    {
      view,
      spoilClass: demand.spoilClass,
      booking,
      missed: booking ? null : missed,
      arrival: demand.release,
      latest,
      released,
      come: hasCome(world, session),
      late,
      findings: findingsOfSession(world, session),
    },
  ];
}

type Around = { readonly day: DayModel; readonly trucks: readonly GreenTruck[] };

function bandOf(world: World, band: GreenBand, { day, trucks }: Around): BandView {
  const those = (keep: (b: GreenBooking) => boolean, order: typeof byUrgency): readonly GreenTruck[] =>
    trucks.filter((t) => t.booking && keep(t.booking)).toSorted((a, b) => order(a.booking!, b.booking!));
  const booked = those((b) => b.status === 'booked' && b.bandId === band.id, byUrgency);
  const standby = those((b) => b.status === 'standby' && b.wishedBandId === band.id, byTurn);
  const bookings = booked.map((t) => t.booking!);
  return {
    band,
    booked,
    standby,
    free: placesFor('applied', band, bookings),
    freeForWalkIn: placesFor('walkIn', band, bookings),
    fault: bandFault(world, day.port, band),
  };
}

/** Whether a booked truck is planned to begin before its band, or later than the port's grace after it. */
export function isOutsideBand({ view }: GreenTruck, { slot }: GreenBand, graceMinutes: number): boolean {
  const start = view.session.place?.slot.start;
  return start !== undefined && (start < slot.start || start >= slot.end + graceMinutes * MINUTE);
}

/** How much of its time a load still has. */
export type LifeLevel = 'calm' | 'soon' | 'urgent' | 'over';
export type Life = {
  readonly level: LifeLevel;
  /** Of the time from arrival to the latest release, 0 to 1. */
  readonly share: number;
  /** Negative when it is over. */
  readonly minutesLeft: number;
};

/** The perishable clock of a load at a moment: it starts to run down with the arrival. */
export function lifeOf({ arrival, latest }: Pick<GreenTruck, 'arrival' | 'latest'>, now: UtcMs): Life {
  const minutesLeft = Math.round((latest - now) / MINUTE);
  const share = Math.min(1, Math.max(0, (latest - now) / Math.max(MINUTE, latest - arrival)));
  const level: LifeLevel = minutesLeft < 0 ? 'over' : share < 0.2 ? 'urgent' : share < 0.5 ? 'soon' : 'calm';
  return { level, share, minutesLeft };
}

/** The band to suggest to a load: the first that is not over, begins after its arrival and has a place; else the first that may come free. */
export function suggestedBand(bands: readonly BandView[], truck: GreenTruck, now: UtcMs): BandView | null {
  const fitting = bands.filter(({ band, fault }) => !fault && band.slot.end > now && band.slot.end > truck.arrival);
  return (
    fitting.find((b) => b.free > 0 && b.band.slot.end <= truck.latest) ??
    fitting.find((b) => b.free > 0) ??
    fitting[0] ??
    null
  );
}

export type BandWish = { readonly quota: number; readonly walkIn: number };

/** Bands over the hours in which trucks can cross, one after another; what is shorter than a band at the end is left out. */
export function bandsOf(
  { port, day, hours }: Pick<DayModel, 'port' | 'day' | 'hours'>,
  { quota, walkIn }: BandWish,
): readonly GreenBand[] {
  const { bandMinutes } = port.settings;
  const startsIn = ({ start, end }: Slot): readonly UtcMs[] =>
    Array.from({ length: Math.floor((end - start) / (bandMinutes * MINUTE)) }, (_, i) =>
      at(start + i * bandMinutes * MINUTE),
    );
  return hours.flatMap(startsIn).map((start) => ({
    id: bandId.parse(`${port.id}/${day}/${clockText(start, port.zone)}`),
    portId: port.id,
    day,
    slot: slotOf(start, bandMinutes),
    quota,
    walkIn,
  }));
}

/** Bands for open hours that no band covers yet, as extra hours leave them; none while the day has no bands at all. */
export function bandsToAdd(
  day: Pick<DayModel, 'port' | 'day' | 'hours' | 'bands'>,
  wish: BandWish,
): readonly GreenBand[] {
  if (day.bands.length === 0) return [];
  return bandsOf(day, wish).filter(
    (b) => !day.bands.some(({ slot }) => slot.start < b.slot.end && b.slot.start < slot.end),
  );
}
