import { at, HOUR, MINUTE, type UtcMs } from '#shared/kernel/time';
import { seeded, type Random } from '#shared/kernel/random';
import type { MatchItem } from '#shared/matching/evidence';
import { chance, crossingsOf, pad, type Crossing } from '#tests/support/noisy-crossings';
import { mistyped, rewritten } from '#tests/support/noisy-hand';

/**
 * How often things go wrong in one row, as shares of 1. `typo` is per written identifier; `missing` multiplies what each agency
 * habitually leaves out; `swapped` is per row; `reworded` per goods name; `late` how often one agency's ETA is an hour or more off.
 */
export type Noise = {
  readonly typo: number;
  readonly missing: number;
  readonly swapped: number;
  readonly reworded: number;
  readonly late: number;
  readonly wrongLoad: number;
};

/** What the acceptance figures are stated for: about one row in eight carries a mistyped identifier. */
export const realistic: Noise = { typo: 0.015, missing: 1, swapped: 0.02, reworded: 0.15, late: 0.05, wrongLoad: 0.1 };
/** A bad day: one row in three mistyped, and half as much again left out. */
export const heavy: Noise = { typo: 0.06, missing: 1.5, swapped: 0.06, reworded: 0.3, late: 0.1, wrongLoad: 0.2 };
/** Nothing is mistyped; what agencies habitually leave out is still missing. */
export const clean: Noise = { typo: 0, missing: 1, swapped: 0, reworded: 0, late: 0, wrongLoad: 0 };

/** A day: how many crossings, by whom, and how much of what deceives. Shares are of crossings unless said otherwise. */
export type DaySettings = {
  readonly seed: number;
  readonly crossings: number;
  readonly agencies: readonly string[];
  readonly noise: Noise;
  /** Crossings that more than one agency inspects. */
  readonly overlap: number;
  /** Crossings in convoys of 2 to 4 under one batch, bill and mostly declaration. */
  readonly convoys: number;
  /** Trucks that come again in the same direction, 3.5 to 8.5 hours later. */
  readonly again: number;
  /** Trucks that go back in the other direction, 1 to 6 hours later, empty or with a new load. */
  readonly back: number;
  /** First agency's inspections that are two orders (a scan and an opening). */
  readonly doubleOrders: number;
  /** Hours over which the day's arrivals are spread; more crossings need more, or trucks stand nose to tail. */
  readonly hours: number;
};

/** A usual day of two agencies. */
export const usualDay: DaySettings = {
  seed: 1,
  crossings: 300,
  agencies: ['customs', 'border'],
  noise: realistic,
  overlap: 0.5,
  convoys: 0.1,
  again: 0.05,
  back: 0.15,
  doubleOrders: 0.1,
  hours: 10,
};

/** The items of a generated day, and which crossing each really concerns. */
export type NoisyDay = {
  readonly items: readonly MatchItem[];
  readonly crossingOf: ReadonlyMap<string, number>;
  /** Identifiers that an item carries as they really are: two items that share none cannot be matched by anybody. */
  readonly intact: ReadonlyMap<string, ReadonlySet<string>>;
};

/** What each kind of agency habitually leaves out: customs knows papers, the border station knows vehicles. */
const HABITS = [
  {
    plate: 0.03,
    foreign: 0.25,
    trailer: 0.3,
    vin: 0.7,
    containers: 0.05,
    batch: 0.08,
    bill: 0.2,
    declaration: 0.08,
    seal: 0.4,
  },
  {
    plate: 0.03,
    foreign: 0.1,
    trailer: 0.15,
    vin: 0.3,
    containers: 0.2,
    batch: 0.25,
    bill: 0.6,
    declaration: 0.5,
    seal: 0.7,
  },
  {
    plate: 0.03,
    foreign: 0.1,
    trailer: 0.2,
    vin: 0.5,
    containers: 0.3,
    batch: 0.3,
    bill: 0.5,
    declaration: 0.6,
    seal: 0.8,
  },
] as const;

type Row = { readonly item: MatchItem; readonly intact: ReadonlySet<string> };

