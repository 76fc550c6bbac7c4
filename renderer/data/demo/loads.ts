import { batchId } from '#shared/kernel/ids';
import { invariant } from '#shared/kernel/invariant';
import type { UtcMs } from '#shared/kernel/time';
import type { Consignment } from '#shared/domain/consignment';
import type { ConsignmentStep } from '#shared/domain/consignment-fact';
import type { Intention } from '#shared/mutations/mutation';
import manifest from './manifest.xml?raw';

/** The carriers' manifests of the day as the Single Window sent them: one load that customs want to see, two that nobody targets. */
export const demoManifest = {
  batchId: batchId.parse('demo-manifest'),
  file: '公路舱单-20261123.xml',
  text: manifest,
} as const;

type Line = readonly [bill: string, step: ConsignmentStep, at: string];

/** What became of them by twenty past ten: the plywood went through on arrival, without a place; nobody has looked at the rest yet. */
const LINES: readonly Line[] = [
  ['RUZAR26112316', 'papersGood', '08:32'],
  ['RUZAR26112316', 'arrived', '09:02'],
  ['RUZAR26112316', 'passed', '09:06'],
];

/** The lines of the triage, each with its time. */
export function loadLines(
  loads: readonly Consignment[],
  clock: (text: string) => UtcMs,
): readonly { readonly at: string; readonly intention: Intention }[] {
  return LINES.map(([bill, step, at]) => {
    const load = loads.find((c) => c.marks.billNo === bill);
    invariant(load, `the demo's manifest has no bill ${bill}`);
    return {
      at,
      intention: { name: 'consignment.record', args: { consignmentId: load.id, step, at: clock(at), note: '' } },
    };
  });
}
