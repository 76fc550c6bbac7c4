import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RawBridge } from '#shared/ipc/bridge';
import { deskId, portId } from '#shared/kernel/ids';
import { databaseOf, storedAction, type OutboxRow } from '#renderer/data/board-db';
import { joinHub } from '#renderer/data/homes';
import { people, time } from '#tests/support/world-builder';

const PORT = 'CNHCG';
const page = globalThis as { lianjian?: RawBridge };
const met = { url: 'https://10.0.0.2:7443', fingerprint: 'f'.repeat(64) };
const home = { portId: PORT, deskId: 'desk-new', remote: { ...met, name: '中枢', label: '二号' } };

const action = (seq: number): OutboxRow =>
  storedAction({
    seq,
    v: 1,
    name: 'session.pin',
    actor: people.leader,
    at: time('07:00'),
    args: { note: `第${String(seq)}` },
    deskId: deskId.parse('desk-old'),
    portId: portId.parse(PORT),
  });

/** A desk that has sent five actions, of which it holds the last three, and owes two more. */
beforeEach(async () => {
  const db = databaseOf(PORT, false);
  await Promise.all([db.outbox.clear(), db.sent.clear()]);
  await db.sent.bulkPut([3, 4, 5].map((seq) => Object.assign(action(seq), { answeredAt: 1, refused: seq === 4 })));
  await db.outbox.bulkPut([6, 7].map(action));
  db.close();
});

/** The last action that the hub knows of what this desk sent to the one before. */
let known: number | null = null;

beforeAll(() => {
  page.lianjian = {
    call: () => Promise.resolve({ ok: true, value: { home, formerSeq: known } }),
    on: () => () => {},
  };
});

afterAll(() => {
  delete page.lianjian;
});

/** What the desk owes after it has joined a hub that knows its actions up to a number. */
async function owedAfterJoining(formerSeq: number | null): Promise<readonly string[]> {
  known = formerSeq;
  expect(await joinHub(met, 'CODE')).toEqual({ ok: true, value: PORT });
  const db = databaseOf(PORT, false);
  const rows = await db.outbox.orderBy('seq').toArray();
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1));
  expect(await db.sent.count()).toBe(0);
  db.close();
  return rows.map((row) => `${row.name} ${row.args}`);
}

const said = (seq: number): string => `session.pin {"note":"第${String(seq)}"}`;

test('C7: at a hub that was restored from a backup on another machine, what the backup does not hold is owed again, a no stays a no', async () => {
  const owed = await owedAfterJoining(3);
  expect(owed).toHaveLength(4);
  expect(owed[0]).not.toContain('session.pin'); // it was refused: it cannot come true afterwards
  expect(owed.slice(1)).toEqual([said(5), said(6), said(7)]);
});

test('C7: a hub that holds all of it is sent what waits alone', async () => {
  expect(await owedAfterJoining(5)).toEqual([said(6), said(7)]);
});

test('C7: a hub that never knew this desk is sent what waits alone', async () => {
  expect(await owedAfterJoining(null)).toEqual([said(6), said(7)]);
});
