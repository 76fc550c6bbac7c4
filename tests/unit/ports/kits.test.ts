import { describe, expect, test } from 'vitest';
import { clockText, dayText, minutesOf } from '#shared/kernel/time';
import { dutyIdOf } from '#shared/domain/officer';
import { workingHours } from '#shared/domain/port';
import { emptyWorld } from '#shared/domain/world';
import { kitOf, knownPorts } from '#shared/ports/known-ports';
import { dutyOf } from '#shared/ports/port-kit';
import { after, ask, officerOf, people, verdict } from '#tests/support/world-builder';

const monday = dayText.parse('2026-11-23');

describe.each(knownPorts.map((kit) => [kit.port.id, kit] as const))('the kit of %s', (code, kit) => {
  test('founds a port that stands', () => {
    const users = [{ ...people.administrator, portId: kit.port.id }];
    const founding = { port: kit.port, bays: kit.bays, officers: [], duties: [], users };
    expect(verdict(ask(emptyWorld(), 'port.found', founding))).toBe('ok');
    expect(after(emptyWorld(), 'port.found', founding).bays.size).toBe(kit.bays.length);
    expect(kitOf(code)).toBe(kit);
  });

  test('says of every uncertain value where it comes from, and that nobody has checked it', () => {
    const { calendar, oppositeCalendar, customsCode } = kit.port;
    for (const { source, verified } of [calendar.provenance, oppositeCalendar.provenance, customsCode.provenance]) {
      expect(verified).toBe(false);
      expect(source.length).toBeGreaterThan(10);
    }
  });

  test('has names in four languages, and both agencies with their badges', () => {
    const { name, oppositeName, oppositeCity, agencies } = kit.port;
    for (const text of [name, oppositeName, oppositeCity, ...agencies.flatMap((a) => [a.name, a.badge])])
      for (const word of [text.zh, text.en, text.ru, text.ko]) expect(word).not.toBe('');
    expect(agencies.map((a) => [a.code, a.badge.zh])).toEqual([
      ['customs', '关'],
      ['border', '边'],
    ]);
  });

  test('shifts cover every working hour, and their breaks never fall together', () => {
    for (const open of workingHours(kit.port, monday))
      for (let t = open.start as number; t < open.end; t += 5 * 60_000) {
        const minute = clockText(t as typeof open.start, kit.port.zone)
          .split(':')
          .reduce((sum, part) => sum * 60 + Number(part), 0);
        const there = kit.shifts.filter((s) => s.windows.some(([from, until]) => from <= minute && minute < until));
        expect(there.length).toBeGreaterThan(0);
      }
  });
});

test('B4: Hunchun works ten hours by both calendars', () => {
  const hours = workingHours(kitOf('CNHCG')!.port, monday);
  expect(hours.map(minutesOf)).toEqual([600]);
  expect(clockText(hours[0]!.start, kitOf('CNHCG')!.port.oppositeZone)).toBe('09:00');
});

test('a port that nobody knows has no kit', () => {
  expect(kitOf('CNXXX')).toBeNull();
});

test("T4: a shift becomes the duty of an officer on a day, by the port's clock", () => {
  const { port, shifts } = kitOf('CNHCG')!;
  const officer = {
    id: officerOf('o'),
    portId: port.id,
    agency: 'customs',
    name: 'o',
    number: '1',
    skills: [],
    active: true,
  };
  const duty = dutyOf(port, { officer, day: monday, shift: shifts[0]! });
  expect(duty.id).toBe(dutyIdOf('o', monday));
  expect(duty.windows.map((w) => `${clockText(w.start, port.zone)}-${clockText(w.end, port.zone)}`)).toEqual([
    '07:00-11:00',
    '11:40-15:00',
  ]);
});
