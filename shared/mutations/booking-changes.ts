import type { BandId } from '../kernel/ids';
import { same } from '../kernel/same';
import { applyChanges, put, type Change } from '../domain/change';
import type { GreenBooking } from '../domain/green-lane';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { demandOfSession } from '../rules/demand';
import { bookedIn, bookingOf, byUrgency, placesFor, standbyFor } from '../rules/green-lane';

/** A booking that is given up. */
export const givenUp = (booking: GreenBooking): Change =>
  put('bookings', { ...booking, status: 'cancelled', bandId: null });

/**
 * Changes of bands and bookings together with what they set free: who stands by takes the places in turn (SPEC G4). A band that is still
 * full promotes nobody, and a place of the walk-in share passes over who applied (SPEC G9).
 */
export function withPromotions(world: World, changes: readonly Change[]): readonly Change[] {
  const bands = new Set(changes.flatMap((c) => bandTouched(world, c) ?? []));
  if (bands.size === 0) return changes;
  const next = applyChanges(world, changes);
  return [...changes, ...[...bands].flatMap((id) => promotionsIn(next, id))];
}

function promotionsIn(world: World, bandId: BandId): readonly Change[] {
  const band = world.bands.get(bandId);
  if (!band) return [];
  const booked = [...bookedIn(world, bandId)];
  const before = booked.length;
  for (const waiting of standbyFor(world, bandId))
    if (placesFor(waiting.way ?? 'applied', band, booked) > 0) booked.push({ ...waiting, status: 'booked', bandId });
  return booked.slice(before).map((b) => put('bookings', b));
}

function bandTouched(world: World, change: Change): BandId | null {
  if (change.op === 'del') return null;
  if (change.table === 'bands') return change.row.id;
  return change.table === 'bookings' ? (world.bookings.get(change.row.id)?.bandId ?? null) : null;
}

/** What a booking says of its load's urgency, from what the load's requests ask (SPEC G2); null when the load is not fresh. */
export function urgencyOf(
  world: World,
  session: JointSession,
): Pick<GreenBooking, 'spoilClass' | 'latestRelease'> | null {
  const { spoilClass, due } = demandOfSession(world, session);
  return spoilClass && { spoilClass, latestRelease: due };
}

/**
 * Bookings follow their requests when sessions are grouped anew: each group keeps the best booking that its requests had, at the
 * group's own urgency; what is left over is given up, and its place goes to who stands by.
 */
export function bookingsFollow(
  world: World,
  gone: readonly JointSession[],
  groups: readonly JointSession[],
): readonly Change[] {
  const heirs = new Map<string, JointSession>(groups.flatMap((g) => g.requestIds.map((id) => [id, g])));
  const served = new Set<string>();
  const bookings = gone.flatMap((session) => {
    const booking = bookingOf(world, session.id);
    return booking ? [{ booking, session }] : [];
  });
  bookings.sort((a, b) => rank(a.booking) - rank(b.booking) || byUrgency(a.booking, b.booking));
  const changes = bookings.flatMap(({ booking, session }): readonly Change[] => {
    for (const heir of new Set(session.requestIds.flatMap((id) => heirs.get(id) ?? []))) {
      const urgency = served.has(heir.id) ? null : urgencyOf(world, heir);
      if (!urgency) continue;
      served.add(heir.id);
      const next = { ...booking, sessionId: heir.id, ...urgency };
      return same(next, booking) ? [] : [put('bookings', next)];
    }
    return [givenUp(booking)];
  });
  return withPromotions(world, changes);
}

const rank = (booking: GreenBooking): number => (booking.status === 'booked' ? 0 : 1);
