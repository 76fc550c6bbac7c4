import type { ProjectModel } from './project-model';

/** What crossing asks of a row of finish times; worked out when first asked for after the row has changed. */
export type Readings = {
  /** The activities by falling finish time, row by row. */
  readonly order: Int32Array;
  /** Brings the order of a row up to date. */
  readonly sortRow: (row: number) => void;
  /** Resource use of a row's schedule after `low` up to `high`, scarce resources weighing more. */
  readonly use: (row: number, low: number, high: number) => number;
  /** Notes that a row has changed. */
  readonly forget: (row: number) => void;
};

type Rows = { readonly count: number; readonly finish: Int32Array; readonly span: Int32Array };

/** The readings of `count` rows of finish times of one direction, and their makespans. */
export function readingsOf(model: ProjectModel, { count, finish, span }: Rows): Readings {
  const { activities: n, duration, weight } = model;
  const stride = model.horizon + 2;
  const sort = sorterOf(n, model.horizon);
  const order = new Int32Array(count * n);
  /** Use up to the end of each slot, summed from the start. */
  const total = new Int32Array(count * stride);
  const isSorted = new Uint8Array(count);
  const isSummed = new Uint8Array(count);

  function sortRow(row: number): void {
    if (isSorted[row] === 1) return;
    sort(finish, order, row * n);
    isSorted[row] = 1;
  }

  function sumRow(row: number): void {
    if (isSummed[row] === 1) return;
    const first = row * stride;
    const last = first + span[row]!;
    total.fill(0, first, last + 2);
    for (let a = 0; a < n; a++) {
      const after = first + finish[row * n + a]! + 1;
      total[after]! -= weight[a]!;
      total[after - duration[a]!]! += weight[a]!;
    }
    for (let t = first; t < last; t++) total[t + 1]! += total[t]!;
    for (let t = first; t < last; t++) total[t + 1]! += total[t]!;
    isSummed[row] = 1;
  }

  function use(row: number, low: number, high: number): number {
    sumRow(row);
    const end = span[row]!;
    return total[row * stride + Math.min(end, high)]! - total[row * stride + Math.min(end, low)]!;
  }

  function forget(row: number): void {
    isSorted[row] = 0;
    isSummed[row] = 0;
  }

  return { order, sortRow, use, forget };
}

/** Lists `n` activities by falling key, from `at` on in both rows. Keys lie in 0 … 2 · `horizon`, so they are counted, not compared. */
export function sorterOf(n: number, horizon: number): (keys: Int32Array, into: Int32Array, at: number) => void {
  const counts = new Int32Array(2 * horizon + 2);
  return (keys, into, at) => {
    let top = 0;
    for (let a = 0; a < n; a++) if (keys[at + a]! > top) top = keys[at + a]!;
    counts.fill(0, 0, top + 2);
    for (let a = 0; a < n; a++) counts[top - keys[at + a]! + 1]!++;
    for (let k = 1; k <= top; k++) counts[k]! += counts[k - 1]!;
    for (let a = 0; a < n; a++) into[at + counts[top - keys[at + a]!]!++] = a;
  };
}
