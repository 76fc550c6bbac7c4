import type { Instance } from './instance';
import type { Placed, PlanBreach } from './plan-breach';

type Use = { readonly from: number; readonly to: number; readonly n: number; readonly locked: boolean };

/**
 * Breaches of "never more in use than there are", at every minute, inside the windows and between them:
 * a bay still turning round after its window closed is in use.
 */
export function capacityBreaches(instance: Instance, placed: ReadonlyMap<string, Placed>): PlanBreach[] {
  const bays = instance.bayClasses.flatMap((bay) => overfull(bay.id, bay.count, usesOf(placed, bay.id, bay.turn)));
  const officers = instance.officerClasses.flatMap((c) => overfull(c.id, c.count, usesOf(placed, c.id, 0)));
  const pieces = instance.equipment.flatMap((e) => overfull(e.id, e.count, equipmentUses(placed, e.id)));
  return [...bays, ...officers, ...pieces, ...bandBreaches(instance, placed)];
}

/** No more lane sessions begin in a band than it has places; what locked ones alone take is not the plan's fault. */
function bandBreaches(instance: Instance, placed: ReadonlyMap<string, Placed>): PlanBreach[] {
  return (instance.bands ?? []).flatMap(({ id, window: [from, to], places }): PlanBreach[] => {
    const begun = [...placed.values()].filter((p) => p.session.lane === true && from <= p.start && p.start < to);
    if (begun.length <= places || begun.every((p) => p.locked)) return [];
    return [{ code: 'band-full', resource: id, at: from, allowed: places, found: begun.length }];
  });
}

function usesOf(placed: ReadonlyMap<string, Placed>, id: string, turn: number): Use[] {
  return [...placed.values()].flatMap(({ alloc, start, end, locked }) =>
    alloc.filter(([classId]) => classId === id).map(([, n]) => ({ from: start, to: end + turn, n, locked })),
  );
}

function equipmentUses(placed: ReadonlyMap<string, Placed>, id: string): Use[] {
  return [...placed.values()].flatMap(({ mode, start, end, locked }) =>
    mode.equip.filter(([piece]) => piece === id).map(([, n]) => ({ from: start, to: end, n, locked })),
  );
}

/** Use only rises where some use begins, so those minutes suffice. */
function overfull(resource: string, allowed: number, uses: readonly Use[]): PlanBreach[] {
  const minutes = [...new Set(uses.map((u) => u.from))].sort((a, b) => a - b);
  return minutes.flatMap((at) => {
    const inUse = uses.filter((u) => u.from <= at && at < u.to);
    const found = inUse.reduce((sum, u) => sum + u.n, 0);
    const onlyFacts = inUse.every((u) => u.locked);
    return found > allowed && !onlyFacts ? [{ code: 'over-capacity' as const, resource, at, allowed, found }] : [];
  });
}
