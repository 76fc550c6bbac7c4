import type { CircumstanceCode, MatchPair, MatchReason } from './evidence';
import type { Cluster } from './groups';
import { weightOf } from './likelihood';
import { membersOf } from './matched-object';
import type { Profile } from './profile';
import type { Compare, Weighed } from './weigh';

/** A comparison as the officer reads it: heaviest reasons first, then what the rest of the day says. */
export function pairOf(weighed: Weighed, score: number, notes: readonly CircumstanceCode[] = []): MatchPair {
  const { a, b, findings } = weighed;
  const reasons: MatchReason[] = findings
    .filter(({ code }) => code !== 'same-direction')
    .map(({ code, field, a, b }) => ({ code, field, a, b, weight: weightOf(code) }))
    .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight));
  for (const { notes: said = [], field, a, b } of findings)
    for (const code of said) reasons.push({ code, field, a, b, weight: 0 });
  for (const code of [...weighed.notes, ...notes])
    reasons.push({ code, field: 'request', a: a.item.requestNo, b: b.item.requestNo, weight: 0 });
  return { a: a.item.id, b: b.item.id, score, reasons };
}

/** The pairs of an object that no comparison joined by itself, but only a third request. */
export function throughPairs({ units, score }: Cluster, direct: ReadonlySet<string>, compare: Compare): MatchPair[] {
  const members = membersOf(units);
  return members.flatMap((a, i) =>
    members
      .slice(i + 1)
      .filter((b) => a.item.agency !== b.item.agency && !direct.has(pairKey(a, b)))
      .map((b) => pairOf(compare(a, b), score, ['joined-through'])),
  );
}

/** One key for two requests, whichever comes first. */
export const pairKey = (a: Profile, b: Profile): string =>
  `${String(Math.min(a.index, b.index))} ${String(Math.max(a.index, b.index))}`;
