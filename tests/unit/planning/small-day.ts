import type { Instance, Mode, Placement, PlannedSession } from '#shared/planning/instance';

/** One hour-long opening by two customs officers in an open bay, unless told otherwise. */
export const opening = (over: Partial<Mode> = {}): Mode => ({
  kind: 'open',
  dur: 60,
  needs: [{ agency: 'cus', skill: null, count: 2 }],
  equip: [],
  pen: 0,
  ...over,
});

export const session = (id: string, over: Partial<PlannedSession> = {}): PlannedSession => ({
  id,
  truck: id,
  cls: 'N',
  release: 480,
  due: 720,
  w: 5,
  v: 1,
  modes: [opening()],
  ...over,
});

/** A day from 08:00 to 12:00 with one bay that turns round in 10 minutes and three customs officers, one with plants. */
export const smallDay = (over: Partial<Instance> = {}): Instance => ({
  format: 'portday/1',
  name: 'small',
  seed: 1,
  grid: 5,
  day: { open: [[480, 720]], nextOpen: 1920 },
  agencies: ['cus'],
  bayClasses: [{ id: 'open-A', kind: 'open', yard: 'A', count: 1, turn: 10, windows: [[480, 720]] }],
  officerClasses: [
    { id: 'cus-gen', agency: 'cus', skills: [], count: 2, windows: [[480, 720]] },
    { id: 'cus-plant', agency: 'cus', skills: ['plant'], count: 1, windows: [[480, 720]] },
  ],
  equipment: [{ id: 'forklift', count: 1, windows: [[480, 720]] }],
  sessions: [session('a')],
  prec: [],
  locked: [],
  published: [],
  now: 0,
  weights: { carry: 300, shift: 2, shiftTol: 5, mode: 40 },
  ...over,
});

export const at = (session: string, start: number | null, alloc?: Placement['alloc'], mode = 0): Placement => ({
  session,
  start,
  mode,
  alloc: alloc ?? [
    ['open-A', 1],
    ['cus-gen', 2],
  ],
});
