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

const tablesOf = (world: World): readonly unknown[] => [world.equipment, world.equipmentWants, world.requests];

/**
 * The equipment that a session takes for all its time (SPEC B8): a piece where the way or the weight of one of its orders asks for it, an
 * unknown weight counting as heavy, or else as many as a leader has said, the most where orders that were spoken of were joined.
 */
export function equipmentOf(world: World, session: JointSession): readonly EquipmentNeed[] {
  if (world.equipment.size === 0) return [];
  const tables = tablesOf(world);
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
    // All of them together are seldom too many; only then it matters who meets whom.
    if (holders.reduce((sum, h) => sum + h.count, count) <= equipment.count) return [];
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
const holdersOf = (world: World, session: JointSession, { equipment, slot }: Question): readonly Holder[] =>
  (holdersOn(world, session).get(equipment.id) ?? []).filter(
    (h) => h.session.id !== session.id && overlaps(h.slot, slot),
  );

type Held = ReadonlyMap<string, readonly Holder[]>;
type Diary = { readonly tables: readonly unknown[]; readonly days: Map<string, Held> };

/** Who holds what on each day, as long as the tables stand: a day of a thousand is read once for all that ask of it. */
const diaries = new WeakMap<World['sessions'], Diary>();

function holdersOn(world: World, { portId, day }: JointSession): Held {
  const tables = tablesOf(world);
  let diary = diaries.get(world.sessions);
  if (!diary?.tables.every((table, i) => table === tables[i]))
    diaries.set(world.sessions, (diary = { tables, days: new Map() }));
  const key = `${portId}/${day}`;
  let holders = diary.days.get(key);
  if (!holders) diary.days.set(key, (holders = readHolders(world, key)));
  return holders;
}

function readHolders(world: World, key: string): Held {
  const found = new Map<string, Holder[]>();
  for (const session of rowsBy(world, placedOn, key))
    for (const { equipment, count } of equipmentOf(world, session)) {
      const holder = { session, slot: session.place!.slot, count };
      const own = found.get(equipment.id);
      if (own) own.push(holder);
      else found.set(equipment.id, [holder]);
    }
  for (const own of found.values())
    own.sort((a, b) => a.slot.start - b.slot.start || (a.session.id < b.session.id ? -1 : 1));
  return found;
}

/** The most pieces that are held at one moment of a slot; that can only rise where somebody begins. */
function mostAtOnce(holders: readonly Holder[], slot: Slot): number {
  const moments = [slot.start, ...holders.map((h) => h.slot.start).filter((start) => start > slot.start)];
  const at = (moment: number): number =>
    holders.reduce((sum, h) => (h.slot.start <= moment && moment < h.slot.end ? sum + h.count : sum), 0);
  return Math.max(...moments.map(at));
}
