import { expect, test } from 'vitest';
import { drawBySeed, readyDraw, type DrawOrder } from '#shared/draw/draw';

const seedOf = (n: number): string => n.toString(16).padStart(32, '0');

/** How often each result came in so many draws with the seeds 0, 1, 2, …: the sequence is pinned, so the test never wavers. */
function tally(draws: number, order: Omit<DrawOrder, 'seed'>): ReadonlyMap<string, number> {
  const ready = readyDraw(order);
  if (!ready.ok) throw new Error(ready.error.code);
  const counts = new Map<string, number>();
  for (let n = 0; n < draws; n++) {
    const drawn = drawBySeed(ready.value, seedOf(n));
    const key = drawn.ok ? drawn.value.picked.join(' ') : drawn.error.code;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Pearson's chi-square of counts against what is likely; endless where something came that cannot. */
function chiSquare(counts: ReadonlyMap<string, number>, likely: ReadonlyMap<string, number>): number {
  if ([...counts.keys()].some((key) => !likely.has(key))) return Number.POSITIVE_INFINITY;
  const draws = [...counts.values()].reduce((a, b) => a + b, 0);
  return [...likely].reduce((sum, [key, p]) => sum + ((counts.get(key) ?? 0) - draws * p) ** 2 / (draws * p), 0);
}

const pool = (weights: readonly number[]) =>
  weights.map((weight, i) => ({ id: `o${String(i)}`, agency: i % 2 === 0 ? 'customs' : 'border', weight }));

test('R3: in 40,000 draws of one among eight equals each comes equally often (chi-square, 7 degrees, 1 in 1,000)', () => {
  const members = [...pool(Array.from({ length: 8 }, () => 1)), { id: 'out', agency: 'customs', excluded: '休假' }];
  const likely = new Map(members.slice(0, 8).map(({ id }) => [id, 1 / 8]));
  expect(chiSquare(tally(40_000, { pool: members, pick: 1 }), likely)).toBeLessThan(24.32);
});

test('R3: in 30,000 draws of two of four the pairs come as often as weights without replacement say (11 degrees)', () => {
  const weights = [1, 2, 3, 6];
  const likely = new Map<string, number>();
  weights.forEach((a, i) =>
    weights.forEach((b, j) => {
      if (i !== j) likely.set(`o${String(i)} o${String(j)}`, (a / 12) * (b / (12 - a)));
    }),
  );
  expect(chiSquare(tally(30_000, { pool: pool(weights), pick: 2 }), likely)).toBeLessThan(31.26);
});

test('R3 R4: in 30,000 draws a seat of an agency is as fair within it (2 degrees)', () => {
  const likely = new Map([
    ['o0', 1 / 8],
    ['o2', 2 / 8],
    ['o4', 5 / 8],
  ]);
  const counts = tally(30_000, { pool: pool([1, 9, 2, 9, 5]), pick: 1, perAgency: { customs: 1 } });
  expect(chiSquare(counts, likely)).toBeLessThan(13.82);
});
