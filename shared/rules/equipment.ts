import { contains, HOUR, momentOf, overlaps, type Day, type Slot } from '../kernel/time';
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
/** Sessions with a place by the hours that it touches: who could hold a piece at some time is found without reading the whole day. */
const inHour = defineLookup('sessions', (s) =>
  s.place !== null && s.status !== 'cancelled'
    ? hoursOf(s.place.slot).map((hour) => `${s.portId}/${String(hour)}`)
    : [],
);

function hoursOf({ start, end }: Slot): readonly number[] {
  const first = Math.floor(start / HOUR);
  return Array.from({ length: Math.max(1, Math.ceil(end / HOUR) - first) }, (_, i) => first + i);
}

/** What was read of a world. One that says something else is another object, even where its tables are written in place. */
type Read = {
  readonly kinds: Map<string, readonly Equipment[]>;
  readonly needs: WeakMap<JointSession, Needs>;
  readonly held: Map<string, Held>;
};
type Needs = readonly EquipmentNeed[];
type Holder = { readonly session: JointSession; readonly slot: Place['slot']; readonly count: number };
/** Who holds pieces at some time of an hour, by kind of equipment. */
type Held = ReadonlyMap<string, readonly Holder[]>;
const readOf = new WeakMap<World, Read>();

function readIn(world: World): Read {
  let read = readOf.get(world);
  if (!read) readOf.set(world, (read = { kinds: new Map(), needs: new WeakMap(), held: new Map() }));
  return read;
}

/** The equipment that a port has, by name. */
export function equipmentAt(world: World, portId: string): readonly Equipment[] {
  const { kinds } = readIn(world);
  let own = kinds.get(portId);
  if (!own) kinds.set(portId, (own = [...rowsBy(world, byPort, portId)].sort(byName)));
  return own;
}

const byName = (a: Equipment, b: Equipment): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;

/** When a kind of equipment is in service on a day; null for whenever the port works. */
export const serviceOn = ({ hours }: Equipment, { zone }: Pick<Port, 'zone'>, day: Day): Slot | null =>
  hours && { start: momentOf(day, hours.from, zone), end: momentOf(day, hours.until, zone) };

/**
 * The equipment that a session takes for all its time (SPEC B8): a piece where the way or the weight of one of its orders asks for it, an
 * unknown weight counting as heavy, or else as many as a leader has said, the most where orders that were spoken of were joined.
 */
export function equipmentOf(world: World, session: JointSession): Needs {
  if (world.equipment.size === 0) return [];
  const { needs } = readIn(world);
  let own = needs.get(session);
  if (!own) needs.set(session, (own = needsOf(world, session)));
  return own;
}

function needsOf(world: World, session: JointSession): Needs {
  const requests = requestsOf(world, session);
  const wants = rowsOfSession(world, wantsOf, session);
  return equipmentAt(world, session.portId).flatMap((one): Needs => {
    const said = wants.filter((w) => w.equipmentId === one.id).map((w) => w.count);
    const count = said.length > 0 ? Math.max(...said) : Number(requests.some((r) => asksFor(one, r)));
    return count > 0 ? [{ equipment: one, count, said: said.length > 0 }] : [];
  });
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
    const [first] = holders.toSorted(byStart);
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

type Question = { readonly equipment: Equipment; readonly slot: Slot };

/** Who else holds pieces at some time of a slot. */
function holdersOf(world: World, { id, portId, day }: JointSession, { equipment, slot }: Question): readonly Holder[] {
  const hours = hoursOf(slot);
  return hours.flatMap((hour) => {
    const held = heldIn(world, `${portId}/${String(hour)}`).get(equipment.id) ?? [];
    // Who is there for several of the hours counts in the first.
    const isFirst = (h: Holder): boolean => hour === hours[0] || h.slot.start >= hour * HOUR;
    return held.filter((h) => h.session.id !== id && h.session.day === day && isFirst(h) && overlaps(h.slot, slot));
  });
}

function heldIn(world: World, hour: string): Held {
  const { held } = readIn(world);
  let found = held.get(hour);
  if (!found) held.set(hour, (found = readHeld(world, hour)));
  return found;
}

function readHeld(world: World, hour: string): Held {
  const found = new Map<string, Holder[]>();
  for (const session of rowsBy(world, inHour, hour))
    for (const { equipment, count } of equipmentOf(world, session)) {
      const holder = { session, slot: session.place!.slot, count };
      const own = found.get(equipment.id);
      if (own) own.push(holder);
      else found.set(equipment.id, [holder]);
    }
  return found;
}

const byStart = (a: Holder, b: Holder): number => a.slot.start - b.slot.start || (a.session.id < b.session.id ? -1 : 1);

/** The most pieces that are held at one moment of a slot; that can only rise where somebody begins. */
function mostAtOnce(holders: readonly Holder[], slot: Slot): number {
  const moments = [slot.start, ...holders.map((h) => h.slot.start).filter((start) => start > slot.start)];
  const at = (moment: number): number =>
    holders.reduce((sum, h) => (h.slot.start <= moment && moment < h.slot.end ? sum + h.count : sum), 0);
  return Math.max(...moments.map(at));
}
