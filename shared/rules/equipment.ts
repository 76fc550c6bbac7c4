import { contains, momentOf, overlaps, type Day, type Slot } from '../kernel/time';
import type { Equipment } from '../domain/equipment';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { Port } from '../domain/port';
import { refusal } from '../domain/refusal';
import { callName, type InspectionRequest } from '../domain/request';
import type { JointSession, Place } from '../domain/session';
import type { World } from '../domain/world';
import type { Breach } from './breach';
import { requestsOf } from './demand';
import { rowsOfSession } from './of-session';

/** So many pieces of one kind of equipment, and whether a leader has said so. */
export type EquipmentNeed = { readonly equipment: Equipment; readonly count: number; readonly said: boolean };

const byPort = defineLookup('equipment', (e) => (e.active ? [e.portId] : []));
const wantsOf = defineLookup('equipmentWants', (w) => [w.requestId]);
const placedOn = defineLookup('sessions', (s) =>
  s.place !== null && s.status !== 'cancelled' ? [`${s.portId}/${s.day}`] : [],
);

/** The equipment that a port has, by name. */
export const equipmentAt = (world: World, portId: string): readonly Equipment[] =>
  [...rowsBy(world, byPort, portId)].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1,
  );

/** When a kind of equipment is in service on a day; null for whenever the port works. */
export const serviceOn = ({ hours }: Equipment, { zone }: Pick<Port, 'zone'>, day: Day): Slot | null =>
  hours && { start: momentOf(day, hours.from, zone), end: momentOf(day, hours.until, zone) };

type Kept = {
  readonly tables: readonly unknown[];
  readonly needs: readonly EquipmentNeed[];
};

/** What sessions need, until a table that it follows from changes: every check of a place asks it of all who overlap. */
const kept = new WeakMap<JointSession, Kept>();

/**
 * The equipment that a session takes for all its time (SPEC B8): a piece where the way or the weight of one of its orders asks for it, an
 * unknown weight counting as heavy, or else as many as a leader has said, the most where orders that were spoken of were joined.
 */
export function equipmentOf(world: World, session: JointSession): readonly EquipmentNeed[] {
  if (world.equipment.size === 0) return [];
  const tables = [world.equipment, world.equipmentWants, world.requests];
  const known = kept.get(session);
  if (known && tables.every((table, i) => known.tables[i] === table)) return known.needs;
  const requests = requestsOf(world, session);
  const wants = rowsOfSession(world, wantsOf, session);
  const needs = equipmentAt(world, session.portId).flatMap((one): readonly EquipmentNeed[] => {
    const said = wants.filter((w) => w.equipmentId === one.id).map((w) => w.count);
    const count = said.length > 0 ? Math.max(...said) : Number(requests.some((r) => asksFor(one, r)));
    return count > 0 ? [{ equipment: one, count, said: said.length > 0 }] : [];
  });
  kept.set(session, { tables, needs });
  return needs;
}

const asksFor = ({ modes, fromKg }: Equipment, { mode, goods }: InspectionRequest): boolean =>
  modes.includes(mode) && (fromKg === null || goods.grossKg === null || goods.grossKg >= fromKg);

/** What stands against a session's equipment in a slot: pieces that others hold (SPEC B7), or hours out of service. */
export function equipmentBreaches(
  world: World,
  session: JointSession,
  { port, slot }: { readonly port: Port; readonly slot: Slot },
): readonly Breach[] {
  return equipmentOf(world, session).flatMap(({ equipment, count }): readonly Breach[] => {
    const facts = { equipment: equipment.name, have: equipment.count, need: count };
    const service = serviceOn(equipment, port, session.day);
    if (service && !contains(service, slot))
      return [{ severity: 'refuse', refusal: refusal('equipment-off', equipment.id, { ...facts, ...service }) }];
    const holders = holdersOf(world, session, { equipment, slot });
    const taken = mostAtOnce(holders, slot);
    if (taken + count <= equipment.count) return [];
    const [first] = holders;
    if (!first) return [{ severity: 'refuse', refusal: refusal('equipment-short', equipment.id, facts) }];
    const { start, end } = first.slot;
    const plate = callName(requestsOf(world, first.session)[0]!);
    const have = Math.max(0, equipment.count - taken);
    return [
      {
        severity: 'refuse',
        refusal: refusal('equipment-taken', first.session.id, { ...facts, have, start, end, plate }),
      },
    ];
  });
}

type Holder = { readonly session: JointSession; readonly slot: Place['slot']; readonly count: number };
type Question = { readonly equipment: Equipment; readonly slot: Slot };

/** Who else holds pieces at some time of a slot, by start. */
function holdersOf(world: World, session: JointSession, { equipment, slot }: Question): readonly Holder[] {
  const holders: Holder[] = [];
  for (const other of rowsBy(world, placedOn, `${session.portId}/${session.day}`)) {
    if (other.id === session.id || !other.place || !overlaps(other.place.slot, slot)) continue;
    const need = equipmentOf(world, other).find((n) => n.equipment.id === equipment.id);
    if (need) holders.push({ session: other, slot: other.place.slot, count: need.count });
  }
  return holders.sort((a, b) => a.slot.start - b.slot.start || (a.session.id < b.session.id ? -1 : 1));
}

/** The most pieces that are held at one moment of a slot; that can only rise where somebody begins. */
function mostAtOnce(holders: readonly Holder[], slot: Slot): number {
  const moments = [slot.start, ...holders.map((h) => h.slot.start).filter((start) => start > slot.start)];
  const at = (moment: number): number =>
    holders.reduce((sum, h) => (h.slot.start <= moment && moment < h.slot.end ? sum + h.count : sum), 0);
  return Math.max(...moments.map(at));
}
