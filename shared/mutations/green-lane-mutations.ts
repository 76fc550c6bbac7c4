import { z } from 'zod';
import { ok } from '../kernel/result';
import { overlaps } from '../kernel/time';
import { del, put } from '../domain/change';
import { greenBand, type GreenBand } from '../domain/green-lane';
import type { World } from '../domain/world';
import { bookedIn, standbyFor } from '../rules/green-lane';
import { withPromotions } from './booking-changes';
import { defineMutation, refuse } from './mutation';

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
