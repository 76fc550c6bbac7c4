import { seeded, type Random } from '#shared/kernel/random';
import type { Instance, Mode, PlannedSession, Span } from '#shared/planning/instance';

/** What a generated day is like: how many sessions, which seed, and how hard bays and officers are worked (0.85; 0.95 at peak). */
export type DayRecipe = { readonly sessions: number; readonly seed: number; readonly load?: number };

type Link = { readonly kind: 'scanner' | 'vehicleBody' | 'open' };
type Truck = {
  readonly id: string;
  readonly cls: string;
  readonly inbound: boolean;
  readonly arrival: number;
  readonly due: number;
  readonly quick: boolean;
};
type Edge = { from: string; to: string; min: number; max: null };

const WEIGHTS: Record<string, { w: number; v: number; slack: number }> = {
  P0: { w: 100, v: 20, slack: 90 },
  P1: { w: 50, v: 10, slack: 120 },
  P2: { w: 25, v: 5, slack: 180 },
  P3: { w: 15, v: 3, slack: 240 },
  N: { w: 5, v: 1, slack: 360 },
};
const SHIFTS: readonly { id: string; windows: Span[] }[] = [
  { id: 'E', windows: [[420, 690], [735, 930]] }, // prettier-ignore
  { id: 'L', windows: [[510, 735], [780, 1020]] }, // prettier-ignore
  { id: 'E2', windows: [[420, 735], [780, 930]] }, // prettier-ignore
  { id: 'L2', windows: [[510, 780], [825, 1020]] }, // prettier-ignore
];
const OPEN: Span[] = [[420, 1020]];

/** A border day after the figures of Hunchun: trucks with one or two linked sessions, bays and officers sized to the load. */
export function generateDay({ sessions: wanted, seed, load = 0.85 }: DayRecipe): Instance {
  const random = seeded(seed * 7919 + wanted);
  const sessions: PlannedSession[] = [];
  const prec: Edge[] = [];
  for (let t = 1; sessions.length < wanted; t++) addTruck(random, truckOf(random, t), { sessions, prec });
  return {
    format: 'portday/1',
    name: `generated-${wanted}-${seed}`,
    seed,
    grid: 5,
    day: { open: OPEN, nextOpen: 1860 },
    agencies: ['cus', 'bor'],
    bayClasses: baysFor(sessions, load),
    officerClasses: officersFor(sessions, load),
    equipment: [{ id: 'forklift', count: Math.max(1, forklifts(sessions, load)), windows: OPEN }],
    sessions,
    prec,
    locked: [],
    published: [],
    now: 0,
    weights: { carry: 300, shift: 2, shiftTol: 5, mode: 40 },
  };
}

const round5 = (x: number): number => Math.max(5, Math.round(x / 5) * 5);
const between = (random: Random, a: number, b: number): number => a + (b - a) * random.next();
const gauss = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

function draw(random: Random, shares: readonly (readonly [string, number])[]): string {
  let left = random.next();
  for (const [name, share] of shares) {
    left -= share;
    if (left < 0) return name;
  }
  return shares.at(-1)![0];
}

function truckOf(random: Random, number: number): Truck {
  const inbound = random.next() < 0.6;
  const cls = inbound
    ? draw(random, [['P0', 0.14], ['P1', 0.08], ['P2', 0.18], ['P3', 0.1], ['N', 0.5]]) // prettier-ignore
    : draw(random, [['P1', 0.02], ['P2', 0.15], ['P3', 0.15], ['N', 0.68]]); // prettier-ignore
  const slack = WEIGHTS[cls]!.slack * between(random, 0.8, 1.3);
  const arrival = arrivalOf(random);
  return { id: `T${number}`, cls, inbound, arrival, due: arrival + round5(slack), quick: random.next() < 0.25 };
}

function arrivalOf(random: Random): number {
  if (random.next() < 0.2) return 420;
  const wave = random.next();
  const at = wave < 0.45 ? 570 + 50 * gauss(random) : wave < 0.8 ? 840 + 60 * gauss(random) : between(random, 420, 900);
  return Math.min(900, Math.max(420, round5(at)));
}

function addTruck(random: Random, truck: Truck, day: { sessions: PlannedSession[]; prec: Edge[] }): void {
  const { links, lag } = chainOf(random);
  links.forEach((link, i) => {
    const { w, v } = WEIGHTS[truck.cls]!;
    const first = links.length > 1 && i === 0;
    const id = `S${String(day.sessions.length + 1).padStart(4, '0')}`;
    const before = links.length > 1 && i === 1 ? `S${String(day.sessions.length).padStart(4, '0')}` : null;
    day.sessions.push({
      id,
      truck: truck.id,
      cls: truck.cls,
      release: truck.arrival,
      due: first ? truck.arrival + round5((truck.due - truck.arrival) * 0.4) : truck.due,
      w: first ? Math.round(w * 0.2) : w,
      v: first ? Math.round(v * 0.2) : v,
      modes: modesOf(random, truck, link),
    });
    if (before !== null) day.prec.push({ from: before, to: id, min: lag, max: null });
  });
}

