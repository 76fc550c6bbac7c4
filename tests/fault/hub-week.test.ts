import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '#shared/kernel/random';
import { applyChanges, put, type Change } from '#shared/domain/change';
import { emptyWorld } from '#shared/domain/world';
import type { ExchangeReply } from '#shared/sync/exchange';
import type { ExchangeRequest } from '#shared/sync/request';
import type { DeskGrant } from '#shared/sync/visibility';
import { brokenAt } from '#hub/authority/chain';
import { openHub, type Hub } from '#hub/hub';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import { someMorning, someStep } from '#tests/support/arbitraries';
import { modelDesk, type ModelDesk } from '#tests/support/model-desk';
import { seedPort } from '#tests/support/seeded-hub';
import { tempFolder } from '#tests/support/temp-folder';
import { PORT } from '#tests/support/world-builder';

const DESKS = 50;
const DAYS = 7;
const HOURS = 12;
const SEED = 7;

/** What a simulated line does to one message. */
const FATES = [
  'through',
  'through',
  'through',
  'request lost',
  'reply lost',
  'twice',
  'reply late',
  'request late',
] as const;

test('C1 C2 C3 C8: fifty desks through a week of lines cut for hours, lost, doubled and late messages, and a hub restarted every night, agree', async () => {
  const file = join(tempFolder(), 'hub.sqlite');
  const chance = seeded(SEED);
  const morning = someMorning();
  const first = await openSqliteStore({ file });
  await seedPort(first, morning);
  await first.close();
  const steps = fc.sample(someStep(), { numRuns: 12_000, seed: SEED });
  const desks = Array.from({ length: DESKS }, (_, i) => modelDesk(`desk-${String(i)}`));
  const offlineUntil = desks.map(() => 0);
  const lateReplies = desks.map((): ExchangeReply[] => []);
  const lateRequests = desks.map((): ExchangeRequest[] => []);
  const grantOf = ({ id }: ModelDesk): DeskGrant => ({ deskId: id, portId: PORT.id, agency: null, duty: 'cases' });
  let exchanges = 0;
  let faults = 0;
  let hub: Hub = openHub({ store: await openSqliteStore({ file }), now: Date.now });

  const ask = async (i: number, request: ExchangeRequest): Promise<ExchangeReply> => {
    exchanges += 1;
    return JSON.parse(JSON.stringify(await hub.exchange(request, grantOf(desks[i]!)))) as ExchangeReply;
  };
  async function take(i: number, reply: ExchangeReply): Promise<void> {
    const desk = desks[i]!;
    const next = desk.take(reply);
    if (next === 'nothing') return;
    if (next === 'snapshot') desk.takeSnapshot((await hub.snapshot(grantOf(desk)))!);
    await take(i, await ask(i, desk.request()));
  }
  async function speak(i: number): Promise<void> {
    for (const request of lateRequests[i]!.splice(0)) await ask(i, request);
    for (const reply of lateReplies[i]!.splice(0)) await take(i, reply);
    const fate = chance.pick(FATES);
    if (fate !== 'through') faults += 1;
    const request = desks[i]!.request();
    if (fate === 'request lost') return;
    if (fate === 'request late') return void lateRequests[i]!.push(request);
    const reply = await ask(i, request);
    if (fate === 'twice') await ask(i, request);
    if (fate === 'reply lost') return;
    if (fate === 'reply late') return void lateReplies[i]!.push(reply);
    await take(i, reply);
  }

  for (let hour = 0; hour < DAYS * HOURS; hour++) {
    for (const i of desks.keys()) {
      for (const step of steps.splice(0, chance.below(4))) desks[i]!.act(step);
      if (hour < offlineUntil[i]!) continue;
      if (chance.next() < 0.06) {
        offlineUntil[i] = hour + 1 + chance.below(20);
        faults += 1;
      } else await speak(i);
    }
    if (hour % HOURS === HOURS - 1) {
      await hub.close();
      hub = openHub({ store: await openSqliteStore({ file }), now: Date.now });
      faults += 1;
    }
  }
  for (let round = 0; round < 3; round++)
    for (const i of desks.keys()) await take(i, await ask(i, desks[i]!.request()));

  const { rows } = (await hub.store.snapshot(PORT.id))!;
  const world = applyChanges(
    emptyWorld(),
    rows.map((r) => put(r.table, r.row)),
  );
  const entries = await hub.store.entriesAfter(PORT.id, 1, 1_000_000);
  let lost = 0;
  let apart = 0;
  for (const desk of desks) {
    const answered = await hub.store.lastSeq(PORT.id, desk.id);
    const refused = await hub.store.refusedAfter(PORT.id, desk.id, 0);
    lost += desk.acted.length - answered + refused.filter((r) => !desk.heard.has(r.seq)).length;
    try {
      expect(desk.confirmed()).toEqual(world);
      expect(desk.pending()).toEqual([]);
    } catch {
      apart += 1;
    }
  }
  await hub.close();
  const keys = entries.map((e) => `${e.deskId}/${String(e.seq)}`);
  const acted = desks.reduce((n, d) => n + d.acted.length, 0);
  console.log(
    `${String(DESKS)} desks, ${String(DAYS)} days: ${String(acted)} actions, ${String(exchanges)} exchanges, ${String(faults)} faults injected; ` +
      `${String(lost)} acknowledged changes lost, ${String(apart)} desks apart`,
  );
  expect({ lost, apart, twice: keys.length - new Set(keys).size, broken: brokenAt('', entries) }).toEqual({
    lost: 0,
    apart: 0,
    twice: 0,
    broken: null,
  });
  expect(
    applyChanges(
      morning,
      entries.flatMap((e) => JSON.parse(e.changes) as Change[]),
    ),
  ).toEqual(world);
  expect(acted).toBeGreaterThan(500);
});
