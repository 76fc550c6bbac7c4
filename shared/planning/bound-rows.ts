import type { Model } from './model';

/** What the bound keeps of capacity: heads of each pooled resource in each slot, and what each shape asks of them. */
export type BoundRows = {
  readonly rows: number;
  /** Heads there are at most, by row · slots + slot, less what locked sessions surely take. */
  readonly capacity: Float64Array;
  /** Row, heads and extra minutes (turn-round) asked by shape s: askFrom[s] … askFrom[s + 1] − 1. */
  readonly askFrom: readonly number[];
  readonly askRow: readonly number[];
  readonly askHeads: readonly number[];
  readonly askTurn: readonly number[];
};

/**
 * Pools classes until what is left is easy to price: all bays that serve a shape, all classes of each demand, each piece of
 * equipment. Whatever a real plan does fits these rows, so a bound over them holds for it.
 */
export function boundRowsOf(model: Model): BoundRows {
  const numbers = new Map<string, number>();
  const pools: number[][] = [];
  const rowOf = (classes: readonly number[]): number => {
    const key = [...classes].sort((a, b) => a - b).join(' ');
    if (!numbers.has(key)) numbers.set(key, pools.push([...classes]) - 1);
    return numbers.get(key)!;
  };
  const asks = Array.from({ length: model.shapes }, (_, s) => asksOf(model, s, rowOf));
  const flat = asks.flat();
  let sum = 0;
  return {
    rows: pools.length,
    capacity: capacityOf(model, pools),
    askFrom: [0, ...asks.map((list) => (sum += list.length))],
    askRow: flat.map((a) => a.row),
    askHeads: flat.map((a) => a.heads),
    askTurn: flat.map((a) => a.turn),
  };
}

type Ask = { readonly row: number; readonly heads: number; readonly turn: number };

function asksOf(model: Model, s: number, rowOf: (classes: readonly number[]) => number): Ask[] {
  const bays = [...model.shapeBay.subarray(model.bayFrom[s], model.bayFrom[s + 1])];
  const turn = bays.reduce((least, c) => Math.min(least, model.classTurn[c]!), Infinity);
  const asks: Ask[] = [{ row: rowOf(bays), heads: 1, turn: bays.length > 0 ? turn : 0 }];
  for (let d = model.demandFrom[s]!; d < model.demandFrom[s + 1]!; d++) {
    const list = [...model.demandClass.subarray(model.demandListFrom[d], model.demandListFrom[d + 1])];
    asks.push({ row: rowOf(list), heads: model.demandHeads[d]!, turn: 0 });
  }
  asks.push(...agencyAsks(model, s, rowOf));
  for (let e = model.equipFrom[s]!; e < model.equipFrom[s + 1]!; e++) {
    asks.push({ row: rowOf([model.equipClass[e]!]), heads: model.equipHeads[e]!, turn: 0 });
  }
  return asks;
}

/** Where a mode asks only for skills, the search need not count the agency as a whole; the bound gains by it. */
function agencyAsks(model: Model, s: number, rowOf: (classes: readonly number[]) => number): Ask[] {
  const needs = model.shapeNeeds[s]!.filter((need) => need.skill !== null);
  const plain = new Set(model.shapeNeeds[s]!.filter((need) => need.skill === null).map((need) => need.agency));
  const agencies = [...new Set(needs.map((need) => need.agency))].filter((agency) => !plain.has(agency));
  return agencies.map((agency) => {
    const all = model.instance.officerClasses.flatMap((o, i) => (o.agency === agency ? [model.officersFrom + i] : []));
    const heads = needs.reduce((sum, need) => sum + (need.agency === agency ? need.count : 0), 0);
    return { row: rowOf(all), heads, turn: 0 };
  });
}

/** A class counts in every slot that one of its windows, and its turn-round after it, touches at all. */
function capacityOf(model: Model, pools: readonly (readonly number[])[]): Float64Array {
  const { slots, grid, windowTo, classTurn, classCount } = model;
  const capacity = new Float64Array(pools.length * slots);
  pools.forEach((pool, row) => {
    for (const c of pool) {
      const after = Math.ceil(classTurn[c]! / grid);
      for (let t = 0, open = -1; t < slots; t++) {
        if (windowTo[c * slots + t]! !== 0 || model.windowFrom[c * slots + t]! !== 0) open = t;
        if (open >= 0 && t - open <= after) capacity[row * slots + t]! += classCount[c]!;
      }
    }
  });
  return capacity;
}
