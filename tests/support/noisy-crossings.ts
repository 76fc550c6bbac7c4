import { containerCheckDigit } from '#shared/identifiers/container';
import { HOUR, MINUTE } from '#shared/kernel/time';
import type { Random } from '#shared/kernel/random';
import type { DaySettings } from '#tests/support/noisy-settings';

/** One truck at the port once: what really happened. */
export type Crossing = {
  readonly id: number;
  readonly direction: 'in' | 'out';
  readonly eta: number;
  readonly plate: string;
  readonly foreign: string;
  readonly trailer: string;
  readonly vin: string;
  readonly containers: readonly string[];
  readonly batch: string;
  readonly bill: string;
  readonly declaration: string;
  readonly seal: string;
  readonly goods: readonly [name: string, otherName: string, hs: string];
  readonly trader: string;
  readonly packages: number;
  readonly gross: number;
};

/** Names as two agencies write them, and the goods code. */
const GOODS: readonly (readonly [string, string, string])[] = [
  ['活帝王蟹', '堪察加拟石蟹(活)', '0306339000'],
  ['冻明太鱼', '冷冻狭鳕', '0303670000'],
  ['冻鳕鱼', '冻真鳕', '0303630000'],
  ['大豆', '黄大豆', '1201900000'],
  ['樟子松原木', '针叶原木', '4403210000'],
  ['鲜苹果', '苹果', '0808100000'],
  ['鲜胡萝卜', '胡萝卜', '0706100001'],
  ['挖掘机零件', '机械配件', '8431499900'],
  ['聚乙烯', '塑料粒子', '3901100090'],
  ['载货汽车', '重型卡车', '8704230090'],
];
const TRADERS = [
  '珲春兴运贸易有限公司',
  '珲春东扬实业有限公司',
  '延边海洋食品有限公司',
  '吉林远丰国际物流有限公司',
  '珲春中俄通商有限公司',
];
const RU_LETTERS = 'АВЕКМНОРСТУХ';
const CN_LETTERS = 'ABCDEFGHJK';

/** A number with leading zeros, cut to its last digits. */
export const pad = (value: number, digits: number): string => String(value).padStart(digits, '0').slice(-digits);
/** True with the given probability. */
export const chance = (random: Random, share: number): boolean => random.next() < share;

/** A counter that starts anywhere and mostly goes on by one: papers and containers of one office follow each other. */
function serialFrom(random: Random, first: number): () => number {
  let value = first + random.below(1000);
  return () => (value += chance(random, 0.8) ? 1 : 1 + random.below(40));
}

/** What the whole port draws from. */
type Office = {
  readonly random: Random;
  readonly container: () => number;
  readonly batch: () => number;
  readonly bill: () => number;
  readonly declaration: () => number;
  readonly vin: () => number;
  /** The first number of a fleet: fleets have blocks of their own, so that no two trucks have one plate. */
  readonly block: () => number;
};

function officeOf(random: Random): Office {
  let block = random.below(1000);
  return {
    random,
    container: serialFrom(random, 300_000),
    batch: serialFrom(random, 100),
    bill: serialFrom(random, 40_000),
    declaration: serialFrom(random, 120_000),
    vin: serialFrom(random, 100_000),
    block: () => 13 * (block = (block + 1 + random.below(3)) % 7600),
  };
}

/** Trucks of one carrier: neighbouring plates, one trader and one kind of goods, sometimes equal loads. */
type Fleet = {
  readonly size: number;
  readonly first: number;
  readonly owner: string;
  readonly goods: (typeof GOODS)[number];
  readonly trader: string;
  readonly equalLoad: number | null;
  readonly nation: 'CN' | 'RU' | 'KP' | 'CN and RU';
  readonly direction: 'in' | 'out';
  /** When the fleet begins to arrive. */
  readonly wave: number;
};

function fleetOf({ random, block }: Office, hours: number): Fleet {
  return {
    size: 1 + random.below(12),
    first: block(),
    owner: random.pick(['CSQU', 'TGHU', 'FESU', 'SKLU']),
    goods: random.pick(GOODS),
    trader: random.pick(TRADERS),
    equalLoad: chance(random, 0.2) ? 8000 + random.below(20_000) : null,
    nation: random.pick(['CN', 'CN', 'CN', 'CN', 'CN', 'RU', 'RU', 'RU', 'KP', 'CN and RU'] as const),
    direction: random.pick(['in', 'out'] as const),
    wave: random.below(hours * 60) * MINUTE,
  };
}

/** Plates that count with the number and never come twice. */
const chinesePlate = (n: number): string =>
  `吉${n % 3 === 0 ? 'H' : 'A'}${CN_LETTERS[Math.floor(n / 10_000)]!}${pad(n, 4)}`;
const chineseTrailer = (n: number): string => `吉${CN_LETTERS[Math.floor(n / 10_000)]!}${pad(n, 4)}挂`;
const russianLetter = (n: number): string => RU_LETTERS[n % 12]!;
function russianPlate(n: number): string {
  const block = Math.floor(n / 1000);
  return `${russianLetter(block)}${pad(n, 3)}${russianLetter(Math.floor(block / 12))}Х125`;
}
const russianTrailer = (n: number): string => `А${russianLetter(Math.floor(n / 10_000))}${pad(n, 4)}25`;
const koreanPlate = (n: number): string => `함북${pad(n, 5).slice(0, 2)}-${pad(n, 3)}`;

