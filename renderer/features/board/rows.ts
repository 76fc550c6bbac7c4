import type { BayId } from '#shared/kernel/ids';
import { overlaps, type Slot } from '#shared/kernel/time';
import type { Bay } from '#shared/domain/bay';

/** Least height of a bay's row in pixels: thirteen fit the smallest window; more of them scroll, they are never squeezed. */
export const LOW_ROW = 44;
const HIGH_ROW = 92;

/** The height of a row: where there are few bays, they share the room, and cards say more. */
export const rowHeight = (rows: number, room: number): number =>
  Math.min(HIGH_ROW, Math.max(LOW_ROW, Math.floor(room / Math.max(1, rows))));

/** The bays from top to bottom: yard by yard, each yard in its own order. */
export function rowsOf(bays: readonly Bay[]): readonly Bay[] {
  const yards = [...new Set(bays.map((b) => b.yard))];
  return yards.flatMap((yard) => bays.filter((b) => b.yard === yard));
}

/** A yard's stretch of rows. */
export type YardBand = { readonly yard: string; readonly first: number; readonly rows: number };

/** The yards beside the rows they hold. */
export function yardBands(rows: readonly Bay[]): readonly YardBand[] {
  const bands: YardBand[] = [];
  rows.forEach(({ yard }, i) => {
    const last = bands.at(-1);
    if (last?.yard === yard) bands[bands.length - 1] = { ...last, rows: last.rows + 1 };
    else bands.push({ yard, first: i, rows: 1 });
  });
  return bands;
}

/** The number of a bay's row. */
export const rowNumbers = (rows: readonly Bay[]): ReadonlyMap<BayId, number> => new Map(rows.map((b, i) => [b.id, i]));

/** A share of a row's height: which part, of how many. */
export type Track = { readonly index: number; readonly of: number };

type Lying = { readonly id: string; readonly slot: Slot };

/**
 * Tracks for what lies in one row, in order of start. What does not overlap has the whole height; what clashes shares it, so that
 * nothing ever hides under something else.
 */
export function tracksOf(lying: readonly Lying[]): ReadonlyMap<string, Track> {
  const tracks = new Map<string, Track>();
  let cluster: { readonly one: Lying; readonly index: number }[] = [];
  const settle = (): void => {
    const of = Math.max(1, ...cluster.map((c) => c.index + 1));
    for (const { one, index } of cluster) tracks.set(one.id, { index, of });
    cluster = [];
  };
  for (const one of lying) {
    const touched = cluster.filter((c) => overlaps(c.one.slot, one.slot));
    if (touched.length === 0) settle();
    let index = 0;
    while (touched.some((c) => c.index === index)) index++;
    cluster.push({ one, index });
  }
  settle();
  return tracks;
}
