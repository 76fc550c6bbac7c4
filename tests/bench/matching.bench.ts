import type { MatchItem } from '#shared/matching/evidence';
import { matchRequests } from '#shared/matching/match-requests';
import { noisyDay } from '#tests/support/noisy-day';
import { clean, heavy, realistic, usualDay, type DaySettings } from '#tests/support/noisy-settings';
import { sharesOf, tallySeeds } from '#tests/support/noisy-tally';
import { median } from './sync/measure';

/**
 * Matching a day: how long, as a ratio to reading the same requests with JSON.parse in turns on the same machine; whether the
 * time grows in line with the requests; and how often it is right, on days of many kinds.
 */
const ROUNDS = 9;
const SEEDS = 30;

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function time(name: string, items: readonly MatchItem[]): number {
  const text = JSON.stringify(items);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    parse: timed(() => JSON.parse(text) as unknown),
    match: timed(() => matchRequests(items)),
  }));
  const [parse, match] = [median(rounds.map((r) => r.parse)), median(rounds.map((r) => r.match))];
  const least = Math.min(...rounds.map((r) => r.match));
  const ratio = median(rounds.map((r) => r.match / r.parse));
  console.log(
    `${name.padEnd(34)} ${String(items.length).padStart(6)} requests: ${match.toFixed(0)} ms (least ${least.toFixed(0)}), ` +
      `JSON.parse ${parse.toFixed(0)} ms, ratio ${ratio.toFixed(1)}`,
  );
  return least / items.length;
}

const dayOf = (crossings: number): readonly MatchItem[] => noisyDay({ ...usualDay, crossings, hours: 24 }).items;

/** Days that would be quadratic if blocks were compared all with all. */
function timeHardDays(): void {
  const items = dayOf(6_300);
  const { eta } = items[0]!;
  const hard: Readonly<Record<string, (item: MatchItem, i: number) => MatchItem>> = {
    'one batch number on every row': (item) => ({ ...item, batchNo: '26112300017' }),
    'one plate on every row': (item) => ({ ...item, plates: ['吉H12345'] }),
    'every batch on seventy rows': (item, i) => ({ ...item, batchNo: `26112${String(Math.floor(i / 70))}`, eta }),
    'plates without a gap, all at once': (item, i) => ({ ...item, plates: [`吉H${String(10_000 + i)}`], eta }),
  };
  for (const [name, change] of Object.entries(hard)) time(name, items.map(change));
}

const KINDS: Readonly<Record<string, Partial<DaySettings>>> = {
  'clean (nothing mistyped)': { noise: clean },
  realistic: { noise: realistic },
  heavy: { noise: heavy },
  'three agencies': { agencies: ['customs', 'border', 'transport'] },
  'many convoys': { convoys: 0.4 },
  'many second trips and returns': { again: 0.3, back: 0.4 },
  'one in five inspected twice': { overlap: 0.2 },
  'nine in ten inspected twice': { overlap: 0.9 },
  'crowded (1500 crossings)': { crossings: 1500 },
};

console.log('time');
const small = time('a small day', dayOf(630));
time('a large day', dayOf(6_300));
const large = time('two large days', dayOf(12_600));
console.log(`time of one request, twentyfold day against small day: ${(large / small).toFixed(2)}`);
timeHardDays();

console.log(`\nright and found, ${String(SEEDS)} days of each kind`);
for (const [name, settings] of Object.entries(KINDS)) {
  const sum = tallySeeds({ ...usualDay, ...settings }, SEEDS);
  const shares = sharesOf(sum);
  console.log(
    `${name.padEnd(30)} ${String(sum.truePairs).padStart(6)} true pairs: precision ${shares.precision.toFixed(5)}, recall ` +
      `${shares.recall.toFixed(4)} (findable ${shares.findableRecall.toFixed(4)}); groups pure ${shares.groupPrecision.toFixed(5)}, ` +
      `whole ${shares.groupRecall.toFixed(4)}`,
  );
}
