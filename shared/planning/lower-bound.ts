import type { Model } from './model';

/** What no plan of the day can undercut: every session at the best it could have alone, after the chain before it. */
export function lowerBoundOf(model: Model): number {
  const { origin, grid, release, due, late, wait, earliest, modeFrom, modeMinutes, modePenalty, carryCost } = model;
  const order = [...earliest.keys()].sort((a, b) => model.rank[a]! - model.rank[b]!);
  const soonestEnd = new Float64Array(model.sessions);
  let bound = 0;
  for (const j of order) {
    let from = origin + earliest[j]! * grid;
    for (let e = model.beforeFrom[j]!; e < model.beforeFrom[j + 1]!; e++) {
      from = Math.max(from, soonestEnd[model.before[e]!]! + model.beforeMin[e]!);
    }
    let least = carryCost[j]!;
    let shortest = Infinity;
    for (let mode = modeFrom[j]!; mode < modeFrom[j + 1]!; mode++) {
      const waited = wait[j]! * Math.max(0, from - release[j]!);
      const over = late[j]! * Math.max(0, from + modeMinutes[mode]! - due[j]!);
      least = Math.min(least, waited + over + modePenalty[mode]!);
      shortest = Math.min(shortest, modeMinutes[mode]!);
    }
    soonestEnd[j] = model.locked[j] === 1 ? -Infinity : from + shortest;
    bound += model.locked[j] === 1 ? 0 : least;
  }
  return bound;
}
