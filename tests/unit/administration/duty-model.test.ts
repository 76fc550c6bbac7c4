import { expect, test } from 'vitest';
import { clockText } from '#shared/kernel/time';
import { coverageOf, copiedDuties } from '#renderer/features/administration/duty-model';
import { NEXT_DAY, PORT, someDuty, someWorld, span } from '#tests/support/world-builder';

const on = (agency: string, ...windows: Parameters<typeof span>[]) => ({
  agency,
  duty: someDuty(
    agency,
    windows.map(([from, until]) => span(from, until)),
  ),
});
const told = (duties: readonly ReturnType<typeof on>[], agencies = ['customs']) =>
  coverageOf(duties, agencies, [span('07:00', '17:00')]).map(({ officers, least, when }) => [
    officers,
    least,
    when && `${clockText(when.start, PORT.zone)}–${clockText(when.end, PORT.zone)}`,
  ]);

test('the thinnest stretch of the working hours is found, whole', () => {
  const early = on('customs', ['07:00', '11:00'], ['11:40', '15:00']);
  const late = on('customs', ['09:00', '12:30'], ['13:10', '17:00']);
  expect(told([early, late])).toEqual([[2, 1, '07:00–09:00']]);
  expect(told([early, early])).toEqual([[2, 0, '11:00–11:40']]);
});

test('neighbouring stretches that are equally thin are told as one', () => {
  const whole = on('customs', ['07:00', '17:00']);
  expect(told([whole, on('customs', ['07:00', '12:00']), on('customs', ['14:00', '17:00'])])).toEqual([
    [3, 1, '12:00–14:00'],
  ]);
  expect(told([whole, whole])).toEqual([[2, 2, '07:00–17:00']]);
});

test('an agency without anyone is uncovered all day', () => {
  expect(told([on('customs', ['07:00', '17:00'])], ['border'])).toEqual([[0, 0, '07:00–17:00']]);
});

test('duties are taken over one day later, only those of active officers who were on duty', () => {
  const { world } = someWorld()
    .withOfficer('c1')
    .withOfficer('c2', { active: false })
    .withOfficer('c3', { duty: null });
  const copied = copiedDuties(world.duties, [...world.officers.values()], NEXT_DAY);
  expect(copied.map((d) => [d.id, d.day, clockText(d.windows[0]!.start, PORT.zone)])).toEqual([
    [`c1@${NEXT_DAY}`, NEXT_DAY, '07:00'],
  ]);
});
