import type { Random } from '../../kernel/random';
import { serialDecoderOf } from './decode';
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
  /** Whether two schedules of one direction are the same. */
  readonly same: (direction: 0 | 1, a: number, b: number) => boolean;
};

/** The child takes the order of `outer`, but inside the window (low, high] that of `inner`. */
export type Pair = { readonly outer: number; readonly inner: number; readonly low: number; readonly high: number };

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
  const list = new Int32Array(n);
  const keys = new Int32Array(n);
  const counts = new Int32Array(3 * horizon + 3);

  /** Lists the activities by falling key. Keys lie in 0 … 3 · horizon, so they are counted, not compared. */
  function sort(): void {
    let top = 0;
    for (let a = 0; a < n; a++) if (keys[a]! > top) top = keys[a]!;
    counts.fill(0, 0, top + 2);
    for (let a = 0; a < n; a++) counts[top - keys[a]! + 1]!++;
    for (let k = 1; k <= top; k++) counts[k]! += counts[k - 1]!;
    for (let a = 0; a < n; a++) list[counts[top - keys[a]!]!++] = a;
  }

  function decode(direction: 0 | 1, into: number, by: number): void {
    sort();
    scheme[direction][into] = by;
    span[direction][into] = decoders[by === 0 ? 0 : 1](direction, list, finish[direction], into * n);
  }

  function sample(direction: 0 | 1, into: number): void {
    const tail = model.tail[direction];
    for (let a = 0; a < n; a++) keys[a] = Math.floor(tail[a]! * (1 + BLUR * (random.next() - 0.5)));
    decode(direction, into, random.below(2));
  }

  /** Decoded the other way in the order of falling finish times, a serial schedule can only get shorter: justification for free. */
  function cross(from: 0 | 1, { outer, inner, low, high }: Pair, into: number): void {
    const row = finish[from];
    const reach = Math.max(span[from][outer]!, span[from][inner]!);
    const by = scheme[from][outer]!;
    for (let a = 0; a < n; a++) {
      const end = row[outer * n + a]!;
      if (end <= low) keys[a] = end;
      else keys[a] = end > high ? end + 2 * reach : row[inner * n + a]! + reach;
    }
    decode(from === 0 ? 1 : 0, into, random.next() < TURNING ? 1 - by : by);
  }

  function copy(direction: 0 | 1, source: number, into: number): void {
    finish[direction].copyWithin(into * n, source * n, (source + 1) * n);
    span[direction][into] = span[direction][source]!;
    scheme[direction][into] = scheme[direction][source]!;
  }

  function same(direction: 0 | 1, a: number, b: number): boolean {
    if (span[direction][a] !== span[direction][b]) return false;
    const row = finish[direction];
    for (let i = 0; i < n; i++) if (row[a * n + i] !== row[b * n + i]) return false;
    return true;
  }

  return { finish, span, sample, cross, copy, same };
}
