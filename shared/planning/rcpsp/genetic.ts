import type { Random } from '../../kernel/random';
import type { Budget } from '../budget';
import { NEVER } from './decode';
import { generationOf, type Pair } from './generation';
import type { ProjectModel } from './project-model';

/** The best schedule found: finish times in the direction in which it was decoded. */
export type Found = { makespan: number; schedules: number; direction: 0 | 1; readonly finish: Int32Array };

type Parents = Pick<Pair, 'outer' | 'inner'>;
type Course = { readonly random: Random; readonly budget: Budget };

const ASK_EVERY = 64;
/** Schedules from which a mate is taken, the shortest of them. */
const RIVALS = 3;
/** Windows looked at for each child. */
const WINDOWS = 12;

/**
 * A genetic search in which each generation decodes the other one the opposite way round: of two crossed children the
 * shorter takes its parent's place, and what repeats another is sampled anew.
 */
export function evolve(model: ProjectModel, { random, budget }: Course): Found {
  const size = sizeFor(budget);
  const limit = budget.schedules ?? Infinity;
  const crowd = generationOf(model, random, size);
  const { finish, span } = crowd;
  const n = model.activities;
  /** Generations without a better schedule before all but the best are sampled anew: large projects converge later. */
  const patience = Math.max(15, n >> 2);
  const best: Found = { makespan: Infinity, schedules: 0, direction: 0, finish: new Int32Array(n) };

  /** Notes a schedule just made; says whether the search goes on. */
  function goesOn(direction: 0 | 1, at: number): boolean {
    best.schedules++;
    if (span[direction][at]! < best.makespan) {
      best.makespan = span[direction][at]!;
      best.direction = direction;
      best.finish.set(finish[direction].subarray(at * n, (at + 1) * n));
    }
    if (best.makespan <= model.lowerBound || best.schedules >= limit) return false;
    if (best.schedules % ASK_EVERY !== 0) return true;
    return budget.keepGoing?.(best.schedules) !== false && (budget.spent?.() ?? 0) < 1;
  }

  function sampled(direction: 0 | 1, at: number): boolean {
    crowd.sample(direction, at);
    return goesOn(direction, at);
  }

  /** The shortest of a few. */
  function mate(from: 0 | 1, other: number): number {
    let shorter = random.below(size);
    for (let k = 1; k < RIVALS; k++) {
      const next = random.below(size);
      if (span[from][next]! < span[from][shorter]!) shorter = next;
    }
    return shorter === other ? (other + 1) % size : shorter;
  }

  /** Of a few windows so wide, the one where `inner` uses the resources most beyond `outer`. */
  function windowFor(from: 0 | 1, { outer, inner }: Parents, width: number): Pair {
    let low = 0;
    for (let k = 0, most = -Infinity; k < WINDOWS; k++) {
      const next = random.below(Math.max(1, span[from][outer]! - width + 1));
      const more = crowd.surplus(from, { outer, inner, low: next, high: next + width });
      if (more <= most) continue;
      low = next;
      most = more;
    }
    return { outer, inner, low, high: low + width };
  }

  function bred(from: 0 | 1, i: number): boolean {
    const to = from === 0 ? 1 : 0;
    const j = mate(from, i);
    const width = Math.floor(span[from][i]! * (0.3 + 0.5 * random.next()));
    crowd.cross(from, windowFor(from, { outer: i, inner: j }, width), { into: i, below: NEVER });
    if (!goesOn(to, i)) return false;
    crowd.cross(from, windowFor(from, { outer: j, inner: i }, width), { into: size, below: span[to][i]! });
    if (!goesOn(to, size)) return false;
    if (span[to][size]! < span[to][i]!) crowd.copy(to, size, i);
    for (let k = 0; k < i; k++) if (crowd.same(to, k, i)) return sampled(to, i);
    return true;
  }

  function renewed(direction: 0 | 1): boolean {
    const kept = best.direction === direction ? 1 : 0;
    if (kept === 1) crowd.put(best, 0);
    for (let i = kept; i < size; i++) if (!sampled(direction, i)) return false;
    return true;
  }

  let from: 0 | 1 = 0;
  let alive = true;
  for (let i = 0; i < size && alive; i++) alive = sampled(0, i);
  for (let shortest = Infinity, idle = 0; alive; from = from === 0 ? 1 : 0) {
    for (let i = 0; i < size && alive; i++) alive = bred(from, i);
    const now = span[from === 0 ? 1 : 0].subarray(0, size).reduce((a, b) => Math.min(a, b));
    idle = now < shortest ? 0 : idle + 1;
    shortest = Math.min(shortest, now);
    if (!alive || idle <= patience) continue;
    alive = renewed(from === 0 ? 1 : 0);
    shortest = Infinity;
    idle = 0;
  }
  return best;
}

/** A short search cannot feed many; one whose length is not known in schedules has room for 145. */
function sizeFor({ schedules = 50_000 }: Budget): number {
  return Math.max(6, Math.min(300, Math.round(0.65 * Math.sqrt(schedules))));
}
