import { z } from 'zod';
import { bandId, bookingId, sessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { overlaps } from '../kernel/time';
import { del, put } from '../domain/change';
import { greenBand, type GreenBand, type GreenBooking } from '../domain/green-lane';
import type { World } from '../domain/world';
import { bookedIn, bookingOf, freeIn, standbyFor } from '../rules/green-lane';
import { givenUp, urgencyOf, withPromotions } from './booking-changes';
import { change, defineMutation, refuse } from './mutation';
import { plannable } from './session-mutations';

/**
 * Sets bands of a day. They replace the day's other bands that they overlap, so that a place belongs to one band (SPEC G5).
 * Refused where a booked truck would lose its place: a quota below what is booked, or a replaced band that someone waits for.
 */
export const setBands = defineMutation({
  name: 'band.set',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ bands: z.array(greenBand).min(1) }),
  decide(world, { bands }) {
    const stray = bands.find((b) => !world.ports.has(b.portId));
    if (stray) return refuse('port-unknown', stray.portId);
    const double = bands.find((b, i) => bands.some((other, j) => j < i && (other.id === b.id || collide(other, b))));
    if (double) return refuse('band-overlap', double.id, { start: double.slot.start, end: double.slot.end });
    const short = bands.find((b) => bookedIn(world, b.id).length > b.quota);
    if (short) return refuse('band-in-use', short.id, { booked: bookedIn(world, short.id).length, quota: short.quota });
    const gone = replacedBy(world, bands);
    const held = gone.find((b) => bookedIn(world, b.id).length + standbyFor(world, b.id).length > 0);
    if (held) return refuse('band-in-use', held.id, { booked: bookedIn(world, held.id).length, quota: 0 });
    return ok(withPromotions(world, [...gone.map((b) => del('bands', b.id)), ...bands.map((b) => put('bands', b))]));
  },
  inverse(world, { bands }) {
    const gone = replacedBy(world, bands);
    const known = bands.every((b) => world.bands.has(b.id) || gone.some((g) => collide(g, b)));
    const before = [...bands.flatMap((b) => world.bands.get(b.id) ?? []), ...gone];
    return known && before.length > 0 ? { name: 'band.set', args: { bands: before } } : null;
  },
});

const collide = (a: GreenBand, b: GreenBand): boolean =>
  a.portId === b.portId && a.day === b.day && overlaps(a.slot, b.slot);

function replacedBy(world: World, bands: readonly GreenBand[]): readonly GreenBand[] {
  const named = new Set<string>(bands.map((b) => b.id));
  return [...world.bands.values()].filter((old) => !named.has(old.id) && bands.some((b) => collide(old, b)));
}

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
    const found = plannable(world, sessionId);
    if ('refused' in found) return found.refused;
    const { session } = found;
    const band = world.bands.get(bandId);
    if (!band) return refuse('band-unknown', bandId);
    if (band.portId !== session.portId || band.day !== session.day)
      return refuse('wrong-day', bandId, { day: band.day });
    const held = bookingOf(world, sessionId) ?? world.bookings.get(bookingId);
    if (held && (held.sessionId !== sessionId || held.status !== 'cancelled')) return refuse('booking-exists', held.id);
    const urgency = urgencyOf(world, session);
    if (!urgency) return refuse('not-green', sessionId);
    const free = freeIn(world, band) > 0;
    const booking: GreenBooking = {
      id: bookingId,
      portId: session.portId,
      day: session.day,
      sessionId,
      ...urgency,
      bandId: free ? bandId : null,
      wishedBandId: bandId,
      at: now,
      by: actor.id,
      status: free ? 'booked' : 'standby',
    };
    return change(put('bookings', booking));
  },
  inverse: (_, { bookingId }) => ({ name: 'booking.cancel', args: { bookingId } }),
});

/** Gives a booking up. The first who stands by for its band takes the place in the same step (SPEC G4). */
export const cancelBooking = defineMutation({
  name: 'booking.cancel',
  kind: 'intention',
  right: 'book',
  args: z.strictObject({ bookingId }),
  decide(world, { bookingId }) {
    const booking = world.bookings.get(bookingId);
    if (!booking || booking.status === 'cancelled') return refuse('booking-unknown', bookingId);
    return ok(withPromotions(world, [givenUp(booking)]));
  },
  inverse(world, { bookingId }) {
    const b = world.bookings.get(bookingId);
    return b ? { name: 'booking.place', args: { bookingId, sessionId: b.sessionId, bandId: b.wishedBandId } } : null;
  },
});
