import { expect, test } from 'vitest';
import { at } from '#shared/kernel/time';
import { hunchun } from '#shared/ports/hunchun';
import { confirmTime, momentOf, retold, shifted, useTimeCheck } from '#renderer/state/time-check';

const { zone } = hunchun.port;
const NINE = at(Date.UTC(2026, 10, 24, 1)); // 09:00 at the port
const fact = { name: 'milestone.record', args: { sessionId: 's', kind: 'arrived', at: NINE } };

test('C10: by the hub’s clock a fact has its moment later or earlier by what lies between them; one without a moment stays as it is', () => {
  expect(momentOf(shifted(fact, 3 * 3_600_000))).toBe(NINE + 3 * 3_600_000);
  expect(momentOf(shifted(fact, -90_000.4))).toBe(NINE - 90_000);
  const none = { name: 'note', args: { text: 'x' } };
  expect(shifted(none, 1_000)).toBe(none);
});

test('C10: the step is told with the time that was chosen', () => {
  const chosen = shifted(fact, 3 * 3_600_000);
  expect(retold('吉HA1001 到场 09:00', { asked: fact, chosen, zone })).toBe('吉HA1001 到场 12:00');
  expect(retold('吉HA1001 到场 09:00', { asked: fact, chosen: fact, zone })).toBe('吉HA1001 到场 09:00');
});

test('C10: a fact waits until somebody has answered for its time', async () => {
  const waiting = confirmTime({ intention: fact, label: null, skew: 600_000 });
  const { question } = useTimeCheck.getState();
  question!.answer(shifted(fact, question!.skew));
  expect(momentOf(await waiting)).toBe(NINE + 600_000);
  expect(useTimeCheck.getState().question).toBeNull();
});
