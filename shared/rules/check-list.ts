import type { CheckItem } from '../domain/record';
import { BORDER, CUSTOMS, type AgencyCode, type InspectionMode, type Provenance } from '../domain/words';

/** Where the lists below come from: a port compares them with its own paper form before it relies on them. */
export const CHECK_LIST_SOURCE: Provenance = {
  source: 'common practice of inspection records at road ports; agencies publish no list by way of inspection',
  verified: false,
};

type ByMode = Readonly<Record<InspectionMode, readonly CheckItem[]>>;

/** Customs: papers, seals and goods, deeper from the outer look to the thorough opening. */
const OF_CUSTOMS: ByMode = {
  scan: ['papers', 'container', 'seals'],
  vehicle: ['papers', 'vehicle', 'hiding'],
  outer: ['papers', 'vehicle', 'container', 'packing', 'seals'],
  sample: ['papers', 'container', 'name', 'quantity', 'origin', 'packing', 'seals'],
  quarantine: ['papers', 'container', 'name', 'quantity', 'packing', 'quarantine', 'seals'],
  full: ['papers', 'vehicle', 'container', 'name', 'quantity', 'weight', 'origin', 'packing', 'hiding', 'seals'],
};

/** Border inspection: people and vehicle, and whether anyone is hidden. */
const OF_BORDER: ByMode = {
  scan: ['vehicle', 'persons'],
  vehicle: ['vehicle', 'persons', 'hiding'],
  outer: ['vehicle', 'container', 'persons'],
  sample: ['vehicle', 'container', 'persons', 'hiding'],
  quarantine: ['vehicle', 'container', 'persons', 'hiding'],
  full: ['vehicle', 'container', 'persons', 'hiding'],
};

const OF_OTHERS: readonly CheckItem[] = ['papers', 'vehicle'];

/** What an agency must have answered before it signs, by the way of inspection that it asked for. */
export function checksOf(agency: AgencyCode, mode: InspectionMode): readonly CheckItem[] {
  if (agency === CUSTOMS) return OF_CUSTOMS[mode];
  return agency === BORDER ? OF_BORDER[mode] : OF_OTHERS;
}
