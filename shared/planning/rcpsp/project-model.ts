import type { Project } from '../psplib';

/** A project compiled for the decoder: flat arrays, the demands of an activity packed into a few words. */
export type ProjectModel = {
  readonly activities: number;
  readonly duration: Int32Array;
  /**
   * Words a slot of the profile has. Each resource has a field with room for its capacity and one guard bit above; fields
   * do not cross words. `idle` is a slot nothing uses: it is filled up to what lies between the capacity and the guard, so that
   * a demand fits a slot when, after adding it, no guard bit stands.
   */
  readonly words: number;
  readonly demand: Int32Array;
  readonly idle: Int32Array;
  readonly guard: Int32Array;
  /**
   * What decoding forwards (0) and backwards (1) asks of an activity, side by side: `ROW` numbers of each, at the places named
   * beside it, and after all of them the lists of the activities that come before.
   */
  readonly rows: readonly [Int32Array, Int32Array];
  /** Longest path from the start of an activity to the end of the project, in each direction: what follows it, itself included. */
  readonly tail: readonly [Int32Array, Int32Array];
  /** What an activity draws in a slot: the shares of all capacities, each weighed by how busy its resource is, squared; in thousandths. */
  readonly weight: Int32Array;
  /** Sum of durations: no schedule the decoder makes is longer. */
  readonly horizon: number;
  /** No schedule is shorter: the critical path, and each resource worked without a gap. */
  readonly lowerBound: number;
  readonly feasible: boolean;
};

/** How many numbers of a row lie between one activity and the next, as a shift. */
export const ROW = 3;
/** Places in a row: what follows the activity at least, and from where to where what comes before it is listed; 0 is its duration, 1 the first word of its demand. */
export const FOLLOWING = 2;
export const BEFORE = 3;
export const BEFORE_END = 4;

type Edges = { readonly from: Int32Array; readonly to: Int32Array };

/** Compiles a project. `feasible` is false where some activity alone asks more than there is, or the order is a circle. */
export function compileProject(project: Project): ProjectModel {
  const { durations, demands, capacities, successors } = project;
  const fields = packing(capacities);
  const words = (fields.at(-1)?.word ?? 0) + 1;
  const pack = (amounts: readonly number[]): number[] => packed(fields, words, amounts);
  const forwards = edges(successors);
  const backwards = edges(reversed(successors));
  const order = topological(successors);
  const horizon = durations.reduce((a, b) => a + b, 0);
  const duration = Int32Array.from(durations);
  const tails = tail(order.slice().reverse(), forwards, duration);
  const heads = tail(order, backwards, duration);
  // What takes no time takes no room either, whatever it asks.
  const demand = Int32Array.from(demands.flatMap((row, a) => pack(row.map((d) => (durations[a] === 0 ? 0 : d)))));
  const rows = (before: Edges, tails: Int32Array): Int32Array => rowsOf({ duration, demand, words, before, tails });
  return {
    activities: durations.length,
    duration,
    words,
    demand,
    idle: Int32Array.from(pack(capacities.map((c, r) => 2 ** (fields[r]!.bits - 1) - 1 - c))),
    guard: Int32Array.from(pack(fields.map((f) => 2 ** (f.bits - 1)))),
    rows: [rows(backwards, tails), rows(forwards, heads)],
    tail: [tails, heads],
    weight: weights(project),
    horizon,
    lowerBound: Math.max(...tails, ...loads(project).map(Math.ceil)),
    feasible:
      order.length === durations.length &&
      demands.every((row, a) => durations[a] === 0 || row.every((d, r) => d <= capacities[r]!)),
  };
}

type Parts = Pick<ProjectModel, 'duration' | 'demand' | 'words'> & {
  readonly before: Edges;
  readonly tails: Int32Array;
};

function rowsOf({ duration, demand, words, before, tails }: Parts): Int32Array {
  const base = duration.length << ROW;
  const rows = new Int32Array(base + before.to.length);
  duration.forEach((length, a) => {
    const lists = [base + before.from[a]!, base + before.from[a + 1]!];
    rows.set([length, demand[a * words]!, tails[a]! - length, ...lists], a << ROW);
  });
  rows.set(before.to, base);
  return rows;
}

type Field = { readonly word: number; readonly shift: number; readonly bits: number };

function packing(capacities: readonly number[]): Field[] {
  let word = 0;
  let shift = 0;
  return capacities.map((capacity) => {
    const bits = 33 - Math.clz32(capacity);
    if (shift + bits > 32) {
      word++;
      shift = 0;
    }
    const field = { word, shift, bits };
    shift += bits;
    return field;
  });
}

function packed(fields: readonly Field[], words: number, amounts: readonly number[]): number[] {
  const row = new Array<number>(words).fill(0);
  fields.forEach((f, r) => (row[f.word]! |= amounts[r]! << f.shift));
  return row;
}

/** How long each resource is busy at least. */
function loads({ durations, demands, capacities }: Project): number[] {
  return capacities.map((c, r) => durations.reduce((sum, d, a) => sum + d * demands[a]![r]!, 0) / Math.max(1, c));
}

function weights(project: Project): Int32Array {
  const load = loads(project);
  const busiest = Math.max(1, ...load);
  const shares = load.map((l, r) => ((l / busiest) * (l / busiest) * 1000) / Math.max(1, project.capacities[r]!));
  return Int32Array.from(project.demands, (row) => Math.round(row.reduce((sum, d, r) => sum + d * shares[r]!, 0)));
}

function edges(lists: readonly (readonly number[])[]): Edges {
  const from = new Int32Array(lists.length + 1);
  lists.forEach((list, a) => (from[a + 1] = from[a]! + list.length));
  return { from, to: Int32Array.from(lists.flat()) };
}

function reversed(lists: readonly (readonly number[])[]): number[][] {
  const back: number[][] = lists.map(() => []);
  lists.forEach((list, a) => list.forEach((b) => back[b]!.push(a)));
  return back;
}

/** Activities so that none comes before one it follows; shorter than all of them where the order is a circle. */
function topological(successors: readonly (readonly number[])[]): number[] {
  const waiting = new Int32Array(successors.length);
  for (const list of successors) for (const b of list) waiting[b]!++;
  const order = [...waiting.keys()].filter((a) => waiting[a] === 0);
  for (let i = 0; i < order.length; i++) for (const b of successors[order[i]!]!) if (--waiting[b]! === 0) order.push(b);
  return order;
}

function tail(lastFirst: readonly number[], after: Edges, duration: Int32Array): Int32Array {
  const tails = new Int32Array(duration.length);
  for (const a of lastFirst) {
    let longest = 0;
    for (let e = after.from[a]!; e < after.from[a + 1]!; e++) longest = Math.max(longest, tails[after.to[e]!]!);
    tails[a] = longest + duration[a]!;
  }
  return tails;
}
