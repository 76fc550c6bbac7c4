import { at, HOUR } from '#shared/kernel/time';
import { seeded, type Random } from '#shared/kernel/random';
import type { MatchItem } from '#shared/matching/evidence';
import { chance, crossingsOf, pad, type Crossing } from '#tests/support/noisy-crossings';
import { mistyped, rewritten } from '#tests/support/noisy-hand';
import type { DaySettings } from '#tests/support/noisy-settings';

/** The items of a generated day, and which crossing each really concerns. */
export type NoisyDay = {
  readonly items: readonly MatchItem[];
  readonly crossingOf: ReadonlyMap<string, number>;
  /** Identifiers that an item carries as they really are: two items that share none cannot be matched by anybody. */
  readonly intact: ReadonlyMap<string, ReadonlySet<string>>;
};

type Field = 'plate' | 'foreign' | 'trailer' | 'vin' | 'container' | 'batch' | 'bill' | 'declaration' | 'seal';

/** How often each kind of agency leaves a field out: customs knows papers, the border station knows vehicles. */
const HABITS: readonly Readonly<Record<Field, number>>[] = [
  {
    plate: 0.03,
    foreign: 0.25,
    trailer: 0.3,
    vin: 0.7,
    container: 0.05,
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
    container: 0.2,
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
    container: 0.3,
    batch: 0.3,
    bill: 0.5,
    declaration: 0.6,
    seal: 0.8,
  },
];

type Row = { readonly item: MatchItem; readonly intact: ReadonlySet<string> };
/** Who writes: which agency of the day, and its next number. */
type Desk = {
  readonly random: Random;
  readonly settings: DaySettings;
  readonly agency: number;
  readonly serial: number;
};
type Identifiers = Pick<
  MatchItem,
  'plates' | 'trailers' | 'vin' | 'containers' | 'batchNo' | 'billNo' | 'declarations' | 'seals'
>;

const list = (...values: readonly string[]): string[] => values.filter((value) => value !== '');

/** The identifiers of a crossing as one agency writes them: left out, mistyped, or each in its own way. */
function identifiersOf(crossing: Crossing, { random, settings, agency }: Desk) {
  const { noise } = settings;
  const habits = HABITS[agency % HABITS.length]!;
  const intact = new Set<string>();
  const write = (field: Field, value: string): string => {
    if (value === '' || chance(random, habits[field] * noise.missing)) return '';
    if (chance(random, noise.typo)) return mistyped(random, value);
    intact.add(`${field} ${value}`);
    return rewritten(random, value);
  };
  const plates = list(write('plate', crossing.plate), write('foreign', crossing.foreign));
  const identifiers: Identifiers = {
    plates: plates.length > 1 && chance(random, 0.3) ? [plates.join('/')] : plates,
    trailers: list(write('trailer', crossing.trailer)),
    vin: write('vin', crossing.vin) || undefined,
    containers: list(...crossing.containers.map((value) => write('container', value))),
    batchNo: write('batch', crossing.batch) || undefined,
    billNo: write('bill', crossing.bill) || undefined,
    declarations: list(write('declaration', crossing.declaration)),
    seals: list(write('seal', crossing.seal)),
  };
  const { containers, batchNo, declarations } = identifiers;
  if (plates.length + containers.length + declarations.length > 0 || batchNo) return { identifiers, intact };
  // An import refuses a row without any key, so somebody has put the plate in.
  const field = crossing.plate === '' ? 'foreign' : 'plate';
  intact.add(`${field} ${crossing[field]}`);
  return { identifiers: { ...identifiers, plates: [crossing[field]] }, intact };
}

/** Trailer, containers, batch and bill in each other's or the neighbouring columns. */
const misplaced = (said: Identifiers): Identifiers => ({
  ...said,
  plates: [...said.plates, ...said.trailers],
  trailers: [],
  containers: [],
  seals: [...said.containers, ...said.seals],
  batchNo: said.billNo,
  billNo: said.batchNo,
});

const joinedCell = (cells: readonly string[]): readonly string[] => (cells.length > 1 ? [cells.join('、')] : cells);

/** Goods, trader, load and time as one agency tells them. */
function circumstancesOf(crossing: Crossing, { random, settings: { noise } }: Desk) {
  const [name, otherName, hs] = crossing.goods;
  const off = Number(chance(random, noise.wrongLoad));
  const late = chance(random, noise.late) ? 3 * HOUR : HOUR / 2;
  return {
    goods: chance(random, noise.reworded) ? otherName : name,
    hs: chance(random, 0.5) ? hs.slice(0, random.pick([4, 6, 8, 10])) : undefined,
    trader: chance(random, 0.7) ? crossing.trader : undefined,
    direction: crossing.direction,
    eta: at(Math.round(DAY_START + crossing.eta + (random.next() - 0.5) * late)),
    packages: chance(random, 0.6) ? crossing.packages + off * (1 + random.below(20)) : undefined,
    grossKg: chance(random, 0.7) ? crossing.gross + off * (100 + random.below(2000)) : undefined,
  };
}

/** One agency writes one crossing down. */
function rowOf(crossing: Crossing, desk: Desk): Row {
  const { identifiers, intact } = identifiersOf(crossing, desk);
  const agency = desk.settings.agencies[desk.agency]!;
  const placed = chance(desk.random, desk.settings.noise.swapped) ? misplaced(identifiers) : identifiers;
  const containers = chance(desk.random, 0.7) ? joinedCell(placed.containers) : placed.containers;
  const names = { id: `${agency}-${String(desk.serial)}`, agency, requestNo: pad(desk.serial, 6) };
  return { item: { ...names, ...placed, containers, ...circumstancesOf(crossing, desk) }, intact };
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
  const rows: (Row & { readonly crossing: number })[] = [];
  for (const crossing of crossingsOf(settings, random))
    for (const agency of agenciesOf(settings, random)) {
      const desk = { random, settings, agency };
      const row = rowOf(crossing, { ...desk, serial: rows.length });
      rows.push({ ...row, crossing: crossing.id });
      if (agency > 0 || !chance(random, settings.doubleOrders)) continue;
      const anew = rowOf(crossing, { ...desk, serial: rows.length });
      rows.push({ ...secondOrderOf(row, anew, random), crossing: crossing.id });
    }
  rows.sort((x, y) => x.item.agency.localeCompare(y.item.agency) || x.item.eta - y.item.eta);
  return {
    items: rows.map(({ item }) => item),
    crossingOf: new Map(rows.map(({ item, crossing }) => [item.id, crossing])),
    intact: new Map(rows.map(({ item, intact }) => [item.id, intact])),
  };
}

/** Which agencies inspect one crossing, by their places in the list. */
function agenciesOf({ agencies, overlap }: DaySettings, random: Random): ReadonlySet<number> {
  const chosen = new Set([random.below(agencies.length)]);
  if (!chance(random, overlap)) return chosen;
  while (chosen.size < 2 || (chosen.size < agencies.length && chance(random, 0.5)))
    chosen.add(random.below(agencies.length));
  return chosen;
}
