import { expect, test } from 'vitest';
import { noticeSheet } from '#renderer/print/notice/sheet';
import type { World } from '#shared/domain/world';
import { noticesOf } from '#shared/rules/notices';
import { DAY, PORT, after, bayOf, sessionOf, someWorld, time } from '#tests/support/world-builder';

const words = { amount: (packages: string, kg: string) => `${packages}/${kg}` };
const { world } = someWorld()
  .withBay('1')
  .withRequest('a')
  .withRequest('b1')
  .joined('a', 'b1')
  .placed('a', '1', '08:00');
const issue = (w: World, now: '07:00' | '07:30') =>
  after(
    w,
    'notice.issue',
    { portId: PORT.id, day: DAY, sessionIds: [sessionOf('a')], bring: '发票', contact: '' },
    { now: time(now) },
  );
const sheetsOf = (w: World) => {
  const session = w.sessions.get(sessionOf('a'))!;
  return noticesOf(w, session).map((notice) => noticeSheet(w, { session, notice, port: PORT }, words));
};

test('O1: the form says who, when by both clocks, where, and which agencies come together', () => {
  const [sheet] = sheetsOf(issue(world, '07:00'));
  expect(sheet?.facts.time).toBe('2026-11-23 08:00–08:20（海参崴 10:00–10:20）');
  expect(sheet?.facts).toMatchObject({ place: '一号场、1', request: 'a、b1', contact: '/' });
  expect(sheet?.agencies.map((a) => a.takesPart)).toEqual([true, true]);
  expect([sheet?.joint, sheet?.formNo, sheet?.isVoid]).toEqual([true, 'HC-TZ-Ca-1', false]);
});

test('O2: the form of a notice that was replaced is void and keeps the place it told', () => {
  const args = { sessionId: sessionOf('a'), bayId: bayOf('1'), start: time('09:00'), reason: null };
  const [old, fresh] = sheetsOf(issue(after(issue(world, '07:00'), 'session.place', args), '07:30'));
  expect([old?.isVoid, fresh?.isVoid, fresh?.nth]).toEqual([true, false, 2]);
  expect(old?.facts.time).toContain('08:00');
  expect(old?.verifyCode).not.toBe(fresh?.verifyCode);
});
