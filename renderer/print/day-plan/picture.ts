import { invariant } from '#shared/kernel/invariant';
import type { PortId } from '#shared/kernel/ids';
import type { Day } from '#shared/kernel/time';
import { planIdOf, type ChangeSlip, type PlanEntry, type PlanVersion } from '#shared/domain/plan';
import type { World } from '#shared/domain/world';
import { differences, entriesNow, lastApproved, type PlanDifference } from '#shared/rules/plan-picture';
import { planOf } from '#shared/mutations/plan-gate';

/** Which picture of the plan is looked at or printed: as it stands now, or a version by its number. */
export type Picture = 'current' | number;

/** What the picture is worth: only an approved one is printed without a watermark. */
export type Standing = 'draft' | 'submitted' | 'approved' | 'returned' | 'superseded';

/** A day's plan as one picture of it has it. */
export type PlanPicture = {
  readonly portId: PortId;
  readonly day: Day;
  /** Number of the version shown; of a draft, the number that it will get. */
  readonly number: number;
  readonly standing: Standing;
  readonly entries: readonly PlanEntry[];
  /** Null for a draft. */
  readonly version: PlanVersion | null;
  /** Changes made to the approved version that are part of this picture, oldest first. */
  readonly slips: readonly ChangeSlip[];
  /** The version to compare with: the approved one before it, or itself where slips have changed it since. */
  readonly since: PlanVersion | null;
  /** What differs from that version; empty where there is none to compare with. */
  readonly changes: readonly PlanDifference[];
};

export type PictureQuestion = { readonly portId: PortId; readonly day: Day; readonly picture: Picture };

/** One picture of a day's plan. A number of no version is a fault of the caller. */
export function planPicture(world: World, { portId, day, picture }: PictureQuestion): PlanPicture {
  const base =
    picture === 'current' ? currentOf(world, portId, day) : versionOf(world, { portId, day, number: picture });
  const since = approvedBefore(world, base);
  return { ...base, since, changes: since ? differences(since.entries, base.entries) : [] };
}

type Base = Omit<PlanPicture, 'since' | 'changes'>;

function versionOf(world: World, { portId, day, number }: Pick<Base, 'portId' | 'day' | 'number'>): Base {
  const version = world.versions.get(`${planIdOf(portId, day)}/v${number}`);
  invariant(version, `no version ${number} of the plan of ${day}`);
  const newest = lastApproved(world, portId, day);
  const overtaken = version.state === 'approved' && newest !== null && newest.number > number;
  const standing = overtaken ? 'superseded' : version.state;
  return { portId, day, number, standing, slips: [], entries: version.entries, version };
}

function currentOf(world: World, portId: PortId, day: Day): Base {
  const plan = planOf(world, portId, day);
  const entries = entriesNow(world, portId, day);
  if (plan.state === 'draft')
    return { portId, day, number: plan.version + 1, standing: 'draft', slips: [], entries, version: null };
  const slips = [...world.slips.values()]
    .filter((s) => s.portId === portId && s.day === day && s.version === plan.version)
    .toSorted((a, b) => a.at - b.at);
  const version = world.versions.get(`${plan.id}/v${plan.version}`) ?? null;
  return { portId, day, number: plan.version, standing: plan.state, slips, entries, version };
}

function approvedBefore(world: World, { portId, day, number, slips }: Base): PlanVersion | null {
  let best: PlanVersion | null = null;
  for (const v of world.versions.values()) {
    if (v.portId !== portId || v.day !== day || v.state !== 'approved') continue;
    const earlier = slips.length > 0 ? v.number <= number : v.number < number;
    if (earlier && v.number > (best?.number ?? 0)) best = v;
  }
  return best;
}
