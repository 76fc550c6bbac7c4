import type { Random } from '../../kernel/random';
import { NEVER, serialDecoderOf } from './decode';
import { parallelDecoderOf } from './decode-parallel';
import type { ProjectModel } from './project-model';
import { readingsOf, sorterOf } from './readings';

/** Two populations of schedules, one decoded forwards (0), one backwards (1): rows of finish times and their makespans. */
export type Generation = {
  readonly finish: readonly [Int32Array, Int32Array];
  readonly span: readonly [Int32Array, Int32Array];
  /** Samples a schedule afresh: activities by how much follows them, blurred by chance. */
  readonly sample: (direction: 0 | 1, into: number) => void;
  /** By how much a schedule uses the resources more than another does, after `low` up to `high`. */
  readonly surplus: (direction: 0 | 1, pair: Pair) => number;
  /** Crosses two schedules and decodes their child against their direction; given up where it cannot stay below `below`. */
  readonly cross: (from: 0 | 1, pair: Pair, child: Child) => void;
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
export type Pair = { readonly outer: number; readonly inner: number; readonly low: number; readonly high: number };

export type Child = { readonly into: number; readonly below: number };

/** How far sampling blurs the rule it follows: 1.3 lets a priority fall to 35 % or rise to 165 %. */
const BLUR = 1.3;
/** How often a child is decoded by the other generator than its outer parent. */
const TURNING = 0.02;

/**
 * Populations of `size` schedules and one spare row. Each schedule is of the serial or of the parallel generator, by chance
 * when sampled, else as its outer parent: which of the two suits a project shows in which of them survive.
 */
export function generationOf(model: ProjectModel, random: Random, size: number): Generation {
  const { activities: n, horizon } = model;
  const decoders = [serialDecoderOf(model), parallelDecoderOf(model)] as const;
  const count = size + 1;
  const scheme = [new Uint8Array(count), new Uint8Array(count)] as const;
  const finish = [new Int32Array(count * n), new Int32Array(count * n)] as const;
  const span = [new Int32Array(count), new Int32Array(count)] as const;
  const readings = [
    readingsOf(model, { count, finish: finish[0], span: span[0] }),
    readingsOf(model, { count, finish: finish[1], span: span[1] }),
  ] as const;
  const sort = sorterOf(n, horizon);
  const list = new Int32Array(n);
  const keys = new Int32Array(n);

  function decode(direction: 0 | 1, by: number, { into, below }: Child): void {
    const decoder = decoders[by === 0 ? 0 : 1];
    const made = decoder.decode(direction, list, below);
    span[direction][into] = made;
    if (made === below) return;
    scheme[direction][into] = by;
    finish[direction].set(decoder.finish, into * n);
    readings[direction].forget(into);
  }

  function sample(direction: 0 | 1, into: number): void {
    const tail = model.tail[direction];
    for (let a = 0; a < n; a++) keys[a] = Math.floor(tail[a]! * (1 + BLUR * (random.next() - 0.5)));
    sort(keys, list, 0);
    decode(direction, random.below(2), { into, below: NEVER });
  }

  function surplus(direction: 0 | 1, { outer, inner, low, high }: Pair): number {
    return readings[direction].use(inner, low, high) - readings[direction].use(outer, low, high);
  }

  /** Decoded the other way in the order of falling finish times, a serial schedule can only get shorter: justification for free. */
  function cross(from: 0 | 1, { outer, inner, low, high }: Pair, child: Child): void {
    const { order, sortRow } = readings[from];
    sortRow(outer);
    sortRow(inner);
    const row = finish[from];
    const start = outer * n;
    let listed = 0;
    for (; listed < n && row[start + order[start + listed]!]! > high; listed++) list[listed] = order[start + listed]!;
    for (let k = inner * n, last = k + n; k < last; k++) {
      const end = row[start + order[k]!]!;
      if (end > low && end <= high) list[listed++] = order[k]!;
    }
    for (; listed < n; listed++) list[listed] = order[start + listed]!;
    const by = scheme[from][outer]!;
    decode(from === 0 ? 1 : 0, random.next() < TURNING ? 1 - by : by, child);
  }

  function copy(direction: 0 | 1, source: number, into: number): void {
    finish[direction].copyWithin(into * n, source * n, (source + 1) * n);
    span[direction][into] = span[direction][source]!;
    scheme[direction][into] = scheme[direction][source]!;
    readings[direction].forget(into);
  }

  function put({ direction, makespan, finish: times }: Schedule, into: number): void {
    finish[direction].set(times, into * n);
    span[direction][into] = makespan;
    readings[direction].forget(into);
  }

  function same(direction: 0 | 1, a: number, b: number): boolean {
    if (span[direction][a] !== span[direction][b]) return false;
    const row = finish[direction];
    for (let i = 0; i < n; i++) if (row[a * n + i] !== row[b * n + i]) return false;
    return true;
  }

  return { finish, span, sample, surplus, cross, copy, put, same };
}
