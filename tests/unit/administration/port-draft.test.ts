import { expect, test } from 'vitest';
import { port as portSchema, type Port } from '#shared/domain/port';
import { clockOf, parseClock } from '#renderer/features/administration/clock';
import { faultsOf, tidied } from '#renderer/features/administration/port-draft';
import { DAY, PORT } from '#tests/support/world-builder';

const faults = (part: Partial<Port>) => Object.fromEntries(faultsOf({ ...PORT, ...part }));
const weekly = (open: number, close: number, weekdays = [1]) => ({
  ...PORT.calendar,
  weekly: [{ weekdays, hours: { open, close } }],
});

test('a port as it is kept has no faults', () => {
  expect(faults({})).toEqual({});
});

test('hours end after they begin, and a week has a day', () => {
  expect(faults({ calendar: weekly(480, 480) })).toEqual({ 'calendar.weekly.0.hours.close': 'order' });
  expect(faults({ oppositeCalendar: weekly(480, 600, []) })).toEqual({
    'oppositeCalendar.weekly.0.weekdays': 'required',
  });
  expect(faults({ calendar: weekly(Number.NaN, 600) })).toHaveProperty(['calendar.weekly.0.hours.open'], 'invalid');
});

test('a special day needs its date, once', () => {
  const exceptions = [
    { day: DAY, hours: [], reason: '' },
    { day: DAY, hours: [], reason: '' },
    { day: '' as typeof DAY, hours: [], reason: '' },
  ];
  expect(faults({ calendar: { ...PORT.calendar, exceptions } })).toEqual({
    'calendar.exceptions.1.day': 'twice',
    'calendar.exceptions.2.day': 'required',
  });
});

test('codes and figures keep to their form', () => {
  const settings = { ...PORT.settings, letters: 'h', officersPerAgency: 9 };
  const customsCode = { ...PORT.customsCode, value: '15' };
  expect(Object.keys(faults({ settings, customsCode })).toSorted()).toEqual([
    'customsCode.value',
    'settings.letters',
    'settings.officersPerAgency',
  ]);
});

test('a language left empty takes the Chinese name, and what is saved is a port', () => {
  const name = { zh: ' 珲春 ', en: '', ru: 'Хуньчунь', ko: '' };
  const saved = tidied({ ...PORT, name });
  expect(saved.name).toEqual({ zh: '珲春', en: '珲春', ru: 'Хуньчунь', ko: '珲春' });
  expect(portSchema.safeParse(saved).success).toBe(true);
});

test('times are read as officers write them', () => {
  expect(['730', '7:30', '07:30', '07：30', '26:00', '2400'].map(parseClock)).toEqual([450, 450, 450, 450, 1560, 1440]);
  expect(['7', '07:60', '37:00', 'ab', ''].map(parseClock)).toEqual([null, null, null, null, null]);
  expect([clockOf(450), clockOf(1560), clockOf(Number.NaN)]).toEqual(['07:30', '26:00', '']);
});
