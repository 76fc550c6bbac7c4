import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at, type UtcMs } from '#shared/kernel/time';
import type { User } from '#shared/domain/user';
import { kitOf } from '#shared/ports/known-ports';
import { BoardDb } from '#renderer/data/board-db';
import { alone } from '#renderer/data/company';
import { openDesk, type Desk } from '#renderer/data/desk';
import type { Line } from '#renderer/data/line';
import { noCopy } from '#renderer/data/outbox-copy';
import { noLine, nothingNew, ownHub } from '#tests/support/own-hub';

const { port, bays } = kitOf('CNHCG')!;
const administrator = {
  id: 'u1',
  portId: port.id,
  name: '管理员',
  agency: 'customs',
  role: 'administrator',
  active: true,
} as unknown as User;
const founding = { name: 'port.found', args: { port, bays, officers: [], duties: [], users: [administrator] } };
const renamed = (label: string) => ({ name: 'bay.put', args: { bay: { ...bays[0]!, label } } });

let name = 0;
let db: BoardDb;
let clock: UtcMs;
let hub: Line;

beforeEach(() => {
  name += 1;
  db = new BoardDb(`desk-test-${name}`);
  clock = at(1_795_400_000_000);
  hub = ownHub(port.id);
});
afterEach(() => db.close());

const freeBytes = (): Promise<null> => Promise.resolve(null);

const open = (line: Line = hub, on = db): Promise<Desk> =>
  openDesk({
    db: on,
    portId: port.id,
    deskId: 'desk-1',
    demo: false,
    now: () => clock,
    line,
    company: alone,
    copy: noCopy,
    freeBytes,
  });

/** As after a power cut: the process is gone, only the database is left. */
async function restarted(line?: Line): Promise<Desk> {
  db.close();
  db = new BoardDb(`desk-test-${name}`);
  return open(line, db);
}

const label = (desk: Desk): string | undefined => desk.store.getState().world.bays.get(bays[0]!.id)?.label;

describe('the desk', () => {
  test('D1: what was acknowledged is there after a restart, confirmed and no longer pending', async () => {
    const desk = await open();
    expect((await desk.dispatch(founding, administrator)).ok).toBe(true);
    expect((await desk.dispatch(renamed('A9'), administrator)).ok).toBe(true);
    await desk.settled();
    const again = await restarted();
    expect(label(again)).toBe('A9');
    expect(await db.outbox.count()).toBe(0);
    expect((await db.cursors.get(port.id))?.lastSeq).toBe(2);
  });

  test('C4 D1: without an authority actions stay in the outbox, are shown, survive a restart and are answered later', async () => {
    const desk = await open(noLine);
    await desk.dispatch(founding, administrator);
    await desk.dispatch(renamed('B7'), administrator);
    await desk.settled();
    expect(desk.store.getState().weather?.code).toBe('out-of-reach');
    expect(await db.confirmed('bays').count()).toBe(0);
    const offline = await restarted(noLine);
    expect(label(offline)).toBe('B7');
    expect(offline.store.getState().pending).toBe(2);
    const online = await restarted();
    await online.settled();
    expect(online.store.getState().pending).toBe(0);
    expect((await db.confirmed('bays').get(bays[0]!.id))?.label).toBe('B7');
  });

  test('C2: a reply that was lost after the authority stored nothing is asked for again and answered once', async () => {
    let fail = true;
    const flaky: Line = {
      ...hub,
      exchange: (request) => (fail ? noLine.exchange(request) : hub.exchange(request)),
    };
    const desk = await open(flaky);
    await desk.dispatch(founding, administrator);
    await desk.settled();
    fail = false;
    await desk.dispatch(renamed('C1'), administrator);
    await desk.settled();
    expect(desk.store.getState().pending).toBe(0);
    expect((await db.cursors.get(port.id))?.cursor).toBe(2);
  });

  test('C3: what the authority refuses stays to be read until an officer acknowledges it, over a restart too', async () => {
    const desk = await open(noLine);
    await desk.dispatch(founding, administrator);
    await desk.dispatch(renamed('D4'), administrator);
    await desk.settled();
    const strict: Line = {
      ...noLine,
      exchange: ({ cursor, pending }) =>
        Promise.resolve({
          ...nothingNew,
          fromCursor: cursor,
          cursor,
          lastSeq: pending.at(-1)?.seq ?? 0,
          now: clock,
          refused: pending.map((p) => ({
            seq: p.seq,
            name: p.name,
            refusal: { code: 'not-authorised' as const, about: null, facts: {} },
            against: null,
          })),
        }),
    };
    const heard = await restarted(strict);
    await heard.settled();
    expect(heard.store.getState().outcomes.map((o) => o.seq)).toEqual([1, 2]);
    expect(label(heard)).toBeUndefined();
    const later = await restarted(noLine);
    expect(later.store.getState().outcomes).toHaveLength(2);
    await later.acknowledge(1);
    expect(await db.outcomes.count()).toBe(1);
  });

  test('D2: a disk that refuses the write says so, changes nothing on the screen and leaves nothing half-written', async () => {
    const desk = await open();
    await desk.dispatch(founding, administrator);
    await desk.settled();
    const full = (): never => {
      throw new Dexie.QuotaExceededError('disk full');
    };
    db.outbox.hook('creating', full);
    const done = await desk.dispatch(renamed('E5'), administrator);
    expect(done).toMatchObject({ ok: false, error: { kind: 'weather', weather: { code: 'disk-full' } } });
    expect(label(desk)).toBe(bays[0]!.label);
    expect(await db.outbox.count()).toBe(0);
    db.outbox.hook('creating').unsubscribe(full);
    expect((await desk.dispatch(renamed('E6'), administrator)).ok).toBe(true);
    expect(label(desk)).toBe('E6');
  });

  test('D3: actions given at once are decided one after another and each is answered', async () => {
    const desk = await open();
    await desk.dispatch(founding, administrator);
    await Promise.all(['1', '2', '3', '4', '5'].map((n) => desk.dispatch(renamed(n), administrator)));
    await desk.settled();
    expect(label(desk)).toBe('5');
    expect(desk.store.getState().pending).toBe(0);
    expect((await db.cursors.get(port.id))?.lastSeq).toBe(6);
  });

  test('D4: undo and redo are actions of their own, and the history survives a restart', async () => {
    const desk = await open();
    await desk.dispatch(founding, administrator);
    await desk.dispatch(renamed('F1'), administrator, 'rename');
    await desk.settled();
    const again = await restarted();
    expect((await again.undo(administrator)).ok).toBe(true);
    expect(label(again)).toBe(bays[0]!.label);
    expect((await again.redo(administrator)).ok).toBe(true);
    expect(label(again)).toBe('F1');
  });
});
