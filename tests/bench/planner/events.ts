import type { Instance, Placement } from '#shared/planning/instance';

export const EVENTS = ['late', 'emergency', 'bay', 'sick', 'overrun'] as const;
export type DayEvent = (typeof EVENTS)[number];

const NOW = 630;

/** The day at half past ten after something happened: what has begun is locked, what was planned is published. */
export function afterEvent(day: Instance, published: readonly Placement[], event: DayEvent): Instance {
  const begun = published.filter((p) => p.start !== null && p.start < NOW);
  const later: Instance = { ...day, now: NOW, locked: begun, published };
  const coming = published.find((p) => p.start !== null && p.start >= NOW + 15)!;
  if (event === 'late') return lateTruck(later, coming);
  if (event === 'emergency') return withEmergency(later);
  if (event === 'bay') return withBayOut(later);
  return event === 'sick' ? withSick(later) : withOverrun(later);
}

function lateTruck(day: Instance, { session, start }: Placement): Instance {
  const sessions = day.sessions.map((s) => (s.id === session ? Object.assign({}, s, { release: start! + 45 }) : s));
  return { ...day, sessions };
}

function withEmergency(day: Instance): Instance {
  const like = day.sessions.find((s) => s.modes[0]!.kind === 'coldBay') ?? day.sessions[0]!;
  const urgent = {
    ...like,
    id: 'emergency',
    truck: 'emergency',
    cls: 'P0',
    release: NOW,
    due: NOW + 60,
    w: 100,
    v: 20,
  };
  return { ...day, sessions: [...day.sessions, urgent] };
}

/** One cold bay is shut for 75 minutes: it becomes a class of its own with a gap. */
function withBayOut(day: Instance): Instance {
  const cold = day.bayClasses.find((b) => b.kind === 'coldBay')!;
  const gap = [[420, NOW] as const, [NOW + 75, 1020] as const];
  const out = { ...cold, id: `${cold.id}-out`, count: 1, windows: gap };
  const rest = day.bayClasses.map((b) => (b === cold ? Object.assign({}, b, { count: b.count - 1 }) : b));
  return { ...day, bayClasses: [...rest, out] };
}

function withSick(day: Instance): Instance {
  const largest = day.officerClasses.reduce((a, b) => (b.count > a.count ? b : a));
  const officerClasses = day.officerClasses.map((o) =>
    o === largest ? Object.assign({}, o, { count: o.count - 1 }) : o,
  );
  return { ...day, officerClasses };
}

function withOverrun(day: Instance): Instance {
  const sessions = new Map(day.sessions.map((s) => [s.id, s]));
  const endOf = (p: Placement): number => p.start! + sessions.get(p.session)!.modes[p.mode]!.dur;
  const running = day.locked.filter((p) => endOf(p) > NOW);
  const longest = running.reduce((a, b) => (endOf(b) > endOf(a) ? b : a), running[0]!);
  const longer = (id: string) => (s: Instance['sessions'][number]) =>
    s.id === id ? Object.assign({}, s, { modes: s.modes.map((m) => Object.assign({}, m, { dur: m.dur + 35 })) }) : s;
  return { ...day, sessions: day.sessions.map(longer(longest.session)) };
}
