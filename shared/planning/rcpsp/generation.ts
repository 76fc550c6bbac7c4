import type { Random } from '../../kernel/random';
import { NEVER, serialDecoderOf } from './decode';
import { parallelDecoderOf } from './decode-parallel';
import type { ProjectModel } from './project-model';

/** Two populations of schedules, one decoded forwards (0), one backwards (1): rows of finish times and their makespans. */
export type Generation = {
  readonly finish: readonly [Int32Array, Int32Array];
  readonly span: readonly [Int32Array, Int32Array];
  /** Samples a schedule afresh: activities by how much follows them, blurred by chance. */
  readonly sample: (direction: 0 | 1, into: number) => void;
  /** Crosses two schedules and decodes their child against their direction. */
  readonly cross: (from: 0 | 1, pair: Pair, into: number) => void;
  /** Copies one schedule over another of the same direction. */
  readonly copy: (direction: 0 | 1, source: number, into: number) => void;
  /** Puts a schedule made before into a row of its direction. */
  readonly put: (schedule: Schedule, into: number) => void;
  /** Whether two schedules of one direction are the same. */
  readonly same: (direction: 0 | 1, a: number, b: number) => boolean;
};

/** A schedule by its makespan and finish times, in the direction in which it was decoded. */
export type Schedule = { readonly makespan: number; readonly direction: 0 | 1; readonly finish: Int32Array };

/** The child takes the order of `outer`, but inside the window (low, high] that of `inner`. */
export type Pair = {
  readonly outer: number;
  readonly inner: number;
  readonly low: number;
  readonly high: number;
  readonly below: number;
};

/** How far sampling blurs the rule it follows: 1.3 lets a priority fall to 35 % or rise to 165 %. */
const BLUR = 1.3;
/** How often a child is decoded by the other generator than its outer parent. */
const TURNING = 0.05;

/**
 * Populations of `size` schedules and one spare row. Each schedule is of the serial or of the parallel generator, by chance
 * when sampled, else as its outer parent: which of the two suits a project shows in which of them survive.
 */
export function generationOf(model: ProjectModel, random: Random, size: number): Generation {
  const { activities: n, horizon } = model;
  const decoders = [serialDecoderOf(model), parallelDecoderOf(model)] as const;
  const scheme = [new Uint8Array(size + 1), new Uint8Array(size + 1)] as const;
  const finish = [new Int32Array((size + 1) * n), new Int32Array((size + 1) * n)] as const;
  const span = [new Int32Array(size + 1), new Int32Array(size + 1)] as const;
  /** Each schedule's activities by falling finish time, once somebody asks. */
  const order = [new Int32Array((size + 1) * n), new Int32Array((size + 1) * n)] as const;
  const isOrdered = [new Uint8Array(size + 1), new Uint8Array(size + 1)] as const;
  const list = new Int32Array(n);
  const keys = new Int32Array(n);
  const counts = new Int32Array(2 * horizon + 2);

  /** Lists activities by falling key. Keys lie in 0 … 2 · horizon, so they are counted, not compared. */
  function sort(by: Int32Array, from: number, into: Int32Array): void {
    let top = 0;
    for (let a = 0; a < n; a++) if (by[from + a]! > top) top = by[from + a]!;
    counts.fill(0, 0, top + 2);
    for (let a = 0; a < n; a++) counts[top - by[from + a]! + 1]!++;
    for (let k = 1; k <= top; k++) counts[k]! += counts[k - 1]!;
    for (let a = 0; a < n; a++) into[from + counts[top - by[from + a]!]!++] = a;
  }

  function ordered(direction: 0 | 1, row: number): void {
    if (isOrdered[direction][row] === 1) return;
    sort(finish[direction], row * n, order[direction]);
    isOrdered[direction][row] = 1;
  }

  function decode(
    direction: 0 | 1,
    into: number,
    { by, below }: { readonly by: number; readonly below: number },
  ): void {
    const decoder = decoders[by === 0 ? 0 : 1];
    const made = decoder.decode(direction, list, below);
    span[direction][into] = made;
    if (made === below) return;
    scheme[direction][into] = by;
    isOrdered[direction][into] = 0;
    finish[direction].set(decoder.finish, into * n);
  }

  function sample(direction: 0 | 1, into: number): void {
    const tail = model.tail[direction];
    for (let a = 0; a < n; a++) keys[a] = Math.floor(tail[a]! * (1 + BLUR * (random.next() - 0.5)));
    sort(keys, 0, list);
    decode(direction, into, { by: random.below(2), below: NEVER });
  }

  /** Decoded the other way in the order of falling finish times, a serial schedule can only get shorter: justification for free. */
  function cross(from: 0 | 1, { outer, inner, low, high, below }: Pair, into: number): void {
    ordered(from, outer);
    ordered(from, inner);
    const row = finish[from];
    const lists = order[from];
    const start = outer * n;
    let count = 0;
    let k = start;
    for (; k < start + n && row[start + lists[k]!]! > high; k++) list[count++] = lists[k]!;
    for (let m = inner * n; m < inner * n + n; m++) {
      const end = row[start + lists[m]!]!;
      if (end > low && end <= high) list[count++] = lists[m]!;
    }
    for (k = start + count; count < n; k++) list[count++] = lists[k]!;
    const by = scheme[from][outer]!;
    decode(from === 0 ? 1 : 0, into, { by: random.next() < TURNING ? 1 - by : by, below });
  }

  function copy(direction: 0 | 1, source: number, into: number): void {
    finish[direction].copyWithin(into * n, source * n, (source + 1) * n);
    isOrdered[direction][into] = 0;
    span[direction][into] = span[direction][source]!;
    scheme[direction][into] = scheme[direction][source]!;
  }

  function put({ direction, makespan, finish: times }: Schedule, into: number): void {
    finish[direction].set(times, into * n);
    span[direction][into] = makespan;
    isOrdered[direction][into] = 0;
  }

  function same(direction: 0 | 1, a: number, b: number): boolean {
    if (span[direction][a] !== span[direction][b]) return false;
    const row = finish[direction];
    for (let i = 0; i < n; i++) if (row[a * n + i] !== row[b * n + i]) return false;
    return true;
  }

  return { finish, span, sample, cross, copy, put, same };
}
