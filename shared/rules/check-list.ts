import type { PortId } from '../kernel/ids';
import { dayText, plusDays, type Day, type UtcMs } from '../kernel/time';
import { checkListIdOf, type CheckList, type ListedCheck } from '../domain/check-list';
import { defineLookup, rowsBy } from '../domain/lookup';
import { BORDER, CUSTOMS, type AgencyCode, type InspectionMode, type Provenance } from '../domain/words';
import type { World } from '../domain/world';

/** Where the first versions come from: a port compares them with its own paper form before it relies on them. */
const USUAL_FROM: Provenance = { source: '公路口岸一般做法，请按本单位记录单核对', verified: false };
const EVER = dayText.parse('2000-01-01');

type ByMode = Readonly<Record<InspectionMode, readonly ListedCheck[]>>;

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

const OF_OTHERS: readonly ListedCheck[] = ['papers', 'vehicle'];

/** Whose list, for which way of inspection. */
export type ListKey = { readonly portId: PortId; readonly agency: AgencyCode; readonly mode: InspectionMode };

/** What every port begins with. */
function usualList({ portId, agency, mode }: ListKey): CheckList {
  const items = agency === CUSTOMS ? OF_CUSTOMS[mode] : agency === BORDER ? OF_BORDER[mode] : OF_OTHERS;
  const key = { portId, agency, mode, version: 1 };
  return { ...key, id: checkListIdOf(key), items, from: EVER, provenance: USUAL_FROM, written: null };
}

const byPort = defineLookup('checkLists', (l) => [l.portId]);
const byKey = defineLookup('checkLists', (l) => [`${l.portId}/${l.agency}/${l.mode}`]);

/** All versions that a port has written, of every agency, in no promised order. */
export const writtenLists = (world: World, portId: PortId): readonly CheckList[] => [...rowsBy(world, byPort, portId)];

/** The versions of a list, the one that every port begins with first. */
export const versionsOfList = (world: World, key: ListKey): readonly CheckList[] =>
  withUsual([...rowsBy(world, byKey, `${key.portId}/${key.agency}/${key.mode}`)], key);

const withUsual = (written: readonly CheckList[], key: ListKey): readonly CheckList[] => [
  usualList(key),
  ...written.toSorted((a, b) => a.version - b.version),
];

/** The day of an inspection, and since when its column stands signed; null while it is open. */
export type ListMoment = { readonly day: Day; readonly signedAt: UtcMs | null };

/**
 * The version that an agency answers by: the newest that has begun on the day, and for a signed column the newest that was there when it
 * was signed (SPEC E14). `written` are versions of the port, of any agency.
 */
export function listInForce(written: readonly CheckList[], key: ListKey, { day, signedAt }: ListMoment): CheckList {
  const own = written.filter((l) => l.portId === key.portId && l.agency === key.agency && l.mode === key.mode);
  const holds = ({ from, written: made }: CheckList): boolean =>
    from <= day && (signedAt === null || made === null || made.at <= signedAt);
  return withUsual(own, key).findLast(holds) ?? usualList(key);
}

/** The last day on which a version held; null while none follows it. */
export function listHeldUntil(list: CheckList, versions: readonly CheckList[]): Day | null {
  const next = versions.find((l) => l.version > list.version);
  return next ? plusDays(next.from, -1) : null;
}
