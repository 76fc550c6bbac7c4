import type { MilestoneKind } from '../domain/milestone';
import type { World } from '../domain/world';
import { minutesBetween } from './clearance';
import { sessionsIn, type Period } from './period';
import { summaryOf, type Summary } from './sample';

/** A stretch of a load's way through the port, between two facts. */
export type Stage = { readonly from: MilestoneKind; readonly to: MilestoneKind; readonly summary: Summary | null };

const STAGES: readonly (readonly [MilestoneKind, MilestoneKind])[] = [
  ['arrived', 'gateIn'],
  ['gateIn', 'started'],
  ['started', 'ended'],
  ['ended', 'released'],
  ['released', 'pickedUp'],
];

/** How long each stage took, in minutes, where both of its facts are known. */
export function stagesOf(world: World, period: Period): readonly Stage[] {
  const sessions = sessionsIn(world, period);
  return STAGES.map(([from, to]) => {
    const minutes = sessions.flatMap((s) => minutesBetween(world, s, { from, to }) ?? []);
    return { from, to, summary: summaryOf(minutes) };
  });
}
