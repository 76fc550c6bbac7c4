import type { CheckItem, RecordItem } from '#shared/domain/record';

/** The steps of an inspection, in the order in which it is done. */
export const steps = [
  'papers',
  'identity',
  'goods',
  'seals',
  'samples',
  'temperature',
  'photos',
  'conclusion',
] as const;
export type Step = (typeof steps)[number];

/** The checks of each step. */
export const CHECKS: Readonly<Record<Step, readonly CheckItem[]>> = {
  papers: ['papers'],
  identity: ['vehicle', 'container', 'persons'],
  goods: ['image', 'name', 'quantity', 'weight', 'origin', 'packing', 'quarantine', 'hiding'],
  seals: ['seals'],
  samples: [],
  temperature: [],
  photos: [],
  conclusion: [],
};

/** The step in which a field stands. */
export function stepOf(item: RecordItem): Step {
  const found = steps.find((step) => (CHECKS[step] as readonly RecordItem[]).includes(item));
  if (found) return found;
  if (item === 'sealOld' || item === 'sealNew') return 'seals';
  return item === 'samples' || item === 'temperature' ? item : 'conclusion';
}

/** Leads to a step on the page. */
export function showStep(step: Step): void {
  const section = document.getElementById(`step-${step}`);
  section?.scrollIntoView({ block: 'start' });
  section?.querySelector<HTMLElement>('button:not([disabled]), input:not([disabled])')?.focus({ preventScroll: true });
}
