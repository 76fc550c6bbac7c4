import { expect, test } from 'vitest';
import { dayModelOf } from '#renderer/data/day-model';
import { draftFor, formOf } from '#renderer/features/green-lane/application-draft';
import { greenDayOf } from '#renderer/features/green-lane/green-model';
import { minuteFrom, momentFrom, momentText } from '#renderer/features/green-lane/moment';
import { DAY, PORT, someWorld, time } from '#tests/support/world-builder';

const { world } = someWorld()
  .withRequest('a', { hs: '03063399', trader: { name: '远帆水产', uscc: '91350200MA2YJ1XR9G', phone: '138' } })
  .withRequest('b1', { hs: '03063399', trader: { name: '珲春远帆水产有限公司', uscc: null, phone: null } })
  .joined('a', 'b1');
const [truck] = greenDayOf(world, dayModelOf(world, PORT.id, DAY)!).bookable;
const draft = draftFor(truck!, PORT, time('07:05'));
const typed = { ...draft, contact: '金海', reason: '活鲜' };
const at = { wanted: time('09:00'), zone: PORT.zone };

test('the form is filled as far as the orders know it, with the fuller name of the firm', () => {
  expect(draft).toMatchObject({ firm: '珲春远帆水产有限公司', firmCode: '91350200MA2YJ1XR9G', phone: '138' });
  expect(draft).toMatchObject({ declaredCode: '1517', goodsHs: '03063399', receivedAt: '2026-11-23 07:05' });
});

test('a form that lacks something names it; a whole one becomes the application', () => {
  expect(formOf(draft, at)).toEqual({ missing: ['contact', 'reason'] });
  expect(formOf({ ...typed, declaredCode: '15', receivedAt: 'heute' }, at)).toEqual({
    missing: ['declaredAt.code', 'receivedAt'],
  });
  expect(formOf(typed, at)).toMatchObject({
    form: { contact: '金海', wanted: time('09:00'), receivedAt: time('07:05') },
  });
});

test('a moment is written and read by the clock of the port', () => {
  expect(momentText(time('07:05'), PORT.zone)).toBe('2026-11-23 07:05');
  expect(momentFrom(' 2026-11-23 07:05 ', PORT.zone)).toBe(time('07:05'));
  expect(['2026-11-23', '2026-13-01 07:05', '07:05'].map((text) => momentFrom(text, PORT.zone))).toEqual([
    null,
    null,
    null,
  ]);
  expect(['17:00', '7:05', '7.05', '17:60'].map(minuteFrom)).toEqual([1020, 425, null, null]);
});
