import { BEFORE, BEFORE_END, FOLLOWING, ROW, type ProjectModel } from './project-model';

/** A schedule generator. It keeps its working rows between calls and allocates nothing. */
export type Decoder = {
  /**
   * Makes a schedule of a list of activities and returns its makespan. Direction 0 runs time forwards, 1 backwards; the times are
   * those of its own direction. An activity listed before one it follows waits for it. As soon as the makespan cannot stay
   * below `below` it gives up and returns that.
   */
  readonly decode: (direction: 0 | 1, list: Int32Array, below: number) => number;
  /** Finish times of the last schedule that was not given up. */
  readonly finish: Int32Array;
};

/** For a decoding that is not to give up: no schedule is as long. */
export const NEVER = 2 ** 30;

/** The serial schedule generator: activities one by one in the order of the list, each as early as order and resources let it. */
export function serialDecoderOf(model: ProjectModel): Decoder {
  const { activities, words, horizon, rows } = model;
  const mark = model.guard[0]!;
  const idle = model.idle[0]!;
  const profile = new Int32Array(horizon + 1);
  const beyond = words > 1 ? wideProfileOf(model, profile) : null;
  /** −1 while not yet scheduled. */
  const finish = new Int32Array(activities);
  let used = horizon;

  /** The end of an activity, or −1 while one that comes before it has none. */
  function place(row: Int32Array, a: number): number {
    const earliest = earliestStart(row, a, finish);
    if (earliest < 0) return -1;
    const length = row[a << ROW]!;
    const asked = row[(a << ROW) + 1]!;
    let start = firstFit(profile, earliest, { asked, length, mark });
    if (beyond) start = beyond.settle(a, start);
    const end = start + length;
    for (let t = start; t < end; t++) profile[t]! += asked;
    finish[a] = end;
    return end;
  }

  function placeAfterOthers(row: Int32Array, a: number): number {
    for (let e = row[(a << ROW) + BEFORE]!, last = row[(a << ROW) + BEFORE_END]!; e < last; e++) {
      const b = row[e]!;
      if (finish[b]! < 0 && place(row, b) < 0) placeAfterOthers(row, b);
    }
    return place(row, a);
  }

  function decode(direction: 0 | 1, list: Int32Array, below: number): number {
    const row = rows[direction];
    profile.fill(idle, 0, used);
    beyond?.clear(used);
    finish.fill(-1);
    used = 0;
    for (let i = 0; i < activities; i++) {
      const a = list[i]!;
      if (finish[a]! >= 0) continue;
      let end = place(row, a);
      if (end < 0) end = placeAfterOthers(row, a);
      if (end > used) used = end;
      if (end + row[(a << ROW) + FOLLOWING]! >= below) return below;
    }
    return used;
  }

  return { decode, finish };
}

/** The latest end among the activities before this one; −1 while one of them has none. */
function earliestStart(row: Int32Array, a: number, finish: Int32Array): number {
  let start = 0;
  let open = 0;
  for (let e = row[(a << ROW) + BEFORE]!, last = row[(a << ROW) + BEFORE_END]!; e < last; e++) {
    const end = finish[row[e]!]!;
    open |= end;
    if (end > start) start = end;
  }
  return open < 0 ? -1 : start;
}

type Ask = { readonly asked: number; readonly length: number; readonly mark: number };

/** First slot from `from` on where an activity fits the first word of the profile, looked for from its last slot back. */
function firstFit(profile: Int32Array, from: number, { asked, length, mark }: Ask): number {
  let start = from;
  let known = from;
  for (let t = from + length - 1; t >= known; t--) {
    if (((profile[t]! + asked) & mark) === 0) continue;
    known = start + length;
    start = t + 1;
    t = start + length;
  }
  return start;
}

type WideProfile = {
  /** Moves an activity that fits the first word on to where it fits all, and takes its room in the others. */
  readonly settle: (a: number, from: number) => number;
  readonly clear: (used: number) => void;
};

/** The words of a profile after the first, which few projects need. */
function wideProfileOf(
  { words, demand, guard, idle, horizon, duration }: ProjectModel,
  first: Int32Array,
): WideProfile {
  const profile = new Int32Array((horizon + 1) * words);

  function isOver(a: number, t: number): boolean {
    if (((first[t]! + demand[a * words]!) & guard[0]!) !== 0) return true;
    for (let w = 1; w < words; w++)
      if (((profile[t * words + w]! + demand[a * words + w]!) & guard[w]!) !== 0) return true;
    return false;
  }

  function settle(a: number, from: number): number {
    let start = from;
    for (let t = from; t < start + duration[a]!; t++) if (isOver(a, t)) start = t + 1;
    for (let t = start; t < start + duration[a]!; t++) {
      for (let w = 1; w < words; w++) profile[t * words + w]! += demand[a * words + w]!;
    }
    return start;
  }

  function clear(used: number): void {
    for (let t = 0; t < used; t++) profile.set(idle, t * words);
  }

  return { settle, clear };
}
