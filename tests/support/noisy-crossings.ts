import { containerCheckDigit } from '#shared/identifiers/container';
import { HOUR, MINUTE } from '#shared/kernel/time';
import type { Random } from '#shared/kernel/random';
import type { DaySettings } from '#tests/support/noisy-day';

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

/** A number with leading zeros, cut to its last digits. */
export const pad = (value: number, digits: number): string => String(value).padStart(digits, '0').slice(-digits);
/** True with the given probability. */
export const chance = (random: Random, share: number): boolean => random.next() < share;

/** A counter that starts anywhere and mostly goes on by one: papers and containers of one office follow each other. */
function serialFrom(random: Random, first: number): () => number {
  let value = first + random.below(1000);
  return () => (value += chance(random, 0.8) ? 1 : 1 + random.below(40));
}

function container(owner: string, serial: number): string {
  const body = `${owner}${pad(serial, 6)}`;
  return `${body}${String(containerCheckDigit(body))}`;
}

/** Trucks of one carrier: neighbouring plates, one trader and one kind of goods, equal loads. */
function fleetOf(random: Random, first: number) {
  const letters = [random.pick(Array.from('HHHABCD')), random.pick(['', '', 'B', 'K'])].join('');
  const russian = [0, 1, 2].map(() => RU_LETTERS[random.below(12)]!);
  return {
    size: 1 + random.below(12),
    letters,
    russian,
    first,
    owner: random.pick(['CSQU', 'TGHU', 'FESU', 'SKLU']),
    goods: random.pick(GOODS),
    trader: random.pick(TRADERS),
    gross: 8000 + random.below(20_000),
    equalLoads: chance(random, 0.2),
    nation: random.next(),
  };
}

type Office = {
  readonly random: Random;
  readonly next: Record<'container' | 'batch' | 'bill' | 'declaration' | 'vin', () => number>;
};

function truckOf({ random, next }: Office, fleet: ReturnType<typeof fleetOf>, place: number) {
  const number = fleet.first + place;
  const [l1, l2, l3] = fleet.russian;
  const cn = `${chance(random, 0.9) ? '吉' : '黑'}${fleet.letters[0]!}${pad(number, 6 - fleet.letters.length) ? fleet.letters.slice(1) + pad(number, 6 - fleet.letters.length) : ''}`;
  const ru = `${l1!}${pad(number, 3)}${l2!}${l3!}125`;
  const kp = `함북${pad(number, 2)}-${pad(number * 7, 4)}`;
  const both = fleet.nation > 0.85;
  return {
    plate: fleet.nation < 0.55 || both ? cn : '',
    foreign: fleet.nation < 0.55 ? '' : fleet.nation > 0.5 && fleet.nation < 0.62 ? kp : ru,
    trailer: chance(random, 0.65)
      ? fleet.nation < 0.55 || both
        ? `吉H${pad(number * 3, 4)}挂`
        : `${l1!}${l3!}${pad(number * 3, 4)}25`
      : '',
    vin: chance(random, 0.5) ? `LZZ5EXSD8KN${pad(next.vin(), 6)}` : '',
  };
}

function papersOf({ next }: Office, direction: 'in' | 'out') {
  return {
    batch: `00${String(2_611_230_000 + next.batch())}`,
    bill: `HC26${pad(next.bill(), 7)}`,
    declaration: `15172026${direction === 'in' ? '1' : '0'}${pad(next.declaration(), 9)}`,
  };
}

function loadOf({ random, next }: Office, fleet: ReturnType<typeof fleetOf>) {
  const boxes = chance(random, 0.6) ? (chance(random, 0.15) ? 2 : 1) : 0;
  return {
    containers: Array.from({ length: boxes }, () => container(fleet.owner, next.container())),
    seal: chance(random, 0.5) ? `CN${pad(random.below(10_000_000), 7)}` : '',
    goods: fleet.goods,
    trader: fleet.trader,
    gross: fleet.equalLoads ? fleet.gross : 8000 + random.below(22_000),
    packages: fleet.equalLoads ? 800 : 20 + random.below(1500),
  };
}

/** Draws the crossings that really happen, fleet by fleet. */
export function crossingsOf(settings: DaySettings, random: Random): Crossing[] {
  const next = {
    container: serialFrom(random, 300_000),
    batch: serialFrom(random, 100),
    bill: serialFrom(random, 40_000),
    declaration: serialFrom(random, 120_000),
    vin: serialFrom(random, 100_000),
  };
  const office: Office = { random, next };
  const crossings: Crossing[] = [];
  // Fleets take numbers from blocks of their own: no two trucks have one plate.
  let block = random.below(1000);
  const nextFleet = () => fleetOf(random, (block = (block + 1 + random.below(3)) % 7000) * 13);
  const add = (crossing: Omit<Crossing, 'id'>) => crossings.push({ ...crossing, id: crossings.length });
  while (crossings.length < settings.crossings) {
    const fleet = nextFleet();
    const direction = chance(random, 0.5) ? 'in' : 'out';
    let convoy = { left: 0, eta: 0, papers: papersOf(office, direction), declared: true };
    const wave = random.below(settings.hours * 12) * 5 * MINUTE;
    for (let place = 0; place < fleet.size && crossings.length < settings.crossings; place++) {
      const together = chance(random, 0.5);
      if (convoy.left === 0 && chance(random, settings.convoys / 3))
        convoy = {
          left: 2 + random.below(3),
          eta: random.below(settings.hours * 60) * MINUTE,
          papers: papersOf(office, direction),
          declared: chance(random, 0.7),
        };
      const own = papersOf(office, direction);
      const inConvoy = convoy.left > 0;
      if (inConvoy) convoy.left--;
      const eta = inConvoy
        ? convoy.eta + random.below(10) * MINUTE
        : together
          ? wave + place * 10 * MINUTE
          : random.below(settings.hours * 60) * MINUTE;
      const papers = inConvoy
        ? { ...convoy.papers, ...(convoy.declared ? {} : { declaration: own.declaration }) }
        : own;
      const truck = truckOf(office, fleet, place);
      const crossing = { direction, eta, ...truck, ...papers, ...loadOf(office, fleet) } as const;
      add(crossing);
      if (chance(random, settings.again))
        add({
          ...crossing,
          eta: eta + (3.5 + random.next() * 5) * HOUR,
          ...papersOf(office, direction),
          ...loadOf(office, fleet),
        });
      if (chance(random, settings.back)) {
        const turned = direction === 'in' ? 'out' : 'in';
        const empty = chance(random, 0.6);
        add({
          ...crossing,
          direction: turned,
          eta: eta + (1 + random.next() * 5) * HOUR,
          ...papersOf(office, turned),
          ...(empty ? { batch: '', bill: '', declaration: '', seal: '' } : loadOf(office, nextFleet())),
          ...(empty && chance(random, 0.5) ? { containers: crossing.containers } : {}),
        });
      }
    }
  }
  return crossings.slice(0, settings.crossings);
}
