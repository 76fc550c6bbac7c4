import { MINUTE, at, contains, overlaps, type Day, type Slot, type UtcMs } from '../kernel/time';
import type { BandId } from '../kernel/ids';
import type { GreenBand, GreenBooking } from '../domain/green-lane';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { Port } from '../domain/port';
import type { World } from '../domain/world';
import { bookedIn, standbyFor } from './green-lane';
import { openHours } from './hours';
import { hasCome, lateFrom } from './lane-law';

const byDay = defineLookup('bands', (b) => [`${b.portId}/${b.day}`]);

/** The bands of a day, by their begin. */
export const bandsOn = (world: World, portId: string, day: Day): readonly GreenBand[] =>
  [...rowsBy(world, byDay, `${portId}/${day}`)].sort((a, b) => a.slot.start - b.slot.start);

/** Whether a booking holds a place of a band although its truck has not come within the grace (SPEC G12). */
export function isLate(world: World, port: Port, { booking, now }: { booking: GreenBooking; now: UtcMs }): boolean {
  const band = booking.status === 'booked' && booking.bandId !== null ? world.bands.get(booking.bandId) : undefined;
  const session = world.sessions.get(booking.sessionId);
  return band !== undefined && session !== undefined && now >= lateFrom(port, band) && !hasCome(world, session);
}

/** A band that is to begin later. */
export type BandMove = { readonly bandId: BandId; readonly start: UtcMs };

/** How the rest of the day could be timed anew when the lane runs late. */
export type RetimeProposal = {
  /** Minutes by which the lane runs late. */
  readonly late: number;
  readonly moves: readonly BandMove[];
  /** Empty bands that make room. */
  readonly drop: readonly BandId[];
  /** Bands with trucks that would pass the open hours: extra hours are needed first. */
  readonly over: readonly BandId[];
};

const FIVE = 5 * MINUTE;

/**
 * How late the lane runs: trucks that came, hold a place of a band that is over and have not been begun. Rounded up to five minutes, as the
 * board is; 0 when nobody waits.
 */
export function lanesDelay(world: World, { portId, day, now }: { portId: string; day: Day; now: UtcMs }): number {
  const waits = (b: GreenBooking): boolean => {
    const session = world.sessions.get(b.sessionId);
    return (
      session !== undefined && hasCome(world, session) && (session.status === 'planned' || session.status === 'arrived')
    );
  };
  const first = bandsOn(world, portId, day).find((b) => b.slot.end < now && bookedIn(world, b.id).some(waits));
  return first ? Math.ceil((now - first.slot.end) / FIVE) * 5 : 0;
}

/**
 * The bands still to come, moved by as little as the delay asks: a band waits for the one before it, and one that nobody is in gives its
 * time away. Null when the lane keeps its time.
 */
export function retimeProposal(
  world: World,
  port: Port,
  { day, now }: { day: Day; now: UtcMs },
): RetimeProposal | null {
  const late = lanesDelay(world, { portId: port.id, day, now });
  if (late === 0) return null;
  const hours = openHours(world, port, day);
  const coming = bandsOn(world, port.id, day).filter((b) => b.slot.start >= now);
  const moves: BandMove[] = [];
  const drop: BandId[] = [];
  const over: BandId[] = [];
  let free = at((coming[0]?.slot.start ?? now) + late * MINUTE);
  for (const band of coming) {
    if (band.slot.start >= free) break;
    if (isEmpty(world, band)) {
      drop.push(band.id);
      continue;
    }
    const slot = { start: free, end: at(free + band.slot.end - band.slot.start) };
    if (!hours.some((open) => contains(open, slot))) over.push(band.id);
    moves.push({ bandId: band.id, start: slot.start });
    free = slot.end;
  }
  // An empty band is dropped only where a moved one really needs its time.
  const needed = new Set(
    drop.filter((id) => moves.some((m) => overlaps(movedSlot(world, m), world.bands.get(id)!.slot))),
  );
  return { late, moves, drop: drop.filter((id) => needed.has(id)), over };
}

const isEmpty = (world: World, { id }: GreenBand): boolean =>
  bookedIn(world, id).length + standbyFor(world, id).length === 0;

/** The time of a band once it is moved. */
export function movedSlot(world: World, { bandId, start }: BandMove): Slot {
  const old = world.bands.get(bandId)!.slot;
  return { start, end: at(start + old.end - old.start) };
}
