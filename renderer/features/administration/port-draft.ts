import { port as portSchema, type Port } from '#shared/domain/port';
import type { Calendar } from '#shared/domain/calendar';
import type { LocalText } from '#shared/domain/words';

type Fault = 'required' | 'invalid' | 'order' | 'twice';
type Faults = Map<string, Fault>;

/** What is wrong with a field of the port, by its path, e.g. `calendar.weekly.0.hours.close`. */
export type PortFaults = ReadonlyMap<string, Fault>;

/** All faults of a port as it is written in the form; an empty map can be saved. */
export function faultsOf(draft: Port): PortFaults {
  const faults: Faults = new Map();
  for (const key of ['name', 'oppositeName', 'oppositeCity'] as const)
    if (draft[key].zh.trim() === '') faults.set(`${key}.zh`, 'required');
  for (const side of ['calendar', 'oppositeCalendar'] as const) addCalendarFaults(faults, side, draft[side]);
  for (const issue of portSchema.safeParse(draft).error?.issues ?? []) {
    const path = issue.path.join('.');
    const order = path.includes('hours') && issue.code === 'custom';
    if (order) faults.set(`${path}.close`, 'order');
    else if (!faults.has(path)) faults.set(path, 'invalid');
  }
  return faults;
}

function addCalendarFaults(faults: Faults, side: string, { weekly, exceptions }: Calendar): void {
  weekly.forEach((row, i) => {
    if (row.weekdays.length === 0) faults.set(`${side}.weekly.${i}.weekdays`, 'required');
  });
  exceptions.forEach((row, i) => {
    const path = `${side}.exceptions.${i}.day`;
    if ((row.day as string) === '') faults.set(path, 'required');
    else if (exceptions.findIndex((other) => other.day === row.day) < i) faults.set(path, 'twice');
  });
}

/** A name as it is stored: a language left empty shows the Chinese name. */
const filled = (name: LocalText): LocalText => {
  const zh = name.zh.trim();
  const or = (text: string): string => text.trim() || zh;
  return { zh, en: or(name.en), ru: or(name.ru), ko: or(name.ko) };
};

/** The port as it is saved. */
export const tidied = (draft: Port): Port => ({
  ...draft,
  name: filled(draft.name),
  oppositeName: filled(draft.oppositeName),
  oppositeCity: filled(draft.oppositeCity),
  calendar: ordered(draft.calendar),
  oppositeCalendar: ordered(draft.oppositeCalendar),
});

const ordered = (side: Calendar): Calendar => ({
  ...side,
  exceptions: side.exceptions.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
});
