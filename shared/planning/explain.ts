import { seeded } from '../kernel/random';
import type { Instance, Placement } from './instance';
import { layKept } from './lay-out';
import { fitsWindow } from './model-classes';
import { NOWHERE } from './nowhere';
import { openDay, type OpenDay } from './open-day';
import { remediesFor, type Remedy } from './remedies';
import { seeker } from './seek';

/** What keeps a session from beginning one grid step sooner than it does. */
export type HeldBy =
  | { readonly by: 'locked' | 'release' | 'now' | 'none' }
  | { readonly by: 'precedence'; readonly session: string }
  | { readonly by: 'window' | 'bay' | 'equipment' | 'band'; readonly resource: string }
  | { readonly by: 'officers'; readonly agency: string; readonly skill: string | null };

export type Explanation =
  | {
      readonly session: string;
      readonly placed: true;
      readonly heldBy: HeldBy;
      /** The first minute this mode could begin while all others stand. */
      readonly earliest: number;
    }
  | {
      readonly session: string;
      readonly placed: false;
      /** What would give it a place today, each alone and the nearest first; empty where no single thing does. */
      readonly remedies: readonly Remedy[];
    };

/** Says of every session, in the order of the instance, why it stands where it stands, or what would bring it in today. */
export function explain(instance: Instance, placements: readonly Placement[]): readonly Explanation[] {
  const day = openDay(instance, seeded(1));
  layKept(day.model, day.draft, placements);
  const remedies = remediesFor(instance, placements);
  return instance.sessions.map((session, j): Explanation => {
    if (day.draft.now.begin[j] === NOWHERE) return { session: session.id, placed: false, remedies: remedies(session) };
    return { session: session.id, placed: true, ...placedBecause(day, j) };
  });
}

function placedBecause(day: OpenDay, j: number): { heldBy: HeldBy; earliest: number } {
  const { model, draft } = day;
  if (model.locked[j] === 1) return { heldBy: { by: 'locked' }, earliest: draft.now.begin[j]! };
  const mode = draft.now.mode[j]!;
  const slot = draft.now.slot[j]!;
  draft.begin();
  draft.lift(j);
  const { from, to } = draft.range(j, mode);
  const seek = seeker(model, draft.now);
  let first = from;
  while (first < slot && first <= to && (seek.startsFrom(mode, first) & 1) === 0) first++;
  const heldBy = heldAt(day, j, { mode, slot: slot - 1, from });
  draft.undo();
  return { heldBy, earliest: model.origin + first * model.grid };
}

/** What keeps a session that has no place in a day from beginning there one grid step sooner than at a slot. */
export function heldBefore(day: OpenDay, j: number, { mode, slot }: { mode: number; slot: number }): HeldBy {
  return heldAt(day, j, { mode, slot: slot - 1, from: day.draft.range(j, mode).from });
}

type Step = { readonly mode: number; readonly slot: number; readonly from: number };

/** The first rule that a session, lifted out, would break at a slot. */
function heldAt(day: OpenDay, j: number, { mode, slot, from }: Step): HeldBy {
  const { model } = day;
  const { now } = model.instance;
  const released = model.release[j]!;
  if (model.origin + slot * model.grid < Math.max(now, released)) return { by: now >= released ? 'now' : 'release' };
  if (slot < 0) return { by: 'window', resource: bayOf(day, mode) };
  if (slot < from) return heldByOrder(day, j, slot);
  return (
    heldByBand(day, j, slot) ??
    heldByBay(day, mode, slot) ??
    heldByEquipment(day, mode, slot) ??
    heldByOfficers(day, mode, slot) ?? { by: 'none' }
  );
}

function heldByBand({ model, draft }: OpenDay, j: number, slot: number): HeldBy | undefined {
  const band = model.lane[j] === 1 ? model.bandOf[slot]! : -1;
  return band >= 0 && draft.now.places[band]! < 1 ? { by: 'band', resource: model.bandIds[band]! } : undefined;
}

function heldByOrder({ model, draft }: OpenDay, j: number, slot: number): HeldBy {
  const minute = model.origin + slot * model.grid;
  for (let e = model.beforeFrom[j]!; e < model.beforeFrom[j + 1]!; e++) {
    const before = model.before[e]!;
    if (draft.now.end[before]! + model.beforeMin[e]! <= minute) continue;
    return { by: 'precedence', session: model.instance.sessions[before]!.id };
  }
  const after = model.after[model.afterFrom[j]!];
  return after === undefined ? { by: 'none' } : { by: 'precedence', session: model.instance.sessions[after]!.id };
}

/** Free heads of a class for a mode at a slot; −1 where no window of the class holds the use. */
function heads({ model, draft }: OpenDay, c: number, { mode, slot }: { mode: number; slot: number }): number {
  if (!fitsWindow(model, c, { duration: model.modeDuration[mode]!, slot })) return -1;
  const taken = Math.ceil((model.modeMinutes[mode]! + model.classTurn[c]!) / model.grid);
  return draft.now.free
    .subarray(c * model.slots + slot, c * model.slots + slot + taken)
    .reduce((a, b) => Math.min(a, b));
}

function heldByBay(day: OpenDay, mode: number, slot: number): HeldBy | undefined {
  const { model } = day;
  const shape = model.modeShape[mode]!;
  const pools = [...model.shapeBay.subarray(model.bayFrom[shape], model.bayFrom[shape + 1])];
  const free = pools.map((c) => heads(day, c, { mode, slot }));
  if (free.some((n) => n > 0)) return undefined;
  const open = pools.find((_, i) => free[i]! >= 0);
  if (open === undefined) return { by: 'window', resource: bayOf(day, mode) };
  return { by: 'bay', resource: model.classIds[open]![0]! };
}

/** A bay class that could serve a mode; its kind where the day has none. */
function bayOf({ model }: OpenDay, mode: number): string {
  const shape = model.modeShape[mode]!;
  const first = model.bayFrom[shape]!;
  const none = first === model.bayFrom[shape + 1]!;
  return none ? model.shapeKind[shape]! : model.classIds[model.shapeBay[first]!]![0]!;
}

function heldByEquipment(day: OpenDay, mode: number, slot: number): HeldBy | undefined {
  const { model } = day;
  const shape = model.modeShape[mode]!;
  for (let e = model.equipFrom[shape]!; e < model.equipFrom[shape + 1]!; e++) {
    const c = model.equipClass[e]!;
    const free = heads(day, c, { mode, slot });
    if (free < model.equipHeads[e]!) return { by: free < 0 ? 'window' : 'equipment', resource: model.classIds[c]![0]! };
  }
  return undefined;
}

function heldByOfficers(day: OpenDay, mode: number, slot: number): HeldBy | undefined {
  const { model } = day;
  const shape = model.modeShape[mode]!;
  for (let d = model.demandFrom[shape]!; d < model.demandFrom[shape + 1]!; d++) {
    const list = [...model.demandClass.subarray(model.demandListFrom[d], model.demandListFrom[d + 1])];
    const free = list.reduce((sum, c) => sum + Math.max(0, heads(day, c, { mode, slot })), 0);
    if (free < model.demandHeads[d]!) return { by: 'officers', ...model.demandOf[d]! };
  }
  return undefined;
}
