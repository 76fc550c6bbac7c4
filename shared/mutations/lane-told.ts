import { applyChanges, put, type Change } from '../domain/change';
import { isLive, type GreenBand, type GreenBooking } from '../domain/green-lane';
import type { LaneNews, LaneNotice } from '../domain/lane-day';
import type { World } from '../domain/world';
import { bookedIn, standbyFor } from '../rules/green-lane';
import type { Context } from './mutation';

type News = { readonly booking: GreenBooking; readonly news: LaneNews; readonly was: LaneNotice['was'] };

/**
 * Adds to an action's changes what it means for places that others have booked, whatever the action was: a place won, lost or moved is told
 * to whoever booked it (SPEC G14).
 */
export function withLaneNotices(world: World, changes: readonly Change[], context: Context): readonly Change[] {
  const found = changes.flatMap((c): readonly News[] => {
    if (c.op === 'del') return [];
    if (c.table === 'bookings') return bookingNews(world, c.row, context);
    return c.table === 'bands' ? bandNews(world, changes, c.row) : [];
  });
  if (found.length === 0) return changes;
  return [...changes, ...found.map((news) => put('laneNotices', noticeOf(world, news, context)))];
}

function bookingNews(world: World, booking: GreenBooking, { actor }: Context): readonly News[] {
  const before = world.bookings.get(booking.id);
  if (!before || !isLive(before)) return [];
  const news = (kind: LaneNews): readonly News[] => [{ booking, news: kind, was: null }];
  if (before.status === 'standby' && booking.status === 'booked' && booking.way !== 'emergency')
    return news('promoted');
  if (before.status === 'booked' && booking.status === 'standby') return news('displaced');
  if (booking.status === 'missed') return news('missed');
  return booking.status === 'cancelled' && booking.by !== actor.id ? news('given-up') : [];
}

function bandNews(world: World, changes: readonly Change[], band: GreenBand): readonly News[] {
  const before = world.bands.get(band.id);
  if (!before || before.slot.start === band.slot.start) return [];
  const after = applyChanges(world, changes);
  return [...bookedIn(after, band.id), ...standbyFor(after, band.id)].map((booking) => ({
    booking,
    news: 'retimed' as const,
    was: before.slot.start,
  }));
}

function noticeOf(world: World, { booking, news, was }: News, { actor, now }: Context): LaneNotice {
  const { portId, day, id: bookingId, sessionId, wishedBandId } = booking;
  const plain = `${bookingId}#${news}#${String(now)}`;
  let id = plain;
  for (let n = 2; world.laneNotices.has(id); n++) id = `${plain}.${String(n)}`;
  return {
    id,
    portId,
    day,
    bookingId,
    sessionId,
    to: booking.by,
    news,
    bandId: wishedBandId,
    was,
    by: actor.id,
    at: now,
    seen: null,
  };
}
