/** How a long reading stays polite: it tells how far it is and lets others run in between. */
export type Pace = {
  readonly onProgress?: (done: number, total: number) => void;
  /** Awaited between chunks; a worker posts its messages here. */
  readonly pause?: () => Promise<void>;
};

const CHUNK = 500;

/** Maps items in order, pausing after every 500 and telling how many are done. */
export async function paced<T, R>(items: readonly T[], pace: Pace, each: (item: T) => R): Promise<readonly R[]> {
  const results: R[] = [];
  for (const item of items) {
    results.push(each(item));
    if (results.length % CHUNK !== 0) continue;
    pace.onProgress?.(results.length, items.length);
    await pace.pause?.();
  }
  pace.onProgress?.(items.length, items.length);
  return results;
}