/** One agency writes one crossing down. At least one key is written, as an import demands. */
function rowOf(
  crossing: Crossing,
  settings: DaySettings,
  { random, agency, serial }: { random: Random; agency: number; serial: number },
): Row {
  const { noise } = settings;
  const habits = HABITS[agency % HABITS.length]!;
  const intact = new Set<string>();
  const write = (field: keyof typeof habits, value: string): string => {
    if (value === '' || chance(random, habits[field] * noise.missing)) return '';
    if (chance(random, noise.typo)) return mistyped(random, value);
    intact.add(`${field === 'foreign' ? 'plate' : field}:${value}`);
    return rewritten(random, value);
  };
  const [plate, foreign] = [write('plate', crossing.plate), write('foreign', crossing.foreign)];
  const [trailer, vin] = [write('trailer', crossing.trailer), write('vin', crossing.vin)];
  const boxes = crossing.containers.map((value) => write('containers', value)).filter((value) => value !== '');
  const [batch, bill] = [write('batch', crossing.batch), write('bill', crossing.bill)];
  const [declaration, seal] = [write('declaration', crossing.declaration), write('seal', crossing.seal)];
  const nothing = plate + foreign + boxes.join('') + batch + declaration === '';
  const fallback = nothing ? crossing.plate + crossing.foreign : '';
  if (nothing) intact.add(`plate:${fallback}`);
  const plates = [plate, foreign, fallback].filter((value) => value !== '');
  const swap = chance(random, noise.swapped);
  const jitter = chance(random, noise.late) ? (random.next() - 0.5) * 3 * HOUR : (random.next() - 0.5) * 30 * MINUTE;
  const [name, otherName, hs] = crossing.goods;
  const off = chance(random, noise.wrongLoad);
  const list = (value: string) => (value === '' ? [] : [value]);
  const agencyName = settings.agencies[agency]!;
  const item: MatchItem = {
    id: `${agencyName}-${String(serial)}`,
    agency: agencyName,
    requestNo: pad(serial, 6),
    plates:
      swap && trailer !== ''
        ? [...plates, trailer]
        : plates.length > 1 && chance(random, 0.3)
          ? [plates.join('/')]
          : plates,
    trailers: swap ? [] : list(trailer),
    vin: vin || undefined,
    containers: swap ? [] : boxes.length > 1 && chance(random, 0.7) ? [boxes.join('、')] : boxes,
    batchNo: (swap ? bill : batch) || undefined,
    billNo: (swap ? batch : bill) || undefined,
    declarations: list(declaration),
    seals: swap ? [...boxes, ...list(seal)] : list(seal),
    goods: chance(random, noise.reworded) ? otherName : name,
    hs: chance(random, 0.5) ? hs.slice(0, random.pick([4, 6, 8, 10])) : undefined,
    trader: chance(random, 0.7) ? crossing.trader : undefined,
    direction: crossing.direction,
    eta: at(Math.round(DAY_START + crossing.eta + jitter)) satisfies UtcMs,
    packages: chance(random, 0.6) ? crossing.packages + (off ? 1 + random.below(20) : 0) : undefined,
    grossKg: chance(random, 0.7) ? crossing.gross + (off ? 100 + random.below(2000) : 0) : undefined,
  };
  return { item, intact };
}

/** A second order is printed from the same papers: it has the first one's slips, and now and then one field typed anew. */
function secondOrderOf(first: Row, anew: Row, random: Random): Row {
  const own = { id: anew.item.id, requestNo: anew.item.requestNo };
  if (!chance(random, 0.3)) return { item: { ...first.item, ...own }, intact: first.intact };
  const field = random.pick(['plates', 'containers', 'batchNo', 'declarations', 'goods', 'eta'] as const);
  const intact = new Set([...first.intact].filter((value) => anew.intact.has(value)));
  return { item: { ...first.item, ...own, [field]: anew.item[field] }, intact };
}

const DAY_START = Date.UTC(2026, 10, 22, 23);

/**
 * A port's day as several agencies write it down.
 *
 * The noise model. Crossings come in fleets of 1 to 12 trucks with consecutive plates (Chinese, Russian, both, or North Korean),
 * one trader, one kind of goods, one fifth with equal loads, half of them ten minutes apart; containers, batches, bills,
 * declarations and vehicle numbers of the whole day are consecutive too, so that neighbours differ by one digit and are all
 * valid. Some travel in convoys under the same papers, some come again, some go back. Each agency leaves fields out by
 * habit, mistypes an identifier with the share `noise.typo` (half a wrong sign, then look-alikes, transpositions, drops,
 * insertions), writes it in its own way (alphabet, width, case, separators, lost zeros), may shift trailer, container, batch
 * and bill into wrong columns, gives the arrival within a quarter of an hour or, rarely, up to 90 minutes off.
 */
export function noisyDay(settings: DaySettings): NoisyDay {
  const random = seeded(settings.seed * 7919 + 17);
  const rows: { row: Row; crossing: number }[] = [];
  for (const crossing of crossingsOf(settings, random)) {
    const first = random.below(settings.agencies.length);
    const chosen = new Set([first]);
    if (chance(random, settings.overlap))
      while (chosen.size < 2 || (chosen.size < settings.agencies.length && chance(random, 0.5)))
        chosen.add(random.below(settings.agencies.length));
    for (const agency of chosen) {
      const serial = rows.length;
      const row = rowOf(crossing, settings, { random, agency, serial });
      rows.push({ row, crossing: crossing.id });
      if (agency === 0 && chance(random, settings.doubleOrders))
        rows.push({
          row: secondOrderOf(row, rowOf(crossing, settings, { random, agency, serial: serial + 1 }), random),
          crossing: crossing.id,
        });
    }
  }
  rows.sort((x, y) => x.row.item.agency.localeCompare(y.row.item.agency) || x.row.item.eta - y.row.item.eta);
  return {
    items: rows.map(({ row }) => row.item),
    crossingOf: new Map(rows.map(({ row, crossing }) => [row.item.id, crossing])),
    intact: new Map(rows.map(({ row }) => [row.item.id, row.intact])),
  };
}
