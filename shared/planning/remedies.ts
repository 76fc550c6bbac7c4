import { seeded } from '../kernel/random';
import type { Instance, Placement, PlannedSession } from './instance';
import { layKept } from './lay-out';
import { NOWHERE } from './nowhere';
import { openDay, type OpenDay } from './open-day';
import { seeker } from './seek';

/** One thing that would give a carried session a place today. */
export type Remedy =
  | { readonly kind: 'predecessor'; readonly session: string }
  | { readonly kind: 'more-officers'; readonly agency: string; readonly skill: string | null; readonly count: number }
  | { readonly kind: 'bay'; readonly bayKind: string }
  | { readonly kind: 'equipment'; readonly resource: string; readonly count: number }
  | { readonly kind: 'band'; readonly band: string }
  | { readonly kind: 'longer-hours'; readonly minutes: number };

/** Overtime is looked for no further than this. */
const LONGEST_OVERTIME = 240;
/** One more officer or piece of equipment is about as hard to get as this much overtime. */
const MINUTES_A_HEAD = 60;
/** One more place of the green lane is a word of the office: nobody comes or stays for it. */
const MINUTES_A_PLACE = 5;

/**
 * Looks for remedies against a plan that stands: the day is opened again with one thing more of something, and the carried
 * session tried in it. Each such day is opened once, however many sessions are tried.
 */
export function remediesFor(instance: Instance, placements: readonly Placement[]) {
  const days = new Map<string, OpenDay>();
  const carried = new Set(instance.sessions.map((s) => s.id));
  for (const p of placements) if (p.start !== null) carried.delete(p.session);
  const opened = (remedy: Remedy): OpenDay => {
    const key = JSON.stringify(remedy);
    const day = days.get(key) ?? openDay(withRemedy(instance, remedy), seeded(1));
    if (!days.has(key)) layKept(day.model, day.draft, placements);
    days.set(key, day);
    return day;
  };
  return (session: PlannedSession): readonly Remedy[] => {
    const first = instance.prec.find((edge) => edge.to === session.id && carried.has(edge.from));
    if (first) return [{ kind: 'predecessor', session: first.from }];
    const helps = (remedy: Remedy): boolean => firstEnd(opened(remedy), session.id) !== undefined;
    const helped = [...bandsFor(instance, session), ...candidates(session)].flatMap((steps) => steps.find(helps) ?? []);
    const overtime = firstEnd(opened({ kind: 'longer-hours', minutes: LONGEST_OVERTIME }), session.id);
    const minutes = overtime === undefined ? 0 : overtime - lastClose(instance);
    const all: readonly Remedy[] = minutes > 0 ? [...helped, { kind: 'longer-hours', minutes }] : helped;
    return unlike(all).toSorted((a, b) => effort(a) - effort(b));
  };
}

/** What a remedy asks of the port, in minutes of overtime that would be as hard to get: the nearest asks least. */
function effort(remedy: Remedy): number {
  if (remedy.kind === 'longer-hours') return remedy.minutes;
  if (remedy.kind === 'bay') return LONGEST_OVERTIME;
  if (remedy.kind === 'band') return MINUTES_A_PLACE;
  return remedy.kind === 'predecessor' ? 0 : remedy.count * MINUTES_A_HEAD;
}

/** The bands that a load which stands by could be let into, the earliest first: one that helps is enough. */
function bandsFor({ bands = [] }: Instance, { lane }: PlannedSession): Remedy[][] {
  const inOrder = bands.toSorted((a, b) => a.window[0] - b.window[0]);
  return lane === true ? [inOrder.map(({ id }) => ({ kind: 'band', band: id }))] : [];
}

/** Things there could be more of, each from one more to all that the session asks. */
function candidates(session: PlannedSession): Remedy[][] {
  const upTo = (count: number, remedy: (n: number) => Remedy): Remedy[] =>
    Array.from({ length: count }, (_, i) => remedy(i + 1));
  const all = session.modes.flatMap((mode): Remedy[][] => [
    ...mode.needs.map(({ agency, skill, count }) =>
      upTo(count, (n) => ({ kind: 'more-officers', agency, skill, count: n })),
    ),
    [{ kind: 'bay', bayKind: mode.kind }],
    ...mode.equip.map(([resource, count]) => upTo(count, (n) => ({ kind: 'equipment', resource, count: n }))),
  ]);
  return unlike(all);
}

const unlike = <T>(all: readonly T[]): T[] => [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];

function withRemedy(instance: Instance, remedy: Remedy): Instance {
  const windows = instance.day.open;
  if (remedy.kind === 'more-officers') {
    const { agency, skill, count } = remedy;
    const extra = { id: 'remedy', agency, skills: skill === null ? [] : [skill], count, windows };
    return { ...instance, officerClasses: [...instance.officerClasses, extra] };
  }
  if (remedy.kind === 'bay') {
    const like = instance.bayClasses.find((b) => b.kind === remedy.bayKind);
    const extra = { id: 'remedy', kind: remedy.bayKind, yard: '', count: 1, turn: like?.turn ?? 0, windows };
    return { ...instance, bayClasses: [...instance.bayClasses, extra] };
  }
  if (remedy.kind === 'equipment') {
    const more = instance.equipment.map((e) =>
      e.id === remedy.resource ? { id: e.id, count: e.count + remedy.count, windows: e.windows } : e,
    );
    return { ...instance, equipment: more };
  }
  if (remedy.kind === 'band') {
    const bands = (instance.bands ?? []).map((b) =>
      b.id === remedy.band ? { id: b.id, window: b.window, places: b.places + 1 } : b,
    );
    return { ...instance, bands };
  }
  return remedy.kind === 'longer-hours' ? withOvertime(instance, remedy.minutes) : instance;
}

/** Everything that is open at the close of the day stays open longer. */
function withOvertime(instance: Instance, minutes: number): Instance {
  const close = lastClose(instance);
  const longer = <T extends { readonly windows: Instance['day']['open'] }>(c: T): T => ({
    ...c,
    windows: c.windows.map(([from, to]) => [from, to === close ? to + minutes : to] as const),
  });
  return {
    ...instance,
    bayClasses: instance.bayClasses.map(longer),
    officerClasses: instance.officerClasses.map(longer),
    equipment: instance.equipment.map(longer),
  };
}

function lastClose(instance: Instance): number {
  return instance.day.open.reduce((last, [, to]) => Math.max(last, to), 0);
}

/** The end of the earliest place a carried session finds in a day, if it finds one. */
function firstEnd({ model, draft }: OpenDay, session: string): number | undefined {
  const j = model.sessionNumber.get(session)!;
  const seek = seeker(model, draft.now);
  let soonest = Infinity;
  for (let mode = model.modeFrom[j]!; mode < model.modeFrom[j + 1]!; mode++) {
    const { from, to } = draft.range(j, mode);
    let slot = from;
    while (slot <= to && (seek.startsFrom(mode, slot) & 1) === 0) slot++;
    if (slot <= to) soonest = Math.min(soonest, model.origin + slot * model.grid + model.modeMinutes[mode]!);
  }
  return draft.now.begin[j] === NOWHERE && soonest < Infinity ? soonest : undefined;
}