function chainOf(random: Random): { links: readonly Link[]; lag: number } {
  const kind = draw(random, [['scan', 0.28], ['body', 0.15], ['open', 0.27], ['scan-open', 0.2], ['body-open', 0.1]]); // prettier-ignore
  if (kind === 'scan') return { links: [{ kind: 'scanner' }], lag: 0 };
  if (kind === 'body') return { links: [{ kind: 'vehicleBody' }], lag: 0 };
  if (kind === 'open') return { links: [{ kind: 'open' }], lag: 0 };
  const first = kind === 'scan-open' ? 'scanner' : 'vehicleBody';
  return { links: [{ kind: first }, { kind: 'open' }], lag: first === 'scanner' ? round5(between(random, 10, 20)) : 5 };
}

function modesOf(random: Random, truck: Truck, { kind }: Link): Mode[] {
  if (kind === 'scanner') {
    const needs = [need('cus', 'image', 1), need('bor', null, 1)];
    return [{ kind, dur: random.next() < 0.5 ? 5 : 10, needs, equip: [], pen: 0 }];
  }
  if (kind === 'vehicleBody') {
    return [{ kind, dur: round5(between(random, 8, 22)), needs: [need('bor', 'body', 2)], equip: [], pen: 0 }];
  }
  return openModes(random, truck);
}

function openModes(random: Random, truck: Truck): Mode[] {
  const full = random.next() < 0.08;
  const usual = Math.min(120, Math.max(20, 45 * Math.exp(0.4 * gauss(random))));
  const dur = round5((full ? between(random, 120, 240) : usual) * (truck.quick ? 0.7 : 1));
  const equip: [string, number][] = random.next() < 0.5 ? [['forklift', 1]] : [];
  const cold = truck.cls !== 'N';
  const skill = truck.cls === 'P0' || truck.cls === 'P1' ? 'animal' : cold ? 'plant' : null;
  const team = (plain: number) =>
    skill === null ? [need('cus', null, plain + 1)] : [need('cus', skill, 1), need('cus', null, plain)];
  const kind = cold ? 'coldBay' : 'openBox';
  const normal: Mode = { kind, dur, needs: [...team(1), need('bor', null, 2)], equip, pen: 0 };
  const fast: Mode = { ...normal, dur: round5(dur * 0.7), needs: [...team(2), need('bor', null, 2)], pen: 20 };
  const warm: Mode = { ...normal, kind: 'openBox', pen: 60 };
  return [normal, ...(dur >= 40 ? [fast] : []), ...(skill === 'plant' ? [warm] : [])];
}

function need(agency: string, skill: string | null, count: number) {
  return { agency, skill, count };
}

function minutesOf(sessions: readonly PlannedSession[], weigh: (mode: Mode) => number): number {
  return sessions.reduce((sum, s) => sum + s.modes[0]!.dur * weigh(s.modes[0]!), 0);
}

const sized = (share: number): number => Math.max(1, Math.ceil(share - 0.15));

function forklifts(sessions: readonly PlannedSession[], load: number): number {
  return sized(minutesOf(sessions, (m) => m.equip.length) / (600 * load));
}

function baysFor(sessions: readonly PlannedSession[], load: number): Instance['bayClasses'] {
  return ['scanner', 'openBox', 'coldBay', 'vehicleBody'].flatMap((kind) => {
    const turn = kind === 'openBox' ? 5 : kind === 'coldBay' ? 10 : 0;
    const used = sessions.filter((s) => s.modes[0]!.kind === kind);
    const count = sized((minutesOf(used, () => 1) + turn * used.length) / (600 * load));
    const inA = Math.ceil(count * 0.6);
    const shut: Span[] = [[420, 780], [810, 1020]]; // prettier-ignore
    const a = { id: `${kind}-A`, kind, yard: 'A', count: inA, turn, windows: OPEN };
    const b = { id: `${kind}-B`, kind, yard: 'B', count: count - inA, turn, windows: kind === 'scanner' ? shut : OPEN };
    return count > inA ? [a, b] : [a];
  });
}

function officersFor(sessions: readonly PlannedSession[], load: number): Instance['officerClasses'] {
  const groups = ['image', 'plant', 'animal', 'plant+animal', null].map((g) => ['cus', g] as const);
  const all = [...groups, ['bor', 'body'] as const, ['bor', null] as const];
  return all.flatMap(([agency, group]) => {
    const heads = (m: Mode): number =>
      m.needs.filter((d) => d.agency === agency && d.skill === group).reduce((sum, d) => sum + d.count, 0);
    const both =
      group === 'plant+animal' ? minutesOf(sessions, (m) => m.needs.filter((d) => d.skill === 'animal').length) : 0;
    const minutes = both > 0 ? both * 0.3 : minutesOf(sessions, heads) * (group === 'animal' ? 0.8 : 1);
    // However small the day, each skill has somebody on duty nearly all of it.
    const least = group === 'image' ? 2 : both > 0 ? 1 : 3;
    const count = minutes > 0 ? Math.max(least, sized(minutes / (450 * load * 0.95))) : 0;
    return SHIFTS.flatMap(({ id, windows }, i) => {
      const here = Math.floor((count + 3 - i) / 4);
      const skills = group === null ? [] : group.split('+');
      return here > 0 ? [{ id: `${agency}-${group ?? 'gen'}-${id}`, agency, skills, count: here, windows }] : [];
    });
  });
}
