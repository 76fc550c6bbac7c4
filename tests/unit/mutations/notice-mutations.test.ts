import { describe, expect, test } from 'vitest';
import type { World } from '#shared/domain/world';
import { noticeLine, noticeLines, noticesOf } from '#shared/rules/notices';
import {
  DAY,
  PORT,
  after,
  ask,
  bayOf,
  people,
  requestOf,
  sessionOf,
  someWorld,
  time,
  verdict,
} from '#tests/support/world-builder';

const { officer, administrator } = people;
const { world } = someWorld()
  .withBay('1')
  .withRequest('a')
  .withRequest('b')
  .withRequest('c')
  .placed('a', '1', '08:00')
  .placed('b', '1', '09:00');
const issue = (...nos: readonly string[]) => ({
  portId: PORT.id,
  day: DAY,
  sessionIds: nos.map(sessionOf),
  bring: '报关单、装箱单',
  contact: '0433-7500000',
});
const issued = after(world, 'notice.issue', issue('a'));
const told = (step: string, wish: object = {}) => ({
  noticeId: `${requestOf('a')}/notice/1`,
  audience: 'trader',
  step,
  way: 'hand',
  who: '金师傅',
  paper: '1234',
  note: '',
  at: time('07:10'),
  ...wish,
});
const move = (w: World, start: '08:00' | '08:30') =>
  after(w, 'session.place', { sessionId: sessionOf('a'), bayId: bayOf('1'), start: time(start), reason: null });
const lineOf = (w: World, no: string) => noticeLine(w, w.sessions.get(sessionOf(no))!);

describe('making notices', () => {
  test('O1: only of a session with a place that has not begun, and several together or none', () => {
    expect(verdict(ask(world, 'notice.issue', issue('a', 'b')))).toBe('ok');
    expect(verdict(ask(world, 'notice.issue', issue('a', 'c')))).toBe('session-unplaced');
    const running = after(world, 'milestone.record', { sessionId: sessionOf('a'), kind: 'started', at: time('08:00') });
    expect(verdict(ask(running, 'notice.issue', issue('a')))).toBe('session-started');
    expect(verdict(ask(world, 'notice.issue', issue('a'), { actor: officer }))).toBe('not-authorised');
  });

  test('O2: the same place is not told twice; a new one replaces what was told, which stays', () => {
    expect(verdict(ask(issued, 'notice.issue', issue('a')))).toBe('notice-stands');
    const moved = move(issued, '08:30');
    expect(lineOf(moved, 'a')?.state).toBe('outdated');
    const again = after(moved, 'notice.issue', issue('a', 'b'), { now: time('07:05') });
    const line = lineOf(again, 'a')!;
    expect([line.state, line.notice?.nth, line.superseded.map((n) => n.place.slot.start)]).toEqual([
      'unsent',
      2,
      [time('08:00')],
    ]);
    expect(noticesOf(again, again.sessions.get(sessionOf('b'))!)).toHaveLength(1);
  });

  test('O2: a notice that tells a place the session has back is true again', () => {
    expect(lineOf(move(move(issued, '08:30'), '08:00'), 'a')?.state).toBe('unsent');
  });
});

describe('what happens to a notice', () => {
  test('O3: its last step for the trader is its state, whatever others have done', () => {
    const sent = after(issued, 'notice.tell', told('sent'), { actor: officer });
    const yard = after(sent, 'notice.tell', told('signed', { audience: 'yard', at: time('07:20') }));
    expect(lineOf(yard, 'a')?.state).toBe('sent');
    const signed = after(yard, 'notice.tell', told('signed', { at: time('07:30') }));
    expect(lineOf(signed, 'a')?.state).toBe('signed');
    const later = after(signed, 'notice.tell', told('reschedule', { at: time('07:40'), note: '司机生病' }));
    expect(lineOf(later, 'a')?.state).toBe('reschedule');
  });

  test('O3: the same report twice is one, and an unknown notice has nothing to be recorded on', () => {
    const sent = after(issued, 'notice.tell', told('sent'));
    expect(after(sent, 'notice.tell', told('sent')).noticeFacts.size).toBe(1);
    expect(verdict(ask(world, 'notice.tell', told('sent')))).toBe('notice-unknown');
    expect(verdict(ask(issued, 'notice.tell', told('sent'), { actor: administrator }))).toBe('not-authorised');
  });

  test('O2: the list of a day holds what is placed or was told, by time', () => {
    const lifted = after(issued, 'session.lift', { sessionId: sessionOf('a'), reason: null });
    expect(noticeLines(lifted, PORT.id, DAY).map((l) => l.state)).toEqual(['unissued', 'outdated']);
  });
});
