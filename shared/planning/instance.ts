import { z } from 'zod';

const minute = z.int();
const count = z.int().min(0);
const id = z.string().min(1);

/** Half-open span of minutes from midnight: `[from, to)`. */
const span = z
  .tuple([minute, minute])
  .refine(([from, to]) => from < to, 'a window ends after it starts')
  .readonly();

const windows = z.array(span).readonly();

/** How many people or bays of which class: `[classId, n]`. */
const share = z.tuple([id, z.int().min(1)]).readonly();

/** Bays that are alike in kind, yard, calendar and turn-round, so only their number matters. */
const bayClass = z
  .object({ id, kind: id, yard: z.string().default(''), count, turn: z.int().min(0).default(0), windows })
  .readonly();

/** Officers alike in agency, skills and duty windows. Who exactly comes is the draw's business. */
const officerClass = z
  .object({ id, agency: id, skills: z.array(id).readonly().default([]), count, windows })
  .readonly();

const equipment = z.object({ id, count, windows }).readonly();

const need = z.object({ agency: id, skill: id.nullable().default(null), count: z.int().min(1) }).readonly();

/** A stretch of the day with a number of green-lane places still to be had: so many lane sessions may begin in it. */
const band = z.object({ id, window: span, places: count }).readonly();

const apart = (bands: readonly z.infer<typeof band>[]): boolean =>
  bands.every((a, i) => bands.slice(i + 1).every((b) => a.window[1] <= b.window[0] || b.window[1] <= a.window[0]));

const mode = z
  .object({
    kind: id,
    dur: z.int().min(1),
    needs: z.array(need).readonly(),
    equip: z.array(share).readonly().default([]),
    pen: z.int().min(0).default(0),
  })
  .readonly();

const session = z
  .object({
    id,
    truck: z.string().default(''),
    cls: z.string().default('N'),
    release: minute,
    due: minute,
    w: z.int().min(0),
    v: z.int().min(0),
    /** Needs a free place of the band it begins in, where it begins in one. */
    lane: z.boolean().optional(),
    modes: z.array(mode).min(1).readonly(),
  })
  .readonly();

const precedence = z
  .object({ from: id, to: id, min: z.int().default(0), max: z.int().nullable().default(null) })
  .readonly();

/**
 * Where one session goes: the minute it starts, which of its modes, and from which classes its bay and people come.
 * `start: null` says the session is carried to the next opening day.
 */
export const placement = z
  .object({
    session: id,
    start: minute.nullable(),
    mode: z
      .int()
      .min(0)
      .nullish()
      .transform((m) => m ?? 0),
    alloc: z.array(share).readonly().default([]),
  })
  .readonly();

const weights = z
  .object({
    carry: count.default(300),
    shift: count.default(2),
    shiftTol: count.default(5),
    mode: count.default(40),
  })
  .readonly();

/** One port, one day, format `portday/1`: minutes from midnight, every number whole. Fields it does not know are dropped. */
export const instanceSchema = z
  .object({
    format: z.literal('portday/1'),
    name: z.string().default(''),
    seed: z.int().default(0),
    grid: z.int().min(1).default(5),
    day: z.object({ open: windows, nextOpen: minute }).readonly(),
    agencies: z.array(id).readonly(),
    bayClasses: z.array(bayClass).readonly(),
    officerClasses: z.array(officerClass).readonly(),
    equipment: z.array(equipment).readonly().default([]),
    bands: z.array(band).refine(apart, 'bands do not overlap').readonly().optional(),
    sessions: z.array(session).readonly(),
    prec: z.array(precedence).readonly().default([]),
    locked: z.array(placement).readonly().default([]),
    published: z.array(placement).readonly().default([]),
    now: minute.default(0),
    weights: weights.default({ carry: 300, shift: 2, shiftTol: 5, mode: 40 }),
  })
  .readonly();

export type Instance = z.infer<typeof instanceSchema>;
export type PlannedSession = z.infer<typeof session>;
export type Mode = z.infer<typeof mode>;
export type Placement = z.infer<typeof placement>;
export type Share = z.infer<typeof share>;
export type Span = z.infer<typeof span>;
