import type { Instance, Mode, Span } from './instance';
import { bayPools } from './bay-pools';

/** Bay pools, then officers, then equipment, numbered through: how many, when, and in which slots a use may begin. */
export type ClassTables = {
  readonly classes: number;
  /** The classes of the instance behind each number: several for a pool of bays alike in all but the yard. */
  readonly classIds: readonly (readonly string[])[];
  readonly classNumber: ReadonlyMap<string, number>;
  readonly officersFrom: number;
  readonly equipmentFrom: number;
  readonly classCount: Int32Array;
  /** Minutes a bay stays taken after its session; 0 for people and equipment. */
  readonly classTurn: Int32Array;
  /** Skills an officer has beyond the plain: the fewer, the sooner he is taken for plain work. */
  readonly classSkills: Int32Array;
  readonly slots: number;
  /** 32-slot words a bit row has, spare words at the end included. */
  readonly words: number;
  /** Free heads are kept as bit rows "at least 1", "at least 2" … up to this many. */
  readonly levels: number;
  /** Different mode lengths in minutes, ascending. */
  readonly durations: Int32Array;
  /** Bit row (class · durations + duration) · words: the slots where a use that long lies inside one window. */
  readonly startable: Int32Array;
  /** Window that holds a slot, by class · slots + slot: minutes of its two ends, or 0, 0. */
  readonly windowFrom: Int32Array;
  readonly windowTo: Int32Array;
};

type Frame = { readonly origin: number; readonly modes: readonly Mode[]; readonly levels: number };

/** Compiles the classes of a day over slots that reach past the last window by the longest turn-round. */
export function compileClasses(instance: Instance, frame: Frame): ClassTables {
  const { grid } = instance;
  const bays = bayPools(instance).map(({ ids, count, turn, windows }) => ({ ids, count, turn, skills: [], windows }));
  const people = instance.officerClasses.map((o) => ({
    ids: [o.id],
    turn: 0,
    count: o.count,
    skills: o.skills,
    windows: o.windows,
  }));
  const all = [...bays, ...people, ...instance.equipment.map(plain)];
  const durations = Int32Array.from([...new Set(frame.modes.map((m) => m.dur))].sort((a, b) => a - b));
  const longest = durations.at(-1) ?? 0;
  const turn = all.reduce((most, c) => Math.max(most, c.turn), 0);
  const slots = Math.ceil((lastMinute(instance) - frame.origin + turn) / grid) + 1;
  const words = Math.ceil((slots + (longest + turn) / grid) / 32) + 3;
  const tables = {
    classes: all.length,
    classIds: all.map((c) => c.ids),
    classNumber: new Map(all.flatMap((c, i) => c.ids.map((id) => [id, i] as const))),
    officersFrom: bays.length,
    equipmentFrom: bays.length + people.length,
    classCount: Int32Array.from(all, (c) => c.count),
    classTurn: Int32Array.from(all, (c) => c.turn),
    classSkills: Int32Array.from(all, (c) => c.skills.length),
    slots,
    words,
    levels: frame.levels,
    durations,
    startable: new Int32Array(all.length * durations.length * words),
    windowFrom: new Int32Array(all.length * slots),
    windowTo: new Int32Array(all.length * slots),
  };
  all.forEach((c, i) => c.windows.forEach((window) => openWindow(tables, i, { window, origin: frame.origin, grid })));
  return tables;
}

function plain(c: { id: string; count: number; windows: readonly Span[] }) {
  return { ids: [c.id], count: c.count, turn: 0, skills: [], windows: c.windows };
}

/** The last minute anything can be in use: windows for what is planned, the end itself for what is locked. */
function lastMinute(instance: Instance): number {
  const classes = [...instance.bayClasses, ...instance.officerClasses, ...instance.equipment];
  const closing = classes.flatMap((c) => c.windows.map(([, to]) => to));
  const modes = new Map(instance.sessions.map((s) => [s.id, s.modes]));
  const fixed = instance.locked.map((p) => (p.start ?? 0) + (modes.get(p.session)?.[p.mode]?.dur ?? 0));
  return [...closing, ...fixed].reduce((a, b) => Math.max(a, b), 0);
}

/** Whether a use of so many minutes (by its number among `durations`) that begins at a slot lies inside one window of class c. */
export function fitsWindow(
  { durations, words, startable }: Pick<ClassTables, 'durations' | 'words' | 'startable'>,
  c: number,
  { duration, slot }: { readonly duration: number; readonly slot: number },
): boolean {
  const row = (c * durations.length + duration) * words;
  return ((startable[row + (slot >> 5)]! >>> (slot & 31)) & 1) === 1;
}

type Opening = { readonly window: Span; readonly origin: number; readonly grid: number };

function openWindow(tables: ClassTables, c: number, { window: [from, to], origin, grid }: Opening): void {
  const first = Math.ceil((from - origin) / grid);
  for (let slot = first; origin + slot * grid < to; slot++) {
    tables.windowFrom[c * tables.slots + slot] = from;
    tables.windowTo[c * tables.slots + slot] = to;
    for (let d = 0; d < tables.durations.length && origin + slot * grid + tables.durations[d]! <= to; d++) {
      const row = (c * tables.durations.length + d) * tables.words;
      tables.startable[row + (slot >> 5)]! |= 1 << (slot & 31);
    }
  }
}
