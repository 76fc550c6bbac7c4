import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR } from '#shared/kernel/time';
import { seeded } from '#shared/kernel/random';
import type { MatchItem, MatchResult } from '#shared/matching/evidence';
import { matchRequests } from '#shared/matching/match-requests';
import { noisyDay } from '#tests/support/noisy-day';
import { clean, heavy, realistic, usualDay, type DaySettings } from '#tests/support/noisy-settings';
import { sharesOf, tallySeeds } from '#tests/support/noisy-tally';

const agencies = ['customs', 'border', 'transport'];
const anyDay = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    crossings: fc.integer({ min: 1, max: 60 }),
    agencies: fc.constantFrom(agencies.slice(0, 2), agencies),
    noise: fc.constantFrom(clean, realistic, heavy),
    overlap: fc.double({ min: 0, max: 1, noNaN: true }),
    convoys: fc.double({ min: 0, max: 1, noNaN: true }),
    again: fc.double({ min: 0, max: 0.5, noNaN: true }),
    back: fc.double({ min: 0, max: 0.5, noNaN: true }),
    doubleOrders: fc.double({ min: 0, max: 0.5, noNaN: true }),
    hours: fc.integer({ min: 1, max: 10 }),
  })
  .map((settings) => noisyDay(settings).items);

const namesOf = (pairs: MatchResult['pairs']): string[] => pairs.map(({ a, b }) => [a, b].sort().join(' ')).sort();
const groupsOf = ({ groups }: MatchResult): string[] => groups.map(({ ids }) => [...ids].sort().join(' ')).sort();

function shuffled(items: readonly MatchItem[], seed: number): MatchItem[] {
  const random = seeded(seed);
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

describe('matching any day', () => {
  test('pairs join two agencies within three hours, and say why', () => {
    fc.assert(
      fc.property(anyDay, (items) => {
        const at = new Map(items.map((item) => [item.id, item]));
        const { pairs, doubtful } = matchRequests(items);
        for (const { a, b, score, reasons } of [...pairs, ...doubtful]) {
          expect(at.get(a)!.agency).not.toBe(at.get(b)!.agency);
          expect(Math.abs(at.get(a)!.eta - at.get(b)!.eta)).toBeLessThanOrEqual(3 * HOUR);
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(reasons.length).toBeGreaterThan(0);
        }
        const sure = new Set(namesOf(pairs));
        expect(sure.size).toBe(pairs.length);
        expect(namesOf(doubtful).filter((name) => sure.has(name))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('groups are the pairs, closed: every request in at most one, every two of two agencies a pair', () => {
    fc.assert(
      fc.property(anyDay, (items) => {
        const agencyOf = new Map(items.map(({ id, agency }) => [id, agency]));
        const { pairs, groups } = matchRequests(items);
        const members = groups.flatMap(({ ids }) => ids);
        expect(new Set(members).size).toBe(members.length);
        const within = groups.flatMap(({ ids }) =>
          ids.flatMap((a, i) =>
            ids.slice(i + 1).flatMap((b) => (agencyOf.get(a) === agencyOf.get(b) ? [] : [[a, b].sort().join(' ')])),
          ),
        );
        expect(within.sort()).toEqual(namesOf(pairs));
        for (const { ids } of groups) expect(new Set(ids.map((id) => agencyOf.get(id))).size).toBeGreaterThan(1);
      }),
      { numRuns: 150 },
    );
  });

  test('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(anyDay, fc.integer(), (items, seed) => {
        const [one, other] = [matchRequests(items), matchRequests(shuffled(items, seed))];
        expect(namesOf(other.pairs)).toEqual(namesOf(one.pairs));
        expect(groupsOf(other)).toEqual(groupsOf(one));
      }),
      { numRuns: 100 },
    );
  });
});

describe('how often matching is right, on thirty generated days of each kind', () => {
  const kinds: readonly (readonly [string, Partial<DaySettings>, { findable: number; whole: number }])[] = [
    ['clean', { noise: clean }, { findable: 0.995, whole: 0.99 }],
    ['realistic', { noise: realistic }, { findable: 0.99, whole: 0.985 }],
    ['heavy', { noise: heavy }, { findable: 0.97, whole: 0.92 }],
    ['three agencies', { agencies }, { findable: 0.99, whole: 0.98 }],
    ['many convoys', { convoys: 0.4 }, { findable: 0.975, whole: 0.97 }],
    ['many second trips and returns', { again: 0.3, back: 0.4 }, { findable: 0.99, whole: 0.98 }],
    ['one in five inspected twice', { overlap: 0.2 }, { findable: 0.99, whole: 0.98 }],
  ];

  test.each(kinds)('%s: of a thousand joined at most one is wrong', (_, settings, least) => {
    const shares = sharesOf(tallySeeds({ ...usualDay, ...settings }, 30));
    expect(shares.precision).toBeGreaterThanOrEqual(0.999);
    expect(shares.groupPrecision).toBeGreaterThanOrEqual(0.999);
    expect(shares.findableRecall).toBeGreaterThanOrEqual(least.findable);
    expect(shares.groupRecall).toBeGreaterThanOrEqual(least.whole);
  });

  test('realistic: of a hundred true pairs, findable or not, ninety-nine are joined', () => {
    expect(sharesOf(tallySeeds(usualDay, 30)).recall).toBeGreaterThanOrEqual(0.99);
  });
});
