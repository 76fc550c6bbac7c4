import { z } from 'zod';
import { bandId, portId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { contains, dayText, overlaps, utcMs } from '../kernel/time';
import { laneTerms, trader, traderIdOf } from '../domain/appointment';
import { del, put } from '../domain/change';
import { bookedIn, standbyFor } from '../rules/green-lane';
import { openHours } from '../rules/hours';
import { bandsOn, movedSlot } from '../rules/lane-late';
import { change, defineMutation, refuse } from './mutation';

/**
 * Moves bands that are still to come because the lane runs late (SPEC G15): later only, inside the open hours, none over another, and only
 * bands that nobody is in are dropped for it. Whoever is booked there is told the new time (SPEC G14).
 */
export const retimeBands = defineMutation({
  name: 'band.retime',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({
    portId,
    day: dayText,
    moves: z
      .array(z.strictObject({ bandId, start: utcMs }))
      .min(1)
      .max(200),
    drop: z.array(bandId).max(200),
  }),
  decide(world, { portId, day, moves, drop }) {
    const port = world.ports.get(portId);
    if (!port) return refuse('port-unknown', portId);
    const bands = new Map(bandsOn(world, portId, day).map((b) => [b.id, b]));
    const stray = [...moves.map((m) => m.bandId), ...drop].find((id) => !bands.has(id));
    if (stray !== undefined) return refuse('band-unknown', stray);
    const used = drop.find((id) => bookedIn(world, id).length + standbyFor(world, id).length > 0);
    if (used !== undefined) return refuse('band-in-use', used, { booked: bookedIn(world, used).length, quota: 0 });
    for (const id of drop) bands.delete(id);
    const hours = openHours(world, port, day);
    for (const move of moves) {
      const band = bands.get(move.bandId);
      if (!band) return refuse('band-unknown', move.bandId);
      if (move.start < band.slot.start) return refuse('band-earlier', band.id, { start: band.slot.start });
      const slot = movedSlot(world, move);
      if (!hours.some((open) => contains(open, slot))) return refuse('band-shut', band.id, slot);
      bands.set(band.id, { ...band, slot });
    }
    const rows = [...bands.values()].toSorted((a, b) => a.slot.start - b.slot.start);
    const clash = rows.find((b, i) => i > 0 && overlaps(rows[i - 1]!.slot, b.slot));
    if (clash) return refuse('band-overlap', clash.id);
    const moved = new Set<string>(moves.map((m) => m.bandId));
    return ok([
      ...drop.map((id) => del('bands', id)),
      ...rows.filter((b) => moved.has(b.id)).map((b) => put('bands', b)),
    ]);
  },
});

/** Says that somebody has seen to notices, so that they need not be told again (SPEC G14). */
export const seeNotices = defineMutation({
  name: 'lane.seen',
  kind: 'intention',
  right: 'book',
  args: z.strictObject({ noticeIds: z.array(z.string().min(1).max(200)).min(1).max(200) }),
  decide(world, { noticeIds }, { actor, now }) {
    const unknown = noticeIds.find((id) => !world.laneNotices.has(id));
    if (unknown !== undefined) return refuse('notice-unknown', unknown);
    const open = noticeIds.flatMap((id) => world.laneNotices.get(id)!).filter((n) => n.seen === null);
    return ok(open.map((n) => put('laneNotices', { ...n, seen: { by: actor.id, at: now } })));
  },
});

/** Sets the terms of appointments at a port. */
export const setLaneTerms = defineMutation({
  name: 'lane.terms',
  kind: 'intention',
  right: 'rules',
  args: z.strictObject({ terms: laneTerms }),
  decide(world, { terms }) {
    if (!world.ports.has(terms.portId)) return refuse('port-unknown', terms.portId);
    return terms.id === terms.portId ? change(put('laneTerms', terms)) : refuse('row-invalid', terms.id);
  },
  inverse(world, { terms }) {
    const before = world.laneTerms.get(terms.portId);
    return before ? { name: 'lane.terms', args: { terms: before } } : null;
  },
});

/** Puts a firm on the trader list, or rates it anew (SPEC G10). */
export const putTrader = defineMutation({
  name: 'trader.put',
  kind: 'intention',
  right: 'rules',
  args: z.strictObject({ trader }),
  decide(world, { trader }) {
    if (!world.ports.has(trader.portId)) return refuse('port-unknown', trader.portId);
    return trader.id === traderIdOf(trader.portId, trader.code)
      ? change(put('traders', trader))
      : refuse('row-invalid', trader.id);
  },
  inverse(world, { trader }) {
    const before = world.traders.get(trader.id);
    return { name: 'trader.put', args: { trader: before ?? { ...trader, standing: 'ordinary' } } };
  },
});
