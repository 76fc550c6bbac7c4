import { expect, onTestFinished, test } from 'vitest';
import { deskId as deskIdOf } from '#shared/kernel/ids';
import type { UtcMs } from '#shared/kernel/time';
import type { User } from '#shared/domain/user';
import { PROTOCOL } from '#shared/sync/request';
import { SCHEMA } from '#shared/sync/upcast';
import type { DeskGrant } from '#shared/sync/visibility';
import { openHub } from '#hub/hub';
import { memoryStore } from '#tests/support/memory-store';
import { seedPort } from '#tests/support/seeded-hub';
import { bayOf, people, PORT, sessionOf, someWorld, time } from '#tests/support/world-builder';

/** A hub over a morning, and a way to send one action as somebody at a desk. */
async function hubInTheMorning() {
  const { world } = someWorld().withBay('1').withBay('2').withRequest('a').withRequest('b').placed('a', '1', '09:00');
  const store = memoryStore();
  await seedPort(store, world);
  const open = () => openHub({ store, now: () => time('08:00') });
  const hubs = [open()];
  onTestFinished(async () => void (await Promise.all(hubs.map((hub) => hub.close()))));
  const counts = new Map<string, number>();
  async function say(deed: Deed, duty: DeskGrant['duty'] = 'cases') {
    const deskId = deskIdOf.parse(deed.desk);
    const seq = (counts.get(deskId) ?? 0) + 1;
    counts.set(deskId, seq);
    const { name, args, by, at } = deed;
    const pending = [{ seq, v: SCHEMA, name, args, by: by.id, at }];
    const request = {
      protocol: PROTOCOL,
      schema: SCHEMA,
      deskId,
      portId: PORT.id,
      epoch: 1,
      cursor: 1,
      answered: 0,
      pending,
    };
    const reply = await hubs.at(-1)!.exchange(request, { deskId, portId: PORT.id, agency: null, duty });
    return reply.refused.filter((no) => no.seq === seq);
  }
  return { say, startAnew: () => void hubs.push(open()) };
}

type Deed = {
  readonly desk: string;
  readonly name: string;
  readonly args: unknown;
  readonly by: User;
  readonly at: UtcMs;
};

const placing = (no: string, bay: string, clock: '09:00' | '11:00') => ({
  name: 'session.place',
  args: { sessionId: sessionOf(no), bayId: bayOf(bay), start: time(clock), reason: '' },
});

test('C11: a refusal names who took the place, and when by his clock', async () => {
  const { say } = await hubInTheMorning();
  expect(await say({ desk: 'one', ...placing('a', '2', '11:00'), by: people.leader, at: time('07:40') })).toEqual([]);
  const [no] = await say({ desk: 'two', ...placing('b', '2', '11:00'), by: people.borderLeader, at: time('07:30') });
  expect(no).toMatchObject({
    refusal: { code: 'bay-taken', about: sessionOf('a') },
    against: { by: people.leader.id, at: time('07:40') },
  });
});

test('C11: nobody is made up for what stands since before the history that is kept', async () => {
  const { say } = await hubInTheMorning();
  const [no] = await say({ desk: 'two', ...placing('b', '1', '09:00'), by: people.borderLeader, at: time('07:30') });
  expect(no).toMatchObject({ refusal: { code: 'bay-taken' }, against: null });
});

test('C11: a hub that was started anew looks into what it has written down', async () => {
  const { say, startAnew } = await hubInTheMorning();
  await say({ desk: 'one', ...placing('a', '2', '11:00'), by: people.leader, at: time('07:40') });
  await say({ desk: 'one', ...placing('b', '1', '11:00'), by: people.leader, at: time('07:41') });
  startAnew();
  const [no] = await say({ desk: 'two', ...placing('b', '2', '11:00'), by: people.borderLeader, at: time('07:50') });
  expect(no).toMatchObject({
    refusal: { code: 'bay-taken' },
    against: { by: people.leader.id, at: time('07:40') },
  });
});

test('C11 X9: a desk of the administration hears of no hand in cases', async () => {
  const { say } = await hubInTheMorning();
  await say({ desk: 'one', ...placing('a', '2', '11:00'), by: people.leader, at: time('07:40') });
  const nosy = {
    desk: 'office',
    name: 'bay.put',
    args: { bay: sessionOf('a') },
    by: people.administrator,
    at: time('07:50'),
  };
  const [no] = await say(nosy, 'administration');
  expect(no).toMatchObject({ refusal: { code: 'row-invalid' }, against: null });
});
