import { describe, expect, test } from 'vitest';
import { OPPOSITE } from '#shared/domain/hours-extension';
import { instanceOf } from '#shared/planning/of-world';
import { extensionState, openHours, staffedHours } from '#shared/rules/hours';
import { placementBreaches, placeAt } from '#shared/rules/placement';
import {
  DAY,
  NEXT_DAY,
  PORT,
  after,
  ask,
  bandOf,
  bayOf,
  bookingFor,
  inTime,
  people,
  sessionOf,
  someWorld,
  span,
  time,
  verdict,
} from '#tests/support/world-builder';

const base = someWorld().withBay('1').withBand('17:00', 1).withRequest('a', { hs: '03063399', mode: 'vehicle' });
const evening = {
  extensionId: 'x',
  portId: PORT.id,
  day: DAY,
  slot: span('17:00', '18:00'),
  askedBy: '海岳鲜活',
  reason: '活蟹晚到',
};
const answer = (side: string, agreed = true) => ({
  extensionId: 'x',
  side,
  agreed,
  contact: '值班室',
  at: time('06:50'),
});
const border = { actor: people.borderLeader };
const wished = after(base.world, 'hours.ask', evening);
const own = after(after(wished, 'hours.answer', answer('customs')), 'hours.answer', answer('border'), border);
const agreed = after(own, 'hours.answer', answer(OPPOSITE));
const ends = (world: typeof wished) => openHours(world, PORT, DAY).map((h) => h.end);
const stateIn = (world: typeof wished) => extensionState(PORT, world.extensions.get('x')!);

describe('extra hours', () => {
  test('H1: are open only when both own agencies and the opposite side have agreed', () => {
    expect([wished, own, agreed].map(stateIn)).toEqual(['asked', 'asked', 'agreed']);
    expect([wished, own, agreed].map(ends)).toEqual([[time('17:00')], [time('17:00')], [time('18:00')]]);
    expect(openHours(agreed, PORT, NEXT_DAY)).toEqual(openHours(wished, PORT, NEXT_DAY));
  });

  test('H1: open placing, planning and booking alike', () => {
    const session = agreed.sessions.get(sessionOf('a'))!;
    const place = placeAt(session, bayOf('1'), time('17:30'));
    const codes = (world: typeof wished) =>
      placementBreaches(world, session, place)
        .filter((b) => b.severity === 'refuse')
        .map((b) => b.refusal.code);
    expect([codes(own).includes('outside-hours'), codes(agreed).includes('outside-hours')]).toEqual([true, false]);
    const open = (world: typeof wished) =>
      instanceOf(world, { portId: PORT.id, day: DAY, now: time('07:00') })!.instance.day.open;
    expect([open(own), open(agreed)]).toEqual([[[420, 1020]], [[420, 1080]]]);
    const book = {
      bookingId: bookingFor('a'),
      sessionId: sessionOf('a'),
      bandId: bandOf('17:00'),
      application: inTime,
    };
    expect(verdict(ask(own, 'booking.place', book))).toBe('band-shut');
    expect(verdict(ask(agreed, 'booking.place', book))).toBe('ok');
  });

  test('H1: are asked for on their own day, and not for hours that are open anyway', () => {
    const wish = (args: object) => verdict(ask(base.world, 'hours.ask', { ...evening, ...args }));
    expect(wish({ slot: span('16:00', '17:00') })).toBe('extension-needless');
    expect(wish({ slot: span('16:00', '17:01') })).toBe('ok');
    expect(wish({ day: NEXT_DAY })).toBe('wrong-day');
    expect(verdict(ask(wished, 'hours.ask', evening))).toBe('row-invalid');
  });

  test('H2: an own agency speaks through its own people', () => {
    expect(verdict(ask(wished, 'hours.answer', answer('border')))).toBe('extension-other-agency');
    expect(verdict(ask(wished, 'hours.answer', answer('border'), border))).toBe('ok');
    expect(verdict(ask(wished, 'hours.answer', answer(OPPOSITE), border))).toBe('ok');
    expect(verdict(ask(wished, 'hours.answer', answer('police')))).toBe('row-invalid');
  });

  test('H3: a no refuses them, a later yes of the same side mends it', () => {
    const no = after(agreed, 'hours.answer', answer(OPPOSITE, false));
    expect([stateIn(no), ends(no)]).toEqual(['refused', [time('17:00')]]);
    expect(stateIn(after(no, 'hours.answer', answer(OPPOSITE)))).toBe('agreed');
  });

  test('H3: taken back, they are shut again; what stands there stays and shows it', () => {
    const placed = after(agreed, 'session.place', {
      sessionId: sessionOf('a'),
      bayId: bayOf('1'),
      start: time('17:10'),
      reason: null,
    });
    expect(verdict(ask(placed, 'hours.withdraw', { extensionId: 'x', reason: ' ' }))).toBe('reason-missing');
    const gone = after(placed, 'hours.withdraw', { extensionId: 'x', reason: '货改明天' });
    const session = gone.sessions.get(sessionOf('a'))!;
    expect(session.place?.slot.start).toBe(time('17:10'));
    expect(placementBreaches(gone, session, session.place!).map((b) => b.refusal.code)).toContain('outside-hours');
    expect(verdict(ask(gone, 'hours.answer', answer('customs')))).toBe('extension-withdrawn');
    expect(verdict(ask(base.world, 'hours.withdraw', { extensionId: 'x', reason: '无' }))).toBe('extension-unknown');
  });
});

describe('people on duty', () => {
  test('G7: where at least two windows of an agency lie over each other', () => {
    const { world } = someWorld()
      .withOfficer('c1', { duty: ['07:00', '11:00'] })
      .withOfficer('c2', { duty: ['08:00', '12:00'] })
      .withOfficer('c3', { duty: ['11:00', '15:00'] });
    const staffed = staffedHours(world, PORT, { day: DAY, agency: 'customs' });
    expect(staffed).toEqual([span('08:00', '12:00')]);
    expect(staffedHours(world, PORT, { day: DAY, agency: 'border' })).toBeNull();
    expect(staffedHours(someWorld().withOfficer('c1').world, PORT, { day: DAY, agency: 'customs' })).toEqual([]);
  });
});
