import type { Instance, Mode } from './instance';
import { compileBands, type BandTables } from './model-bands';
import { compileClasses, type ClassTables } from './model-classes';
import { compileShapes, type ShapeTables } from './model-shapes';
import { NOWHERE } from './nowhere';
import { offsets } from './offsets';
import { compileOrder, type OrderTables } from './model-order';

/**
 * A port day compiled for the search: flat typed arrays, sessions and classes by number, time in slots of one grid step.
 *
 * Rounding a duration up to whole slots loses nothing: starts lie on the grid, so two uses overlap in minutes exactly when
 * they overlap in slots. Windows, lags and costs keep their minutes.
 */
export type Model = ClassTables &
  BandTables &
  ShapeTables &
  OrderTables & {
    readonly instance: Instance;
    readonly sessions: number;
    /** Minute of slot 0, on the grid, and minutes a slot. */
    readonly origin: number;
    readonly grid: number;
    /** First slot at or after release and now. */
    readonly earliest: Int32Array;
    readonly release: Int32Array;
    readonly due: Int32Array;
    readonly late: Int32Array;
    readonly wait: Int32Array;
    readonly carryCost: Float64Array;
    /** Modes of session j are numbered modeFrom[j] … modeFrom[j + 1] − 1. */
    readonly modeFrom: Int32Array;
    readonly modeMinutes: Int32Array;
    readonly modeSlots: Int32Array;
    readonly modeDuration: Int32Array;
    readonly modePenalty: Int32Array;
    readonly modeShape: Int32Array;
    /** Published start in minutes and mode, or NOWHERE where nothing promised binds. */
    readonly promisedStart: Int32Array;
    readonly promisedMode: Int32Array;
    readonly locked: Uint8Array;
    readonly sessionNumber: ReadonlyMap<string, number>;
  };

/** Compiles a parsed instance. */
export function compile(instance: Instance): Model {
  const { grid, sessions } = instance;
  const origin = originOf(instance);
  const sessionNumber = new Map(sessions.map((s, j) => [s.id, j]));
  const modes = sessions.flatMap((s) => s.modes);
  const shapes = compileShapes(instance, modes);
  const classes = compileClasses(instance, { origin, modes, levels: shapes.mostHeads });
  const locked = new Set(instance.locked.map((l) => l.session));
  const n = sessions.length;
  const modeFrom = offsets(sessions.map((s) => s.modes));
  return {
    ...classes,
    ...compileBands(instance, { origin, words: classes.words }),
    ...shapes,
    ...compileOrder(instance, sessionNumber),
    ...promises(instance, sessionNumber),
    instance,
    sessions: n,
    origin,
    grid,
    earliest: Int32Array.from(sessions, (s) =>
      Math.max(0, Math.ceil((Math.max(s.release, instance.now) - origin) / grid)),
    ),
    release: Int32Array.from(sessions, (s) => s.release),
    due: Int32Array.from(sessions, (s) => s.due),
    late: Int32Array.from(sessions, (s) => s.w),
    wait: Int32Array.from(sessions, (s) => s.v),
    carryCost: Float64Array.from(sessions, (s) => carryCostOf(instance, s)),
    modeFrom,
    modeMinutes: Int32Array.from(modes, (m) => m.dur),
    modeSlots: Int32Array.from(modes, (m) => Math.ceil(m.dur / grid)),
    modeDuration: Int32Array.from(modes, (m) => classes.durations.indexOf(m.dur)),
    modePenalty: Int32Array.from(modes, (m) => m.pen),
    modeShape: shapes.shapeOf,
    locked: Uint8Array.from(sessions, (s) => (locked.has(s.id) ? 1 : 0)),
    sessionNumber,
  };
}

function originOf(instance: Instance): number {
  const classes = [...instance.bayClasses, ...instance.officerClasses, ...instance.equipment];
  const opened = classes.flatMap((c) => c.windows.map(([from]) => from));
  const fixed = instance.locked.flatMap((p) => (p.start === null ? [] : [p.start]));
  const first = [...opened, ...fixed].reduce((a, b) => Math.min(a, b), Infinity);
  return Number.isFinite(first) ? Math.floor(first / instance.grid) * instance.grid : 0;
}

function carryCostOf(
  instance: Instance,
  s: { w: number; v: number; due: number; release: number; modes: readonly Mode[] },
) {
  const shortest = s.modes.reduce((least, m) => Math.min(least, m.dur), Infinity);
  const { nextOpen } = instance.day;
  return s.w * Math.max(0, nextOpen + shortest - s.due) + s.v * (nextOpen - s.release) + instance.weights.carry;
}

function promises(instance: Instance, sessionNumber: ReadonlyMap<string, number>) {
  const promisedStart = new Int32Array(instance.sessions.length).fill(NOWHERE);
  const promisedMode = new Int32Array(instance.sessions.length).fill(-1);
  const locked = new Set(instance.locked.map((l) => l.session));
  for (const p of instance.published) {
    const j = sessionNumber.get(p.session);
    if (j === undefined || p.start === null || p.start < instance.now || locked.has(p.session)) continue;
    promisedStart[j] = p.start;
    promisedMode[j] = p.mode;
  }
  return { promisedStart, promisedMode };
}
