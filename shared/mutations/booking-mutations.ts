import { z } from 'zod';
import { bandId, bookingId, sessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { DAY, MINUTE, at, dayOf, utcMs } from '../kernel/time';
import { appointmentForm, type CancelNote } from '../domain/appointment';
import { del, put, type Change } from '../domain/change';
import { isLive, type BookingWay, type GreenBand, type GreenBooking } from '../domain/green-lane';
import type { Port } from '../domain/port';
import { refusal, type Refusal } from '../domain/refusal';
import type { JointSession } from '../domain/session';
import { may } from '../domain/user';
import type { World } from '../domain/world';
import { laneBar } from '../rules/goods-rules';
import { bookingOf, bookedIn, placesFor } from '../rules/green-lane';
import { applicationFault, bandFault, hasCome, lateFrom, standingOf, termsOf, timeliness } from '../rules/lane-law';
import { isLate } from '../rules/lane-late';
import { givenUp, urgencyOf, withPromotions } from './booking-changes';
import { change, defineMutation, refuse, type Context, type Decision } from './mutation';
import { plannable } from './session-mutations';

/** A load that may have a place, and the band that it asks for. */
export type LaneQuestion = {
  readonly session: JointSession;
  readonly band: GreenBand;
  readonly port: Port;
  readonly urgency: Pick<GreenBooking, 'spoilClass' | 'latestRelease'>;
};

/**
 * What every way of booking asks first: a load that can still be planned, a band of its day that both sides and all agencies can serve
 * (SPEC G7), goods that are fresh and that no rule keeps out (SPEC G1, Q2, Q3).
 */
export function askLane(
  world: World,
  ids: { readonly sessionId: string; readonly bandId: string },
): { readonly asked: LaneQuestion } | { readonly refused: Decision } {
  const found = plannable(world, ids.sessionId);
  if ('refused' in found) return found;
  const { session } = found;
  const no = (why: Decision) => ({ refused: why });
  const band = world.bands.get(ids.bandId);
  if (!band) return no(refuse('band-unknown', ids.bandId));
  if (band.portId !== session.portId || band.day !== session.day)
    return no(refuse('wrong-day', band.id, { day: band.day }));
  const port = world.ports.get(band.portId);
  if (!port) return no(refuse('port-unknown', band.portId));
  const urgency = urgencyOf(world, session);
  if (!urgency) return no(refuse('not-green', session.id));
  const fault = laneBar(world, session) ?? bandFault(world, port, band);
  return fault ? no({ ok: false, error: fault }) : { asked: { session, band, port, urgency } };
}

/** The application as it came, and why a supervisor accepts it although it came late. */
const application = z.strictObject({ form: appointmentForm, relief: z.string().max(300).nullable() });
type Application = z.infer<typeof application>;

const placeArgs = z.strictObject({
  bookingId,
  sessionId,
  bandId,
  /** Without one, the truck stands at the port and takes a walk-in place (SPEC G9). */
  application: application.nullable().optional(),
});

/**
 * Books a fresh load into a band of the green lane (SPEC G3): by an application in time (SPEC G8), or, for a truck at the port, as a
 * walk-in (SPEC G9). When the band is full the load stands by, and is promoted by urgency as places come free (SPEC G4): nobody is
 * turned away silently.
 */
export const placeBooking = defineMutation({
  name: 'booking.place',
  kind: 'intention',
  right: 'book',
  args: placeArgs,
  decide(world, { bookingId, sessionId, bandId, application = null }, context) {
    const lane = askLane(world, { sessionId, bandId });
    if ('refused' in lane) return lane.refused;
    const { session, band, port, urgency } = lane.asked;
    const held = bookingOf(world, sessionId) ?? world.bookings.get(bookingId);
    if (held && (held.sessionId !== sessionId || isLive(held))) return refuse('booking-exists', held.id);
    const no = application ? applicationRefusal(world, lane.asked, { application, context }) : null;
    if (no) return { ok: false, error: no };
    if (!application && !hasCome(world, session)) return refuse('application-missing', sessionId);
    const way: BookingWay = application ? 'applied' : 'walkIn';
    const free = placesFor(way, band, bookedIn(world, bandId)) > 0;
    const booking: GreenBooking = {
      id: bookingId,
      portId: session.portId,
      day: session.day,
      sessionId,
      ...urgency,
      bandId: free ? bandId : null,
      wishedBandId: bandId,
      at: context.now,
      by: context.actor.id,
      status: free ? 'booked' : 'standby',
      way,
    };
    return ok([put('bookings', booking), ...papersOf(world, booking, { application, context, port })]);
  },
  inverse: (_, { bookingId }) => ({ name: 'booking.cancel', args: { bookingId } }),
});

type Filed = { readonly application: Application; readonly context: Context };

function applicationRefusal(
  world: World,
  { port, band }: LaneQuestion,
  { application, context }: Filed,
): Refusal | null {
  const { form, relief } = application;
  const fault = applicationFault(world, port, { form, now: context.now });
  if (fault) return fault;
  const { inTime, hours, latest } = timeliness(world, port, { form, band });
  if (inTime) return null;
  if (relief === null || relief.trim() === '')
    return refusal('application-late', band.id, { hours, day: dayOf(latest, port.zone), end: latest });
  return may(context.actor, 'approve') ? null : refusal('relief-by-supervisor', context.actor.id, { hours });
}

/** The application goes with its booking; a note that was owed for an earlier cancellation is not owed any more. */
function papersOf(
  world: World,
  { id, portId, day }: GreenBooking,
  { application, context, port }: { application: Application | null; context: Context; port: Port },
): readonly Change[] {
  const owed = world.cancelNotes.get(id)?.note === null ? [del('cancelNotes', id)] : [];
  if (!application) return world.appointments.has(id) ? [...owed, del('appointments', id)] : owed;
  const { form, relief } = application;
  const aeo = standingOf(world, port.id, form.firmCode) === 'aeo';
  const row = { id, portId, day, form, aeo, relief: relief?.trim() || null, by: context.actor.id, at: context.now };
  return [...owed, put('appointments', row)];
}

/** Within this time whoever made a booking may take it back as a slip of the hand. */
const SLIP = 10 * MINUTE;

/**
 * Gives a booking up. The first who stands by for its band takes the place in the same step (SPEC G4). For a place that was applied for it
 * is said who was spoken to, and the written note is owed from then on (SPEC G11).
 */
export const cancelBooking = defineMutation({
  name: 'booking.cancel',
  kind: 'intention',
  right: 'book',
  args: z.strictObject({ bookingId, contact: z.string().max(100).optional(), reason: z.string().max(300).optional() }),
  decide(world, { bookingId, contact = '', reason = '' }, { actor, now }) {
    const booking = world.bookings.get(bookingId);
    if (!booking || !isLive(booking)) return refuse('booking-unknown', bookingId);
    const gone = givenUp(booking);
    const slip = booking.by === actor.id && now - booking.at <= SLIP;
    const filed = booking.status === 'booked' && world.appointments.has(bookingId);
    const port = world.ports.get(booking.portId);
    if (!filed || !port || (slip && contact === '')) return ok(withPromotions(world, [gone]));
    if (contact.trim() === '') return refuse('contact-missing', bookingId);
    const note: CancelNote = {
      id: bookingId,
      portId: booking.portId,
      day: booking.day,
      contact: contact.trim(),
      reason: reason.trim(),
      at: now,
      by: actor.id,
      due: at(now + termsOf(world, port).noteDays * DAY),
      note: null,
    };
    return ok([...withPromotions(world, [gone]), put('cancelNotes', note)]);
  },
  inverse(world, { bookingId }) {
    const b = world.bookings.get(bookingId);
    if (!b) return null;
    const { sessionId, wishedBandId: bandId } = b;
    const filed = world.appointments.get(bookingId);
    const application = filed ? { form: filed.form, relief: filed.relief } : null;
    return { name: 'booking.place', args: { bookingId, sessionId, bandId, ...(application && { application }) } };
  },
});

/** Notes that the written explanation of a cancellation has come (SPEC G11). The paper is there: only an unknown cancellation is refused. */
export const receiveCancelNote = defineMutation({
  name: 'booking.note',
  kind: 'fact',
  right: 'book',
  args: z.strictObject({ bookingId, text: z.string().min(1).max(500), receivedAt: utcMs }),
  decide(world, { bookingId, text, receivedAt }, { actor }) {
    const owed = world.cancelNotes.get(bookingId);
    if (!owed) return refuse('booking-unknown', bookingId);
    if (owed.note) return ok([]);
    return change(put('cancelNotes', { ...owed, note: { text, receivedAt, by: actor.id } }));
  },
});

/**
 * Takes the place of a truck that has not come within the grace (过号) and gives it to who stands by (SPEC G12, G4). Nothing does so by
 * itself: an officer does, by the clock at which he acts, and whoever booked is told.
 */
export const missBooking = defineMutation({
  name: 'booking.miss',
  kind: 'intention',
  right: 'book',
  args: z.strictObject({ bookingId }),
  decide(world, { bookingId }, { now }) {
    const booking = world.bookings.get(bookingId);
    const band = booking?.status === 'booked' && booking.bandId !== null ? world.bands.get(booking.bandId) : undefined;
    const port = booking && world.ports.get(booking.portId);
    if (!booking || !band || !port) return refuse('booking-unknown', bookingId);
    if (!isLate(world, port, { booking, now })) return refuse('not-late', bookingId, { start: lateFrom(port, band) });
    return ok(withPromotions(world, [put('bookings', { ...booking, status: 'missed', bandId: null })]));
  },
});
