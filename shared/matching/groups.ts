import { likeliestFirst, type Assigned } from './assignment';
import { gapOf } from './compare-circumstances';
import type { Profile } from './profile';
import type { Unit } from './units';
import type { Compare } from './weigh';

/** One object: a unit of each of several agencies. */
export type Cluster = { readonly units: readonly Unit[]; readonly score: number };

export type Clustered = {
  readonly clusters: readonly Cluster[];
  /** Sure pairs that would have joined what contradicts; they are left to the officer. */
  readonly refused: ReadonlySet<Assigned>;
};

/** Two requests that no sure pair joins may still stand in one object unless something written says otherwise. */
function agree(a: Profile, b: Profile, { window, compare }: { window: number; compare: Compare }): boolean {
  if (a.item.direction !== b.item.direction || gapOf(a, b) > window) return false;
  const { contradictions, logOdds, findings } = compare(a, b);
  const held = findings.some(({ code }) => code === 'plate-held-by-another');
  return (contradictions === 0 && !held) || logOdds > 0;
}

/**
 * Joins sure pairs into objects, surest first. Joining is transitive (customs and border, border and transport: all three), but
 * an object has one unit of each agency, and every two of its requests must agree with each other.
 */
export function clusterOf(sure: readonly Assigned[], rules: { window: number; compare: Compare }): Clustered {
  const clusterAt = new Map<number, { units: Unit[]; score: number }>();
  const refused = new Set<Assigned>();
  const clusterFor = (unit: Unit) => clusterAt.get(unit.id) ?? { units: [unit], score: 1 };
  for (const assigned of [...sure].sort((x, y) => likeliestFirst(x.pair, y.pair))) {
    const [mine, theirs] = [clusterFor(assigned.pair.a), clusterFor(assigned.pair.b)];
    if (mine === theirs) continue;
    if (!fit(mine.units, theirs.units, { ...rules, joinedBy: assigned })) {
      refused.add(assigned);
      continue;
    }
    const joined = {
      units: [...mine.units, ...theirs.units],
      score: Math.min(mine.score, theirs.score, assigned.score),
    };
    for (const unit of joined.units) clusterAt.set(unit.id, joined);
  }
  return { clusters: [...new Set(clusterAt.values())], refused };
}

type Fitting = { readonly window: number; readonly compare: Compare; readonly joinedBy: Assigned };

function fit(mine: readonly Unit[], theirs: readonly Unit[], { joinedBy, ...rules }: Fitting): boolean {
  return mine.every((one) =>
    theirs.every((other) => {
      if (one.agency === other.agency) return false;
      if (one === joinedBy.pair.a && other === joinedBy.pair.b) return true;
      return one.members.every((a) => other.members.every((b) => agree(a, b, rules)));
    }),
  );
}
