import type { Instance, PlannedSession } from './instance';
import type { Placed } from './plan-breach';
import { SHIFT_CAP, type CostParts } from './plan-cost';

type Sums = { -readonly [K in keyof CostParts]: CostParts[K] };

/** Prices a plan by the objective of the format, part by part. */
export function costOf(instance: Instance, placed: ReadonlyMap<string, Placed>) {
  const parts: Sums = { tardiness: 0, waiting: 0, mode: 0, carried: 0, shift: 0, modeChange: 0 };
  for (const session of instance.sessions) {
    const p = placed.get(session.id);
    if (!p) {
      parts.carried += carryCost(instance, session);
      continue;
    }
    parts.tardiness += session.w * Math.max(0, p.end - session.due);
    parts.waiting += session.v * Math.max(0, p.start - session.release);
    parts.mode += p.mode.pen;
  }
  addStability(instance, placed, parts);
  const objective = parts.tardiness + parts.waiting + parts.mode + parts.carried + parts.shift + parts.modeChange;
  return { objective, parts };
}

/** At the next opening, at its shortest, and once more for having been sent away. */
function carryCost(instance: Instance, session: PlannedSession): number {
  const shortest = Math.min(...session.modes.map((m) => m.dur));
  const late = Math.max(0, instance.day.nextOpen + shortest - session.due);
  return session.w * late + session.v * (instance.day.nextOpen - session.release) + instance.weights.carry;
}

/** What the published plan promised for later than now and did not lock is dear to move. */
function addStability(instance: Instance, placed: ReadonlyMap<string, Placed>, parts: Sums): void {
  const { shift, shiftTol, mode } = instance.weights;
  for (const promised of instance.published) {
    const p = placed.get(promised.session);
    if (!p || p.locked || promised.start === null || promised.start < instance.now) continue;
    const moved = Math.max(0, Math.abs(p.start - promised.start) - shiftTol);
    parts.shift += shift * Math.min(SHIFT_CAP, moved);
    if (p.modeIndex !== promised.mode) parts.modeChange += mode;
  }
}
