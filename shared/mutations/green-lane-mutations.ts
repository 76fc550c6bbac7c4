import { z } from 'zod';
import { bandId, bookingId, sessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { put, type Change } from '../domain/change';
import { greenBand, type GreenBooking } from '../domain/green-lane';
import type { World } from '../domain/world';
import { demandOfSession } from '../rules/demand';
import { bookedIn, bookingOf, freeIn, latestRelease, standbyFor } from '../rules/green-lane';
import { change, defineMutation, refuse } from './mutation';

/** Sets the bands of a day. A quota below what is booked is refused: booked trucks are promised their place. */
export const setBands = defineMutation({
  name: 'band.set',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ bands: z.array(greenBand).min(1) }),
  decide(world, { bands }) {
    const short = bands.find((b) => bookedIn(world, b.id).length > b.quota);
    if (short) return refuse('band-in-use', short.id, { booked: bookedIn(world, short.id).length, quota: short.quota });
    return ok(bands.map((b) => put('bands', b)));
  },
  inverse(world, { bands }) {
    const before = bands.flatMap((b) => world.bands.get(b.id) ?? []);
    return before.length === bands.length ? { name: 'band.set', args: { bands: before } } : null;
  },
});

/**
 * Books a fresh load into a band of the green lane (SPEC G3). When the band is full the load stands by, and is promoted
 * by urgency as places come free (SPEC G4): nobody is turned away silently.
 */
export const placeBooking = defineMutation({
  name: 'booking.place',
  kind: 'intention',
  right: 'book',
  args: z.strictObject({ bookingId, sessionId, bandId }),
  decide(world, { bookingId, sessionId, bandId }, { actor, now }) {
    const session = world.sessions.get(sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    const band = world.bands.get(bandId);
    if (!band) return refuse('band-unknown', bandId);
    const held = bookingOf(world, sessionId);
    if (held) return refuse('booking-exists', held.id);
    const demand = demandOfSession(world, session);
    if (demand.spoilClass === null) return refuse('not-green', sessionId);
    const free = freeIn(world, band) > 0;
    const booking: GreenBooking = {
      id: bookingId,
      portId: session.portId,
      day: session.day,
      sessionId,
      spoilClass: demand.spoilClass,
      bandId: free ? bandId : null,
      wishedBandId: bandId,
      latestRelease: latestRelease(demand.release, demand.spoilClass),
      at: now,
      by: actor.id,
      status: free ? 'booked' : 'standby',
    };
    return change(put('bookings', booking));
  },
  inverse: (_, { bookingId }) => ({ name: 'booking.cancel', args: { bookingId } }),
});

/** Gives a booking up. The first who stands by for its band takes the place in the same step. */
export const cancelBooking = defineMutation({
  name: 'booking.cancel',
  kind: 'intention',
  right: 'book',
  args: z.strictObject({ bookingId }),
  decide(world, { bookingId }) {
    const booking = world.bookings.get(bookingId);
    if (!booking || booking.status === 'cancelled') return refuse('booking-unknown', bookingId);
    const cancelled: Change = put('bookings', { ...booking, status: 'cancelled', bandId: null });
    return ok([cancelled, ...promotion(world, booking)]);
  },
  inverse(world, { bookingId }) {
    const b = world.bookings.get(bookingId);
    return b ? { name: 'booking.place', args: { bookingId, sessionId: b.sessionId, bandId: b.wishedBandId } } : null;
  },
});

function promotion(world: World, given: GreenBooking): readonly Change[] {
  if (given.bandId === null) return [];
  const [next] = standbyFor(world, given.bandId);
  return next ? [put('bookings', { ...next, status: 'booked', bandId: given.bandId })] : [];
}
