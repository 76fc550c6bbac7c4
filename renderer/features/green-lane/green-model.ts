import { bandId } from '#shared/kernel/ids';
import { MINUTE, at, clockText, slotOf, type Day, type Slot, type UtcMs } from '#shared/kernel/time';
import type { GreenBand, GreenBooking, SpoilClass } from '#shared/domain/green-lane';
import { workingHours, type Port } from '#shared/domain/port';
import type { World } from '#shared/domain/world';
import { byUrgency } from '#shared/rules/green-lane';
import type { DayModel, SessionView } from '../../data/day-model';

/** A fresh load with its clock. */
export type GreenTruck = {
  readonly view: SessionView;
  readonly spoilClass: SpoilClass;
  readonly booking: GreenBooking | null;
  readonly arrival: UtcMs;
  /** To be released by then (SPEC G2). */
  readonly latest: UtcMs;
  /** When it was released, as the yard reported. */
  readonly released: UtcMs | null;
  /** Minutes by which its planned end passes the latest release; 0 when it does not, or has no place. */
  readonly late: number;
};

/** One band with who holds a place in it and who stands by for it, most urgent first. */
export type BandView = {
  readonly band: GreenBand;
  readonly booked: readonly GreenTruck[];
  readonly standby: readonly GreenTruck[];
  /** Places that can still be booked. */
  readonly free: number;
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
  const trucks = day.sessions.flatMap((view) => truckOf(view, released.get(view.id) ?? null));
  return {
    bands: day.bands.map((band) => bandOf(band, trucks)),
    bookable: trucks
      .filter((t) => t.booking === null && t.released === null && t.view.session.status !== 'done')
      .toSorted((a, b) => a.latest - b.latest),
    fresh: trucks.length,
  };
}

function truckOf(view: SessionView, released: UtcMs | null): readonly GreenTruck[] {
  const { demand, booking, session } = view;
  if (demand.spoilClass === null) return [];
  const latest = booking?.latestRelease ?? demand.due;
  const late = session.place ? Math.max(0, (session.place.slot.end - latest) / MINUTE) : 0;
  return [{ view, spoilClass: demand.spoilClass, booking, arrival: demand.release, latest, released, late }];
}

function bandOf(band: GreenBand, trucks: readonly GreenTruck[]): BandView {
  const those = (keep: (b: GreenBooking) => boolean): readonly GreenTruck[] =>
    trucks.filter((t) => t.booking && keep(t.booking)).toSorted((a, b) => byUrgency(a.booking!, b.booking!));
  const booked = those((b) => b.status === 'booked' && b.bandId === band.id);
  const standby = those((b) => b.status === 'standby' && b.wishedBandId === band.id);
  return { band, booked, standby, free: Math.max(0, band.quota - band.walkIn - booked.length) };
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
  const fitting = bands.filter(({ band }) => band.slot.end > now && band.slot.end > truck.arrival);
  return (
    fitting.find((b) => b.free > 0 && b.band.slot.end <= truck.latest) ??
    fitting.find((b) => b.free > 0) ??
    fitting[0] ??
    null
  );
}

export type BandWish = { readonly quota: number; readonly walkIn: number };

/** Bands over the hours in which both sides work, one after another; what is shorter than a band at the end is left out. */
export function bandsOf(port: Port, day: Day, { quota, walkIn }: BandWish): readonly GreenBand[] {
  const { bandMinutes } = port.settings;
  const startsIn = ({ start, end }: Slot): readonly UtcMs[] =>
    Array.from({ length: Math.floor((end - start) / (bandMinutes * MINUTE)) }, (_, i) =>
      at(start + i * bandMinutes * MINUTE),
    );
  return workingHours(port, day)
    .flatMap(startsIn)
    .map((start) => ({
      id: bandId.parse(`${port.id}/${day}/${clockText(start, port.zone)}`),
      portId: port.id,
      day,
      slot: slotOf(start, bandMinutes),
      quota,
      walkIn,
    }));
}
