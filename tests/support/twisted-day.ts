import * as fc from 'fast-check';
import type { Instance } from '#shared/planning/instance';

/** Twists that the generator does not make: odd durations and windows, longest lags, a coarser or finer grid, green-lane bands. */
export const twist = fc.record({
  grid: fc.constantFrom(5, 10, 15),
  stretch: fc.integer({ min: 0, max: 7 }),
  lag: fc.option(fc.integer({ min: 0, max: 90 })),
  cut: fc.integer({ min: 0, max: 61 }),
  places: fc.integer({ min: 0, max: 4 }),
  lane: fc.integer({ min: 1, max: 5 }),
});

type Twist = { grid: number; stretch: number; lag: number | null; cut: number; places: number; lane: number };

/** A generated day with its twists. */
export function twisted(day: Instance, { grid, stretch, lag, cut, places, lane }: Twist): Instance {
  const sessions = day.sessions.map(({ modes, ...s }, i) => ({
    ...s,
    lane: i % lane === 0,
    modes: modes.map(({ dur, ...m }) => ({ ...m, dur: dur + ((i * stretch) % 13) })),
  }));
  const officerClasses = day.officerClasses.map(({ windows, ...c }) => ({
    ...c,
    windows: windows.map(([from, to]) => [from + (cut % 17), to - cut] as const),
  }));
  const prec = day.prec.map((e) => ({ from: e.from, to: e.to, min: e.min, max: lag === null ? null : e.min + lag }));
  const bands = [420, 487, 700].map((from, i) => ({ id: `band-${i}`, window: [from, from + 60] as const, places }));
  return { ...day, grid, sessions, officerClasses, prec, bands };
}
