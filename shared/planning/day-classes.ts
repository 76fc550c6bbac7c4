import type { BayId, OfficerId } from '../kernel/ids';
import type { Slot, UtcMs } from '../kernel/time';
import type { Bay } from '../domain/bay';
import { dutyIdOf, type Officer } from '../domain/officer';
import type { World } from '../domain/world';
import type { DayQuestion, Held } from './held';
import type { Instance, Span } from './instance';
import { spansOf, without } from './day-spans';
import type { StepAside } from './step-aside';

/** Who stands behind each class of an instance, and which class each bay and officer belongs to. */
export type Classes<Id extends string, C> = {
  readonly rows: readonly C[];
  readonly members: ReadonlyMap<string, readonly Id[]>;
  readonly classOf: ReadonlyMap<string, string>;
};

type Frame = { readonly midnight: UtcMs; readonly hours: readonly Slot[]; readonly held: readonly Held[] };

/**
 * Groups rows that answer the same questions. A member that a held session names for later stands alone: otherwise two such
 * promises could leave enough members free at every minute, but none free throughout.
 */
function grouped<T extends { readonly id: string }>(
  all: readonly T[],
  alone: ReadonlySet<string>,
  keyOf: (one: T) => unknown,
): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = JSON.stringify([keyOf(one), alone.has(one.id) ? one.id : null]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function classesOf<Id extends string, C extends { readonly id: string }>(
  groups: readonly { readonly ids: readonly Id[]; readonly row: C }[],
): Classes<Id, C> {
  return {
    rows: groups.map((g) => g.row),
    members: new Map(groups.map((g) => [g.row.id, g.ids])),
    classOf: new Map(groups.flatMap((g) => g.ids.map((id) => [id, g.row.id] as const))),
  };
}

type BayClass = Instance['bayClasses'][number];
type OfficerClass = Instance['officerClasses'][number];

/** The bays of a port by kind, turn-round and open hours; a closed bay is open never. */
export function bayClassesOf(world: World, { portId, now }: DayQuestion, frame: Frame): Classes<BayId, BayClass> {
  const bays = [...world.bays.values()].filter((b) => b.portId === portId).sort((a, b) => a.order - b.order);
  const windows = new Map(bays.map((b) => [b.id, spansOf(openHours(world, b, frame.hours), frame.midnight)]));
  const alone = new Set<string>(frame.held.filter((h) => h.place.slot.start > now).map((h) => h.place.bayId));
  const groups = grouped(bays, alone, (b) => [b.kind, b.turn, windows.get(b.id)]);
  return classesOf(
    groups.map((group) => {
      const [first] = group as readonly [Bay, ...Bay[]];
      const row: BayClass = {
        id: `bay:${first.id}`,
        kind: first.kind,
        yard: '',
        count: group.length,
        turn: first.turn,
        windows: windows.get(first.id) ?? [],
      };
      return { ids: group.map((b) => b.id), row };
    }),
  );
}

function openHours(world: World, bay: Bay, hours: readonly Slot[]): readonly Slot[] {
  if (bay.closed) return [];
  const closures = [...world.closures.values()].filter((c) => c.bayId === bay.id).map((c) => c.slot);
  return without(hours, closures);
}

/** The officers on duty that day by agency, skills (with what loads they may inspect) and duty windows. */
export function officerClassesOf(
  world: World,
  question: DayQuestion,
  frame: Frame & Pick<StepAside, 'skillsOf'>,
): Classes<OfficerId, OfficerClass> {
  const { portId, day, now } = question;
  const duties = new Map<string, readonly Span[]>();
  for (const o of world.officers.values()) {
    const duty = o.portId === portId && o.active ? world.duties.get(dutyIdOf(o.id, day)) : undefined;
    const windows = spansOf(duty?.windows ?? [], frame.midnight);
    if (windows.length > 0) duties.set(o.id, windows);
  }
  const officers = [...world.officers.values()].filter((o) => duties.has(o.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const alone = new Set<string>(frame.held.filter((h) => h.place.slot.start > now).flatMap((h) => h.session.team));
  const groups = grouped(officers, alone, (o) => [o.agency, frame.skillsOf(o).toSorted(), duties.get(o.id)]);
  return classesOf(
    groups.map((group) => {
      const [first] = group as readonly [Officer, ...Officer[]];
      const row: OfficerClass = {
        id: `team:${first.id}`,
        agency: first.agency,
        skills: frame.skillsOf(first),
        count: group.length,
        windows: duties.get(first.id) ?? [],
      };
      return { ids: group.map((o) => o.id), row };
    }),
  );
}
