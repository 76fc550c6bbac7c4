import { expect, onTestFinished, test, vi } from 'vitest';
import { deskId as deskIdOf } from '#shared/kernel/ids';
import { DAY, at } from '#shared/kernel/time';
import { kitOf } from '#shared/ports/known-ports';
import { PROTOCOL } from '#shared/sync/request';
import { SCHEMA } from '#shared/sync/upcast';
import { openHub, type Hub } from '#hub/hub';
import { pruneAll } from '#hub/hub-upkeep';
import { memoryStore } from '#tests/support/memory-store';
import { enrolAll } from '#tests/support/seeded-hub';

const { port, bays } = kitOf('CNHCG')!;
const users = [{ id: 'u1', portId: port.id, name: '管理员', agency: 'customs', role: 'administrator', active: true }];
const founding = { name: 'port.found', args: { port, bays, officers: [], duties: [], users } };
const renamed = (label: string) => ({ name: 'bay.put', args: { bay: { ...bays[0]!, label } } });
const START = 1_795_400_000_000;

/** A hub with two desks, and a clock of its own. */
async function hubOfTwo() {
  const clock = { now: START };
  const store = memoryStore();
  const hub = openHub({ store, now: () => clock.now });
  onTestFinished(() => hub.close());
  await enrolAll(store, ['here', 'away'], port.id);
  return { clock, hub };
}

type Said = {
  readonly pending?: readonly {
    readonly seq: number;
    readonly by?: string;
    readonly name: string;
    readonly args: unknown;
  }[];
  readonly answered?: number;
  readonly epoch?: number;
  readonly cursor?: number;
};

/** One message of a desk. */
function say(hub: Hub, desk: string, { pending = [], answered = 0, epoch = 0, cursor = 0 }: Said) {
  const deskId = deskIdOf.parse(desk);
  const sent = pending.map((p) => ({ v: SCHEMA, by: 'u1', at: at(START), ...p }));
  const request = {
    protocol: PROTOCOL,
    schema: SCHEMA,
    deskId,
    portId: port.id,
    epoch,
    cursor,
    answered,
    pending: sent,
  };
  return hub.exchange(request as never, { deskId, portId: port.id, agency: null, duty: 'cases' });
}

/** A port with a history of months, in which the desk that went away was told no and never heard it. */
async function whileOneIsAway() {
  const { clock, hub } = await hubOfTwo();
  const { epoch } = await say(hub, 'here', { pending: [{ seq: 1, ...founding }] });
  const refused = await say(hub, 'away', { pending: [{ seq: 1, by: 'nobody', ...renamed('不许') }] });
  expect(refused.refused).toHaveLength(1);
  clock.now += 60 * DAY;
  await say(hub, 'here', { pending: [{ seq: 2, ...renamed('新') }], answered: 1, epoch, cursor: 1 });
  const prune = async () => (await pruneAll(hub.store, { days: 30, now: clock.now }))[0]!.oldest;
  return { hub, clock, epoch, prune };
}

test('C3 N16: a no that its desk has not heard outlives every pruning, and is heard when the desk comes back', async () => {
  const { hub, prune } = await whileOneIsAway();
  expect(await prune()).toBe(0);
  expect((await say(hub, 'away', {})).refused).toMatchObject([{ seq: 1, name: 'bay.put' }]);
  expect(await prune()).toBe(0); // the answer may be lost on its way
});

test('N16: once the desk has said that it stored the no, it is forgotten with the rest', async () => {
  const { hub, epoch, prune } = await whileOneIsAway();
  await say(hub, 'away', { answered: 1, epoch, cursor: 2 });
  expect(await prune()).toBe(1);
  expect(await hub.store.refusedAfter(port.id, 'away', 0)).toEqual([]);
});

test('N16: what a desk has heard is known to a hub that was started anew', async () => {
  const { hub, clock, epoch } = await whileOneIsAway();
  await say(hub, 'away', { answered: 1, epoch, cursor: 2 });
  const anew = openHub({ store: hub.store, now: () => clock.now });
  expect((await pruneAll(anew.store, { days: 30, now: clock.now }))[0]!.oldest).toBe(1);
});

test('N16: a word that the store could not keep is said to it again', async () => {
  const { hub, epoch, prune } = await whileOneIsAway();
  const full = vi.spyOn(hub.store, 'noteHeard').mockRejectedValueOnce(new Error('disk full'));
  await say(hub, 'away', { answered: 1, epoch, cursor: 2 });
  expect(await prune()).toBe(0);
  await say(hub, 'away', { answered: 1, epoch, cursor: 2 });
  await say(hub, 'away', { answered: 1, epoch, cursor: 2 });
  expect(full).toHaveBeenCalledTimes(2);
  expect(await prune()).toBe(1);
});

test('N16: a desk that was revoked holds nothing up', async () => {
  const { hub, prune } = await whileOneIsAway();
  await hub.access.revoke(port.id, 'away');
  expect(await prune()).toBe(1);
});
