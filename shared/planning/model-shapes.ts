import type { Instance, Mode } from './instance';
import { bayPools, type BayPool } from './bay-pools';
import { offsets } from './offsets';

/**
 * What modes ask for, apart from how long: one shape for all modes with the same bay kind, needs and equipment.
 *
 * A team of distinct people exists exactly when, for every set of skills asked of an agency, the classes that have one of
 * them together offer as many heads as those needs ask (Hall). Each such set is one *demand* on a list of classes.
 */
export type ShapeTables = {
  readonly shapes: number;
  readonly shapeOf: Int32Array;
  readonly shapeKind: readonly string[];
  readonly shapeNeeds: readonly Mode['needs'][];
  /** Bay classes of shape s: shapeBay[bayFrom[s] … bayFrom[s + 1] − 1]. */
  readonly bayFrom: Int32Array;
  readonly shapeBay: Int32Array;
  readonly equipFrom: Int32Array;
  readonly equipClass: Int32Array;
  readonly equipHeads: Int32Array;
  /** Demands of shape s, narrow skills first; each on a list of classes, plain ones first. */
  readonly demandFrom: Int32Array;
  readonly demandHeads: Int32Array;
  /** Which agency a demand is for, and the skill if it is for a single one. */
  readonly demandOf: readonly { readonly agency: string; readonly skill: string | null }[];
  readonly demandListFrom: Int32Array;
  readonly demandClass: Int32Array;
  /** Needs of shape s in the order a team is picked: narrow ones first. */
  readonly needFrom: Int32Array;
  readonly needHeads: Int32Array;
  readonly needListFrom: Int32Array;
  readonly needClass: Int32Array;
  /** 1 where picking need by need could paint itself into a corner, so the picking must look ahead. */
  readonly entangled: Uint8Array;
  /** Heads of a team, the bay not counted. */
  readonly shapeTeam: Int32Array;
  /** Most heads any demand or equipment line asks, and most shares a team can have. */
  readonly mostHeads: number;
  readonly mostShares: number;
};

type Listed = { readonly heads: number; readonly classes: readonly number[] };
type Demand = Listed & { readonly agency: string; readonly skill: string | null };
type Shape = {
  readonly bays: readonly number[];
  readonly equip: readonly (readonly [number, number])[];
  readonly demands: readonly Demand[];
  readonly needs: readonly Listed[];
  readonly entangled: boolean;
};

/** Compiles the shapes of all modes; class numbers are those of the class tables: bay pools, officers, equipment. */
export function compileShapes(instance: Instance, modes: readonly Mode[]): ShapeTables {
  const keys = modes.map((m) => JSON.stringify([m.kind, m.needs, m.equip]));
  const shapeKey = [...new Set(keys)];
  const samples = shapeKey.map((key) => modes[keys.indexOf(key)]!);
  const pools = bayPools(instance);
  const shapes = samples.map((mode) => shapeOfMode(instance, pools, mode));
  const number = new Map(shapeKey.map((key, i) => [key, i]));
  const demands = shapes.flatMap((s) => s.demands);
  const needs = shapes.flatMap((s) => s.needs);
  const equip = shapes.flatMap((s) => s.equip);
  return {
    shapes: shapes.length,
    shapeOf: Int32Array.from(keys, (key) => number.get(key)!),
    shapeKind: samples.map((m) => m.kind),
    shapeNeeds: samples.map((m) => m.needs),
    bayFrom: offsets(shapes.map((s) => s.bays)),
    shapeBay: Int32Array.from(shapes.flatMap((s) => s.bays)),
    equipFrom: offsets(shapes.map((s) => s.equip)),
    equipClass: Int32Array.from(equip, ([c]) => c),
    equipHeads: Int32Array.from(equip, ([, n]) => n),
    demandFrom: offsets(shapes.map((s) => s.demands)),
    demandHeads: Int32Array.from(demands, (d) => d.heads),
    demandOf: demands.map(({ agency, skill }) => ({ agency, skill })),
    demandListFrom: offsets(demands.map((d) => d.classes)),
    demandClass: Int32Array.from(demands.flatMap((d) => d.classes)),
    needFrom: offsets(shapes.map((s) => s.needs)),
    needHeads: Int32Array.from(needs, (d) => d.heads),
    needListFrom: offsets(needs.map((d) => d.classes)),
    needClass: Int32Array.from(needs.flatMap((d) => d.classes)),
    entangled: Uint8Array.from(shapes, (s) => (s.entangled ? 1 : 0)),
    shapeTeam: Int32Array.from(shapes, (s) => sum(s.needs.map((d) => d.heads))),
    mostHeads: [...demands.map((d) => d.heads), ...equip.map(([, n]) => n)].reduce((a, b) => Math.max(a, b), 1),
    mostShares: 1 + shapes.reduce((most, s) => Math.max(most, sum(s.needs.map((d) => d.heads))), 0),
  };
}

function shapeOfMode(instance: Instance, pools: readonly BayPool[], mode: Mode): Shape {
  const officersFrom = pools.length;
  const equipmentFrom = officersFrom + instance.officerClasses.length;
  const having = (agency: string, skills: readonly (string | null)[]): number[] =>
    instance.officerClasses
      .map((o, i) => ({ o, c: officersFrom + i }))
      .filter(({ o }) => o.agency === agency && skills.some((s) => s === null || o.skills.includes(s)))
      .sort((a, b) => a.o.skills.length - b.o.skills.length || a.c - b.c)
      .map(({ c }) => c);
  const merged = mergedNeeds(mode);
  const agencies = [...new Set(merged.map((d) => d.agency))];
  const lists = agencies.map((agency) => merged.filter((d) => d.agency === agency));
  const needs = merged.map((d) => ({ heads: d.count, classes: having(d.agency, [d.skill]) }));
  return {
    bays: pools.flatMap((b, i) => (b.kind === mode.kind ? [i] : [])),
    equip: mode.equip.map(([id, n]) => [equipmentFrom + instance.equipment.findIndex((e) => e.id === id), n] as const),
    demands: lists
      .flatMap((needsOfAgency) =>
        subsets(needsOfAgency).map((some) => ({
          agency: some[0]!.agency,
          skill: some.length === 1 ? some[0]!.skill : null,
          heads: sum(some.map((d) => d.count)),
          classes: having(
            some[0]!.agency,
            some.map((d) => d.skill),
          ),
        })),
      )
      .sort((a, b) => a.classes.length - b.classes.length),
    needs: needs.sort((a, b) => a.classes.length - b.classes.length),
    entangled: lists.some((l) => l.filter((d) => d.skill !== null).length > 1),
  };
}

/** One line for each agency and skill, however often the mode repeats it. */
function mergedNeeds(mode: Mode) {
  const lines = new Map<string, { agency: string; skill: string | null; count: number }>();
  for (const { agency, skill, count } of mode.needs) {
    const key = JSON.stringify([agency, skill]);
    lines.set(key, { agency, skill, count: (lines.get(key)?.count ?? 0) + count });
  }
  return [...lines.values()];
}

/** Sets of needs that can bind: with a plain need every class counts, so only the whole agency's sum matters there. */
function subsets<T extends { readonly skill: string | null }>(needs: readonly T[]): T[][] {
  const skilled = needs.filter((d) => d.skill !== null);
  const some: T[][] = [];
  for (const need of skilled) some.push(...some.map((set) => [...set, need]), [need]);
  return needs.length > skilled.length ? [...some, [...needs]] : some;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
