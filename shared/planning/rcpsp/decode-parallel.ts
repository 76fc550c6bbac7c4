import type { Decoder } from './decode';
import { BEFORE, BEFORE_END, FOLLOWING, ROW, type ProjectModel } from './project-model';

/**
 * The parallel schedule generator: time moves from one end of an activity to the next, and at each the activities that can
 * start do, in the order of a list. No capacity stands idle that an activity could use, which suits scarce resources; the
 * shortest schedule may not be among those it makes.
 */
export function parallelDecoderOf(model: ProjectModel): Decoder {
  const { activities, words, demand, idle, guard, rows, horizon } = model;
  const preceding = rows.map((row) => precedingOf(row, activities));
  const waiting = new Int32Array(activities);
  const finish = new Int32Array(activities);
  const used = new Int32Array(words);
  /** Places in the list, and a bit for each place whose activity could start. */
  const rank = new Int32Array(activities);
  const ready = new Int32Array((activities >> 5) + 1);
  /** Activities under way by the time they end: the last to have started, and for each the one before it. */
  const ending = new Int32Array(horizon + 1);
  const beside = new Int32Array(activities);
  let span = horizon;

  function begin(direction: 0 | 1, list: Int32Array): void {
    const counts = preceding[direction]!;
    used.set(idle);
    waiting.set(counts);
    ready.fill(0);
    ending.fill(-1, 0, span + 1);
    span = 0;
    for (let i = 0; i < activities; i++) rank[list[i]!] = i;
    for (let a = 0; a < activities; a++) if (counts[a] === 0) ready[rank[a]! >> 5]! |= 1 << rank[a]!;
  }

  /** Whether an activity fits the words after the first, and if so takes its room in them. */
  function settles(a: number): boolean {
    for (let w = 1; w < words; w++) if (((used[w]! + demand[a * words + w]!) & guard[w]!) !== 0) return false;
    for (let w = 1; w < words; w++) used[w]! += demand[a * words + w]!;
    return true;
  }

  /** Starts what fits now, the others stay ready; says the earliest the project can end with what has started. */
  function startAll(row: Int32Array, list: Int32Array, now: number): number {
    const mark = guard[0]!;
    let busy = used[0]!;
    let reach = 0;
    for (let g = 0; g < ready.length; g++) {
      for (let rest = ready[g]!; rest !== 0; rest &= rest - 1) {
        const place = 31 - Math.clz32(rest & -rest);
        const a = list[(g << 5) + place]!;
        const asked = row[(a << ROW) + 1]!;
        if (((busy + asked) & mark) !== 0 || (words > 1 && !settles(a))) continue;
        busy += asked;
        ready[g]! ^= 1 << place;
        const end = now + row[a << ROW]!;
        finish[a] = end;
        beside[a] = ending[end]!;
        ending[end] = a;
        if (end > span) span = end;
        reach = Math.max(reach, end + row[(a << ROW) + FOLLOWING]!);
      }
    }
    used[0] = busy;
    return reach;
  }

  /** Ends what ends now: what waited for nothing else is ready. Says how many end. */
  function endAll(following: Int32Array, now: number): number {
    let ended = 0;
    for (let a = ending[now]!; a >= 0; a = beside[a]!, ended++) {
      for (let w = 0; w < words; w++) used[w]! -= demand[a * words + w]!;
      for (let e = following[(a << ROW) + BEFORE]!, last = following[(a << ROW) + BEFORE_END]!; e < last; e++) {
        const b = following[e]!;
        if (--waiting[b]! === 0) ready[rank[b]! >> 5]! |= 1 << rank[b]!;
      }
    }
    ending[now] = -1;
    return ended;
  }

  function decode(direction: 0 | 1, list: Int32Array, below: number): number {
    const following = rows[direction === 0 ? 1 : 0];
    begin(direction, list);
    for (let now = 0, left = activities; left > 0;) {
      if (startAll(rows[direction], list, now) >= below) return below;
      while (ending[now]! < 0) now++;
      left -= endAll(following, now);
    }
    return span;
  }

  return { decode, finish };
}

/** How many activities come before each. */
function precedingOf(row: Int32Array, activities: number): Int32Array {
  return Int32Array.from({ length: activities }, (_, a) => row[(a << ROW) + BEFORE_END]! - row[(a << ROW) + BEFORE]!);
}