function truckOf({ random, vin }: Office, fleet: Fleet, place: number) {
  const number = fleet.first + place;
  const trailer = fleet.nation === 'RU' || fleet.nation === 'KP' ? russianTrailer(number) : chineseTrailer(number);
  const foreign = { CN: '', RU: russianPlate(number), KP: koreanPlate(number), 'CN and RU': russianPlate(number) };
  return {
    plate: fleet.nation.startsWith('CN') ? chinesePlate(number) : '',
    foreign: foreign[fleet.nation],
    trailer: chance(random, 0.65) ? trailer : '',
    vin: chance(random, 0.5) ? `LZZ5EXSD8KN${pad(vin(), 6)}` : '',
  };
}

type Papers = Pick<Crossing, 'batch' | 'bill' | 'declaration'>;
const NO_PAPERS: Papers = { batch: '', bill: '', declaration: '' };

const papersOf = ({ batch, bill, declaration }: Office, direction: 'in' | 'out'): Papers => ({
  batch: `00${String(2_611_230_000 + batch())}`,
  bill: `HC26${pad(bill(), 7)}`,
  declaration: `15172026${direction === 'in' ? '1' : '0'}${pad(declaration(), 9)}`,
});

function containerOf(owner: string, serial: number): string {
  const body = `${owner}${pad(serial, 6)}`;
  return `${body}${String(containerCheckDigit(body))}`;
}

function loadOf({ random, container }: Office, { owner, goods, trader, equalLoad }: Fleet) {
  const boxes = chance(random, 0.6) ? 1 + Number(chance(random, 0.15)) : 0;
  return {
    containers: Array.from({ length: boxes }, () => containerOf(owner, container())),
    seal: chance(random, 0.5) ? `CN${pad(random.below(10_000_000), 7)}` : '',
    goods,
    trader,
    gross: equalLoad ?? 8000 + random.below(22_000),
    packages: equalLoad ? 800 : 20 + random.below(1500),
  };
}

/** Trucks that cross together under the same papers. */
type Convoy = { readonly eta: number; readonly papers: Papers; readonly declared: boolean; readonly size: number };

const convoyOf = (office: Office, { direction }: Fleet, hours: number): Convoy => ({
  size: 2 + office.random.below(3),
  eta: office.random.below(hours * 60) * MINUTE,
  papers: papersOf(office, direction),
  declared: chance(office.random, 0.7),
});

type Drawn = Omit<Crossing, 'id'>;

/** One fleet's trucks on their first trip, some of them in convoys. */
function* firstTrips(office: Office, fleet: Fleet, { convoys, hours }: DaySettings): Generator<Drawn> {
  const { random } = office;
  const { direction } = fleet;
  let convoy: Convoy | null = null;
  let left = 0;
  for (let place = 0; place < fleet.size; place++) {
    if (left === 0) {
      convoy = chance(random, convoys / 3) ? convoyOf(office, fleet, hours) : null;
      left = convoy?.size ?? 1;
    }
    left--;
    const own = papersOf(office, direction);
    const papers = convoy ? { ...convoy.papers, ...(convoy.declared ? {} : { declaration: own.declaration }) } : own;
    const alone = chance(random, 0.5) ? fleet.wave + place * 10 * MINUTE : random.below(hours * 60) * MINUTE;
    const eta = convoy ? convoy.eta + random.below(10) * MINUTE : alone;
    yield { direction, eta, ...truckOf(office, fleet, place), ...papers, ...loadOf(office, fleet) };
  }
}

/** The same truck, hours later, with another load. */
const secondTrip = (office: Office, fleet: Fleet, trip: Drawn): Drawn => ({
  ...trip,
  eta: trip.eta + (3.5 + office.random.next() * 5) * HOUR,
  ...papersOf(office, trip.direction),
  ...loadOf(office, fleet),
});

/** The same truck going back: mostly empty, sometimes with its empty containers, else with another trader's load. */
function wayBack(office: Office, other: Fleet, trip: Drawn): Drawn {
  const { random } = office;
  const direction = trip.direction === 'in' ? 'out' : 'in';
  const turned = { ...trip, direction, eta: trip.eta + (1 + random.next() * 5) * HOUR } as const;
  if (chance(random, 0.4)) return { ...turned, ...papersOf(office, direction), ...loadOf(office, other) };
  return { ...turned, ...NO_PAPERS, seal: '', containers: chance(random, 0.5) ? trip.containers : [] };
}

/** Draws the crossings that really happen, fleet by fleet. */
export function crossingsOf(settings: DaySettings, random: Random): Crossing[] {
  const office = officeOf(random);
  const drawn: Drawn[] = [];
  while (drawn.length < settings.crossings) {
    const fleet = fleetOf(office, settings.hours);
    for (const trip of firstTrips(office, fleet, settings)) {
      drawn.push(trip);
      if (chance(random, settings.again)) drawn.push(secondTrip(office, fleet, trip));
      if (chance(random, settings.back)) drawn.push(wayBack(office, fleetOf(office, settings.hours), trip));
    }
  }
  return drawn.slice(0, settings.crossings).map((crossing, id) => Object.assign(crossing, { id }));
}
