import type { Instance, Placement } from './instance';
import { capacityBreaches } from './check-capacity';
import { costOf } from './check-cost';
import { teamBreaches } from './check-team';
import type { Placed, PlanBreach } from './plan-breach';
import type { CostParts } from './plan-cost';

/** The verdict on a plan: what it breaks, and what it costs. */
export type PlanCheck = {
  readonly valid: boolean;
  readonly breaches: readonly PlanBreach[];
  readonly objective: number;
  readonly parts: CostParts;
};

/**
 * Judges a plan against every hard rule of the day and prices it, by code that shares nothing with the search.
 *
 * A session the plan does not name is carried to the next opening. A locked session is a fact: its own place is not judged,
 * only that the plan keeps it; a class that locked sessions alone overfill is not the plan's fault.
 */
export function checkPlan(instance: Instance, solution: readonly Placement[]): PlanCheck {
  const { placed, breaches } = readPlacements(instance, solution);
  const found = [
    ...breaches,
    ...lockedBreaches(instance, placed),
    ...[...placed.values()].filter((p) => !p.locked).flatMap((p) => placeBreaches(instance, p)),
    ...capacityBreaches(instance, placed),
    ...precedenceBreaches(instance, placed),
  ];
  const { objective, parts } = costOf(instance, placed);
  return { valid: found.length === 0, breaches: found, objective, parts };
}

function readPlacements(instance: Instance, solution: readonly Placement[]) {
  const sessions = new Map(instance.sessions.map((s) => [s.id, s]));
  const locked = new Set(instance.locked.map((p) => p.session));
  const placed = new Map<string, Placed>();
  const named = new Set<string>();
  const breaches: PlanBreach[] = [];
  for (const { session: id, start, mode: modeIndex, alloc } of solution) {
    const session = sessions.get(id);
    if (!session) breaches.push({ code: 'unknown-session', session: id });
    else if (named.has(id)) breaches.push({ code: 'placed-twice', session: id });
    named.add(id);
    if (!session || start === null || placed.has(id)) continue;
    const mode = session.modes[modeIndex];
    if (!mode) breaches.push({ code: 'unknown-mode', session: id, found: modeIndex });
    else placed.set(id, { session, mode, modeIndex, start, end: start + mode.dur, alloc, locked: locked.has(id) });
  }
  return { placed, breaches };
}

function lockedBreaches(instance: Instance, placed: ReadonlyMap<string, Placed>): PlanBreach[] {
  return instance.locked
    .filter((lock) => !keepsLock(instance, lock, placed.get(lock.session)))
    .map((lock) => ({ code: 'locked-moved' as const, session: lock.session }));
}

/** A lock that names no bay or no team leaves that part open. */
function keepsLock(instance: Instance, lock: Placement, now: Placed | undefined): boolean {
  if (lock.start === null || !now) return lock.start === null && !now;
  if (now.start !== lock.start || now.modeIndex !== lock.mode) return false;
  const bays = new Set(instance.bayClasses.map((b) => b.id));
  const officers = new Set(instance.officerClasses.map((o) => o.id));
  return [bays, officers].every((kind) => {
    const asked = shares(lock.alloc, kind);
    return asked === '' || asked === shares(now.alloc, kind);
  });
}

function shares(alloc: Placement['alloc'], kind: ReadonlySet<string>): string {
  const sums = new Map<string, number>();
  for (const [id, n] of alloc) if (kind.has(id)) sums.set(id, (sums.get(id) ?? 0) + n);
  return [...sums]
    .map(([id, n]) => `${id}:${n}`)
    .sort()
    .join(' ');
}

function placeBreaches(instance: Instance, p: Placed): PlanBreach[] {
  const session = p.session.id;
  const breaches: PlanBreach[] = [];
  if (p.start % instance.grid !== 0) breaches.push({ code: 'off-grid', session, at: p.start, allowed: instance.grid });
  if (p.start < p.session.release)
    breaches.push({ code: 'before-release', session, at: p.start, allowed: p.session.release });
  if (p.start < instance.now) breaches.push({ code: 'before-now', session, at: p.start, allowed: instance.now });
  return [...breaches, ...bayBreaches(instance, p), ...teamBreaches(instance, p), ...windowBreaches(instance, p)];
}

function bayBreaches(instance: Instance, p: Placed): PlanBreach[] {
  const session = p.session.id;
  const bays = p.alloc.flatMap(([id, n]) => instance.bayClasses.filter((b) => b.id === id).map((bay) => ({ bay, n })));
  const heads = bays.reduce((sum, { n }) => sum + n, 0);
  if (heads !== 1) return [{ code: 'bay-missing', session, allowed: 1, found: heads }];
  return bays
    .filter(({ bay }) => bay.kind !== p.mode.kind)
    .map(({ bay }) => ({ code: 'bay-unfit' as const, session, resource: bay.id }));
}

function windowBreaches(instance: Instance, p: Placed): PlanBreach[] {
  const used = new Set([...p.alloc.map(([id]) => id), ...p.mode.equip.map(([id]) => id)]);
  const classes = [...instance.bayClasses, ...instance.officerClasses, ...instance.equipment];
  return classes
    .filter((c) => used.has(c.id) && !c.windows.some(([from, to]) => from <= p.start && p.end <= to))
    .map((c) => ({
      code: 'outside-window' as const,
      session: p.session.id,
      resource: c.id,
      at: p.start,
      found: p.end,
    }));
}

function precedenceBreaches(instance: Instance, placed: ReadonlyMap<string, Placed>): PlanBreach[] {
  return instance.prec.flatMap((edge): PlanBreach[] => {
    const before = placed.get(edge.from);
    const after = placed.get(edge.to);
    if (!after || (after.locked && (!before || before.locked))) return [];
    if (!before) return [{ code: 'predecessor-carried', session: edge.to, resource: edge.from }];
    const soonest = before.end + edge.min;
    const latest = edge.max === null ? Infinity : before.end + edge.max;
    const told = { session: edge.to, resource: edge.from, at: after.start };
    if (after.start < soonest) return [{ code: 'too-soon-after', ...told, allowed: soonest }];
    return after.start > latest ? [{ code: 'too-late-after', ...told, allowed: latest }] : [];
  });
}
