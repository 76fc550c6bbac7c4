import type { ProjectModel } from './project-model';

/**
 * Makes a schedule of a list of activities: writes a finish time for each into `finish` from `at` on and returns the makespan.
 * Direction 0 runs time forwards, 1 backwards; the times are those of its own direction. An activity listed before one it
 * follows waits for it. A decoder keeps its working rows between calls and allocates nothing.
 */
export type Decode = (direction: 0 | 1, list: Int32Array, finish: Int32Array, at: number) => number;

/** The serial schedule generator: activities one by one in the order of the list, each as early as order and resources let it. */
export function serialDecoderOf(model: ProjectModel): Decode {
  const { activities, duration, words, demand, full, guard, before, horizon } = model;
  const profile = new Int32Array((horizon + 1) * words);
  const first = full[0]!;
  const mark = guard[0]!;
  /** Finish times of this decoding; −1 while not yet scheduled. */
  const done = new Int32Array(activities);
  let used = horizon;

  function clear(): void {
    if (words === 1) profile.fill(first, 0, used);
    else for (let t = 0; t < used; t++) for (let w = 0; w < words; w++) profile[t * words + w] = full[w]!;
    done.fill(-1);
    used = 0;
  }

  /** First slot from `from` on where an activity fits, for profiles of a single word. */
  function firstFit(a: number, from: number): number {
    const asked = demand[a]!;
    const length = duration[a]!;
    let start = from;
    let known = from;
    for (let t = from + length - 1; t >= known; t--) {
      if (((profile[t]! - asked) & mark) === mark) continue;
      known = start + length;
      start = t + 1;
      t = start + length;
    }
    return start;
  }

  function firstFitWide(a: number, from: number): number {
    let start = from;
    for (let t = from; t < start + duration[a]!; t++) {
      for (let w = 0; w < words; w++) {
        if (((profile[t * words + w]! - demand[a * words + w]!) & guard[w]!) !== guard[w]!) start = t + 1;
      }
    }
    return start;
  }

  function occupy(a: number, from: number, to: number): void {
    if (words === 1) {
      const asked = demand[a]!;
      for (let t = from; t < to; t++) profile[t]! -= asked;
      return;
    }
    for (let t = from; t < to; t++) for (let w = 0; w < words; w++) profile[t * words + w]! -= demand[a * words + w]!;
  }

  function schedule(direction: 0 | 1, a: number): void {
    const { from, to } = before[direction];
    let earliest = 0;
    for (let e = from[a]!, last = from[a + 1]!; e < last; e++) {
      const b = to[e]!;
      if (done[b]! < 0) schedule(direction, b);
      if (done[b]! > earliest) earliest = done[b]!;
    }
    if (duration[a] === 0) {
      done[a] = earliest;
      return;
    }
    const start = words === 1 ? firstFit(a, earliest) : firstFitWide(a, earliest);
    const end = start + duration[a]!;
    occupy(a, start, end);
    done[a] = end;
    if (end > used) used = end;
  }

  return (direction, list, finish, at) => {
    clear();
    for (let i = 0; i < activities; i++) if (done[list[i]!]! < 0) schedule(direction, list[i]!);
    finish.set(done, at);
    return used;
  };
}
