import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '#shared/kernel/random';
import { applyChanges, put, type Change } from '#shared/domain/change';
import { emptyWorld } from '#shared/domain/world';
import type { ExchangeReply, Snapshot } from '#shared/sync/exchange';
import { brokenAt } from '#hub/authority/chain';
import { remoteHub, type RemoteDesk } from '#hub/host/remote-hub';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import { someMorning, someStep } from '#tests/support/arbitraries';
import { badLine } from '#tests/support/bad-line';
import { hubProcess, type HubProcess } from '#tests/support/hub-process';
import { modelDesk, type ModelDesk } from '#tests/support/model-desk';
import { enrolAll, seedPort, tokenFor } from '#tests/support/seeded-hub';
import { tempFolder } from '#tests/support/temp-folder';
import { PORT } from '#tests/support/world-builder';

const NAMES = ['north', 'south', 'gate', 'yard'];
const KILLS = 6;
const ROUNDS = 14;
const SEED = 20_261_123;

/** One message and what follows from it; false where no answer came. */
async function exchange(desk: ModelDesk, link: RemoteDesk): Promise<boolean> {
  const text = await link.exchange(desk.request()).catch(() => null);
  if (text === null) return false;
  const next = desk.take(JSON.parse(text) as ExchangeReply);
  if (next === 'nothing') return true;
  if (next === 'again') return exchange(desk, link);
  const packed = await link.snapshot().catch(() => null);
  if (!packed) return false;
  const rows = packed.slices.flatMap((slice) => JSON.parse(slice) as Snapshot['rows']);
  desk.takeSnapshot({ epoch: packed.epoch, cursor: packed.cursor, lastSeq: packed.lastSeq, rows });
  return true;
}

test('C1 C2 C3 C8: a hub that is killed again and again on a line that cuts, truncates and crawls loses nothing and does nothing twice', async () => {
  const folder = tempFolder();
  const file = join(folder, 'hub.sqlite');
  const morning = someMorning();
  const store = await openSqliteStore({ file });
  await seedPort(store, morning);
  await enrolAll(store, NAMES);
  await store.close();

  const chance = seeded(SEED);
  const line = await badLine(chance);
  const steps = fc.sample(someStep(), { numRuns: 4_000, seed: SEED });
  const desks = NAMES.map(modelDesk);
  let hub: HubProcess = await hubProcess(folder);
  line.leadTo(hub.port);
  const links = desks.map(({ id }) =>
    remoteHub(
      {
        url: `https://127.0.0.1:${String(line.port)}`,
        fingerprint: hub.fingerprint,
        token: tokenFor(id),
      },
      { poke: () => {}, reachable: () => {} },
    ),
  );
  line.behave({ refused: 0.15, cut: 0.35, slow: 0.3 });

  for (let kill = 0; kill < KILLS; kill++) {
    const rounds = Promise.all(
      desks.map(async (desk, i) => {
        for (let round = 0; round < ROUNDS; round++) {
          for (const step of steps.splice(0, 8)) desk.act(step);
          if (chance.next() < 0.6) await exchange(desk, links[i]!);
        }
      }),
    );
    await new Promise((later) => setTimeout(later, 150 + chance.below(700)));
    await hub.kill();
    await rounds;
    hub = await hubProcess(folder);
    line.leadTo(hub.port);
  }

  line.behave({ refused: 0, cut: 0, slow: 0 });
  for (let i = 0; i < 3; i++)
    for (const [d, desk] of desks.entries()) for (let t = 0; t < 40 && !(await exchange(desk, links[d]!)); t++);
  for (const link of links) link.close();
  expect(await hub.stop()).toBe(0);
  await line.close();

  const after = await openSqliteStore({ file });
  const { rows } = (await after.snapshot(PORT.id))!;
  const world = applyChanges(
    emptyWorld(),
    rows.map((r) => put(r.table, r.row)),
  );
  const entries = await after.entriesAfter(PORT.id, 1, 1_000_000);
  for (const desk of desks) {
    expect(desk.pending()).toEqual([]);
    expect(desk.confirmed()).toEqual(world);
    const refused = await after.refusedAfter(PORT.id, desk.id, 0);
    expect(refused.map((r) => r.seq).filter((seq) => !desk.heard.has(seq))).toEqual([]);
    expect(await after.lastSeq(PORT.id, desk.id)).toBe(desk.acted.length);
    const seqs = entries.filter((e) => e.deskId === desk.id).map((e) => e.seq);
    expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
  }
  await after.close();
  expect(brokenAt('', entries)).toBeNull();
  const replayed = applyChanges(
    morning,
    entries.flatMap((e) => JSON.parse(e.changes) as Change[]),
  );
  expect(replayed).toEqual(world);
  const acted = desks.reduce((n, d) => n + d.acted.length, 0);
  console.log(
    `hub killed ${String(KILLS)} times, ${String(line.faults())} faults of the line, ${String(acted)} actions: 0 lost, 0 twice, 0 desks apart`,
  );
  expect(acted).toBeGreaterThan(50);
  expect(line.faults()).toBeGreaterThan(10);
});
