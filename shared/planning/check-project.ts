import type { Project } from './psplib';

/** What a project schedule breaks: an activity before time zero, one before another it follows ends, or a resource overdrawn. */
export type ProjectBreach = {
  readonly code: 'no-start' | 'too-soon' | 'over-capacity';
  readonly activity: number;
  readonly at: number;
};

/** Judges the starts of a project by code that shares nothing with the search. */
export function checkProject(project: Project, starts: readonly number[]) {
  const { durations, demands, capacities, successors } = project;
  const ends = durations.map((d, a) => (starts[a] ?? 0) + d);
  const running = (at: number): number[] => [...durations.keys()].filter((a) => starts[a]! <= at && at < ends[a]!);
  const breaches: ProjectBreach[] = [];
  durations.forEach((_, activity) => {
    const at = starts[activity];
    if (at === undefined || !Number.isInteger(at) || at < 0) {
      breaches.push({ code: 'no-start', activity, at: at ?? -1 });
      return;
    }
    for (const b of successors[activity]!) {
      if (starts[b]! < ends[activity]!) breaches.push({ code: 'too-soon', activity: b, at: starts[b]! });
    }
    const overdrawn = capacities.some((c, r) => running(at).reduce((sum, a) => sum + demands[a]![r]!, 0) > c);
    if (overdrawn) breaches.push({ code: 'over-capacity', activity, at });
  });
  return { valid: breaches.length === 0, breaches, makespan: ends.reduce((a, b) => Math.max(a, b), 0) };
}
