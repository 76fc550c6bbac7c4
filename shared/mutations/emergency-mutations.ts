import { z } from 'zod';
import { bandId, bookingId, portId, sessionId, type BandId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { same } from '../kernel/same';
import { dayText, utcMs } from '../kernel/time';
import { put, type Change } from '../domain/change';
import { isLive, type GreenBooking } from '../domain/green-lane';
import type { PaperEntry } from '../domain/lane-day';
import { milestoneKind } from '../domain/milestone';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { bookedIn, bookingOf, byUrgency } from '../rules/green-lane';
import { sessionOrHeir } from '../rules/grouping';
import { hasCome } from '../rules/lane-law';
import { withPromotions } from './booking-changes';
import { askLane } from './booking-mutations';
import { recordMilestone } from './milestone-mutations';
import { defineMutation, refuse } from './mutation';

/**
 * Lets a dying load through before others (应急), with the reason on record. Where its band is full, the booking that can wait longest and
 * whose truck has not come gives way: it stands by before all others and whoever booked it is told (SPEC G13). Bars on goods and
 * shut hours hold for an emergency too.
 */
export const declareEmergency = defineMutation({
  name: 'booking.emergency',
  kind: 'intention',
  right: 'book',
  args: z.strictObject({ bookingId, sessionId, bandId, reason: z.string().max(300) }),
  decide(world, { bookingId, sessionId, bandId, reason }, { actor, now }) {
    const lane = askLane(world, { sessionId, bandId });
    if ('refused' in lane) return lane.refused;
    if (reason.trim() === '') return refuse('reason-missing', sessionId);
    const { session, band, urgency } = lane.asked;
    const own = bookingOf(world, sessionId);
    const held = world.bookings.get(bookingId);
    if (!own && held && (held.sessionId !== sessionId || isLive(held))) return refuse('booking-exists', held.id);
    const others = bookedIn(world, bandId).filter((b) => b.id !== own?.id);
    const displaced = others.length < band.quota ? null : whoGivesWay(world, others);
    if (others.length >= band.quota && !displaced) return refuse('nobody-gives-way', bandId);
    const booking: GreenBooking = {
      id: own?.id ?? bookingId,
      portId: session.portId,
      day: session.day,
      sessionId,
      ...urgency,
      bandId,
      wishedBandId: bandId,
      at: now,
      by: own?.by ?? actor.id,
      status: 'booked',
      way: 'emergency',
    };
    const { id, portId, day } = booking;
    const row = { id, portId, day, sessionId, bandId, reason: reason.trim(), displaced: displaced?.id ?? null };
    return ok([
      ...withPromotions(world, [...(displaced ? [stoodBack(displaced, bandId)] : []), put('bookings', booking)]),
      put('emergencies', { ...row, by: actor.id, at: now }),
      ...madeUrgent(world, session),
    ]);
  },
});

/** Who can wait longest, first among those whose truck has not come; nobody who has begun, and no other emergency. */
function whoGivesWay(world: World, booked: readonly GreenBooking[]): GreenBooking | null {
  const open = booked.toReversed().filter((b) => {
    const session = world.sessions.get(b.sessionId);
    return b.way !== 'emergency' && (session?.status === 'planned' || session?.status === 'arrived');
  });
  const away = open.find((b) => !hasCome(world, world.sessions.get(b.sessionId)!));
  return away ?? open.toSorted((a, b) => byUrgency(b, a))[0] ?? null;
}

const stoodBack = (b: GreenBooking, wishedBandId: BandId): Change =>
  put('bookings', { ...b, status: 'standby', bandId: null, wishedBandId, ahead: true });

const madeUrgent = (world: World, { requestIds }: JointSession): readonly Change[] =>
  requestIds.flatMap((id) => {
    const request = world.requests.get(id);
    return request && request.priority !== 'emergency' ? [put('requests', { ...request, priority: 'emergency' })] : [];
  });

/**
 * Enters a line of the paper ledger that was kept while the system was down: its number, time and writer as the paper says (SPEC J1).
 * It is a fact and never refused; where it tells of a known inspection it becomes that one's milestone. The same line twice is one line, and
 * another line of the same number stands beside the first (SPEC J2).
 */
export const enterPaper = defineMutation({
  name: 'paper.enter',
  kind: 'fact',
  right: 'record',
  args: z.strictObject({
    portId,
    day: dayText,
    number: z.string().min(1).max(40),
    at: utcMs,
    writer: z.string().min(1).max(60),
    plate: z.string().max(40),
    text: z.string().min(1).max(500),
    sessionId: sessionId.nullable(),
    milestone: milestoneKind.nullable(),
  }),
  decide(world, { milestone, ...said }, context) {
    if (!world.ports.has(said.portId)) return refuse('port-unknown', said.portId);
    const session = said.sessionId === null ? null : sessionOrHeir(world, said.sessionId);
    const row = { ...said, sessionId: session?.id ?? null, by: context.actor.id, enteredAt: context.now };
    const id = freeId(world, row);
    if (id === null) return ok([]);
    const fact =
      session && milestone
        ? recordMilestone.decide(world, { sessionId: session.id, kind: milestone, at: said.at }, context)
        : ok([]);
    return ok([put('paperEntries', { ...row, id }), ...(fact.ok ? fact.value : [])]);
  },
});

/** A key for the line: null when that very line is there already. */
function freeId(world: World, line: Omit<PaperEntry, 'id'>): string | null {
  const said = (e: Omit<PaperEntry, 'id'>) => [e.at, e.writer, e.plate, e.text];
  const plain = `${line.portId}/${line.day}/P/${line.number}`;
  for (let n = 1; ; n++) {
    const id = n === 1 ? plain : `${plain}.${String(n)}`;
    const there = world.paperEntries.get(id);
    if (!there) return id;
    if (same(said(there), said(line))) return null;
  }
}
