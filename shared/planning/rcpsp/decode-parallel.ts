import type { Decode } from './decode';
import type { ProjectModel } from './project-model';

/**
 * The parallel schedule generator: time moves from one end of an activity to the next, and at each the activities that can
 * start do, in the order of a list. No capacity stands idle that an activity could use, which suits scarce resources; the
 * shortest schedule may not be among those it makes.
 */
export function parallelDecoderOf(model: ProjectModel): Decode {
  const { activities, duration, words, demand, full, guard, before } = model;
  const rank = new Int32Array(activities);
  const waiting = new Int32Array(activities);
  const done = new Int32Array(activities);
  const free = new Int32Array(words);
  /** Activities that could start, by rank, and those under way, the next to end last. */
  const ready = new Int32Array(activities);
  const running = new Int32Array(activities);
  let readyCount = 0;
  let runningCount = 0;
  let left = 0;

  function fits(a: number): boolean {
    for (let w = 0; w < words; w++) if (((free[w]! - demand[a * words + w]!) & guard[w]!) !== guard[w]!) return false;
    return true;
  }

  function makeReady(a: number): void {
    let k = readyCount++;
    for (; k > 0 && rank[ready[k - 1]!]! > rank[a]!; k--) ready[k] = ready[k - 1]!;
    ready[k] = a;
  }

  function start(a: number, now: number): void {
    for (let w = 0; w < words; w++) free[w]! -= demand[a * words + w]!;
    const end = now + duration[a]!;
    done[a] = end;
    let k = runningCount++;
    for (; k > 0 && done[running[k - 1]!]! < end; k--) running[k] = running[k - 1]!;
    running[k] = a;
  }

  /** An activity has ended; what waited for it alone is ready, or ends at once where it takes no time. */
  function end(direction: 0 | 1, a: number): void {
    left--;
    const { from, to } = before[direction === 0 ? 1 : 0];
    for (let e = from[a]!, last = from[a + 1]!; e < last; e++) {
      const b = to[e]!;
      if (--waiting[b]! > 0) continue;
      if (duration[b]! > 0) makeReady(b);
      else {
        done[b] = done[a]!;
        end(direction, b);
      }
    }
  }

  function begin(direction: 0 | 1, list: Int32Array): void {
    const { from } = before[direction];
    free.set(full);
    left = activities;
    readyCount = 0;
    runningCount = 0;
    for (let i = 0; i < activities; i++) rank[list[i]!] = i;
    for (let a = 0; a < activities; a++) waiting[a] = from[a + 1]! - from[a]!;
    for (let a = 0; a < activities; a++) {
      if (from[a + 1]! > from[a]!) continue;
      if (duration[a]! > 0) makeReady(a);
      else {
        done[a] = 0;
        end(direction, a);
      }
    }
  }

  /** Starts what fits now; the others stay ready in their order. */
  function startAll(now: number): void {
    let kept = 0;
    for (let k = 0; k < readyCount; k++) {
      const a = ready[k]!;
      if (fits(a)) start(a, now);
      else ready[kept++] = a;
    }
    readyCount = kept;
  }

  return (direction, list, finish, at) => {
    begin(direction, list);
    let now = 0;
    while (left > 0) {
      startAll(now);
      now = done[running[runningCount - 1]!]!;
      while (runningCount > 0 && done[running[runningCount - 1]!] === now) {
        const a = running[--runningCount]!;
        for (let w = 0; w < words; w++) free[w]! += demand[a * words + w]!;
        end(direction, a);
      }
    }
    finish.set(done, at);
    return now;
  };
}
