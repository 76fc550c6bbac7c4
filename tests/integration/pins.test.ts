import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { at } from '#shared/kernel/time';
import { people, time } from '#tests/support/world-builder';
import { checkPin, setPin, usersWithPin } from '#renderer/data/pins';

const { leader, supervisor } = people;
const noon = time('12:00');
const tryPin = (pin: string, now = noon, user = leader) => checkPin({ user, pin, tries: 4, now });

test('U1: a PIN is kept as a salted digest: neither it nor the same digest for two is on the disk', async () => {
  expect(await setPin(leader, '12345')).toBe('short');
  expect(await setPin(leader, '827146')).toBeNull();
  expect(await setPin(supervisor, '827146')).toBeNull();
  expect([...(await usersWithPin(leader.portId))].toSorted()).toEqual(['leader', 'supervisor']);
  const rows = await new Promise<readonly { id: string; digest: Uint8Array }[]>((done) => {
    const open = indexedDB.open('lianjian-pins');
    open.addEventListener('success', () => {
      const all = open.result.transaction('pins').objectStore('pins').getAll();
      all.addEventListener('success', () => done(all.result as { id: string; digest: Uint8Array }[]));
    });
  });
  expect(JSON.stringify(rows)).not.toContain('827146');
  expect(new Set(rows.map((r) => r.digest.join())).size).toBe(2);
});

test('U1: the right one opens, whatever width its signs were typed in', async () => {
  expect(await tryPin('827146')).toEqual({ kind: 'right' });
  expect(await tryPin('８２７１４６')).toEqual({ kind: 'right' });
  expect(await tryPin('827146', noon, people.officer)).toEqual({ kind: 'none' });
});

test('U2: wrong ones are counted, many at once too, and even the right one waits then', async () => {
  const answers = await Promise.all(['1', '2', '3', '4'].map((pin) => tryPin(pin)));
  expect(answers.map((a) => a.kind)).toEqual(['wrong', 'wrong', 'waits', 'waits']);
  expect(await tryPin('827146')).toEqual({ kind: 'waits', until: at(noon + 5_000) });
  expect(await tryPin('827146', at(noon + 5_000))).toEqual({ kind: 'right' });
  expect(await tryPin('1', at(noon + 6_000))).toEqual({ kind: 'wrong', left: 3 });
});

test('U2: who has used up the tries is locked out for an hour, until an administrator gives a new PIN', async () => {
  let now = at(noon + 7_000);
  for (const wait of [0, 0, 5_000]) {
    now = at(now + wait);
    await tryPin('1', now);
  }
  expect(await tryPin('827146', at(now + 59 * 60_000))).toMatchObject({ kind: 'waits' });
  await setPin(leader, '553891');
  expect(await tryPin('553891', now)).toEqual({ kind: 'right' });
});
