import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at, type UtcMs } from '#shared/kernel/time';
import type { User } from '#shared/domain/user';
import { kitOf } from '#shared/ports/known-ports';
import type { Poke } from '#shared/sync/exchange';
import { portKeeper } from '#hub/authority/port-keeper';
import { ownHub as hostedHub } from '#hub/host/own-hub';
import { BoardDb, type OutboxRow } from '#renderer/data/board-db';
import { alone, type Company } from '#renderer/data/company';
import { openDesk, type Desk } from '#renderer/data/desk';
import type { Line, LineEars } from '#renderer/data/line';
import { noCopy, type OutboxCopy } from '#renderer/data/outbox-copy';
import { memoryStore, type MemoryStore } from '#tests/support/memory-store';
import { noLine, ownHub } from '#tests/support/own-hub';
import { tempFolder } from '#tests/support/temp-folder';

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
const renamed = (label: string, bay = 0) => ({ name: 'bay.put', args: { bay: { ...bays[bay]!, label } } });

const clock: UtcMs = at(1_795_400_000_000);
let run = 0;
let open: BoardDb[] = [];
beforeEach(() => {
  run += 1;
});
afterEach(() => {
  for (const db of open) db.close();
  open = [];
});

type Wish = { line?: Line; deskId?: string; database?: string; company?: Company; copy?: OutboxCopy };

function desk({
  line = noLine,
  deskId = 'desk-1',
  database = 'a',
  company = alone,
  copy = noCopy,
}: Wish): Promise<Desk> {
  const db = new BoardDb(`sync-${String(run)}-${database}`);
  open.push(db);
  const freeBytes = (): Promise<null> => Promise.resolve(null);
  return openDesk({ db, portId: port.id, deskId, demo: false, now: () => clock, line, company, copy, freeBytes });
}

const label = (of: Desk, bay = 0): string | undefined => of.store.getState().world.bays.get(bays[bay]!.id)?.label;
const act = async (of: Desk, ...intentions: { name: string; args: unknown }[]): Promise<void> => {
  for (const intention of intentions) expect((await of.dispatch(intention, administrator)).ok).toBe(true);
  await of.settled();
};

describe('a hub that is not the one it was', () => {
  test('C1: one restored from a backup is told again what it has forgotten, and refused actions stay refused', async () => {
    const store = memoryStore();
    const first = await desk({ line: ownHub(port.id, store) });
    await act(first, founding, renamed('A1'));
    const backup = store.copy();
    await act(first, renamed('A2'), renamed('B2', 1));
    backup.beginReign(clock + 1);
    const again = await desk({ line: ownHub(port.id, backup), database: 'a' });
    await again.settled();
    expect([label(again), label(again, 1)]).toEqual(['A2', 'B2']);
    expect(again.store.getState()).toMatchObject({ pending: 0, outcomes: [] });
    const rows = (await backup.snapshot(port.id))!.rows;
    expect(rows.find((r) => r.row.id === bays[0]!.id)?.row).toMatchObject({ label: 'A2' });
  });

  test('D1: one of our own that lost its file takes the rows of its desk, and what waits is answered', async () => {
    const before = await desk({ line: ownHub(port.id) });
    await act(before, founding, renamed('A1'));
    const offline = await desk({ line: noLine });
    await act(offline, renamed('A2'));
    const hub = await hostedHub({ folder: tempFolder(), name: 'own' }, () => {});
    const line: Line = {
      ...noLine,
      exchange: async (request) => JSON.parse(await hub.exchange(request)),
      snapshot: async (who) => {
        const { slices, ...head } = (await hub.snapshot(who))!;
        return { ...head, rows: slices.flatMap((slice) => JSON.parse(slice)) };
      },
      adopt: (rows, whose) => hub.adopt({ ...whose, portId: port.id, rows: JSON.stringify(rows) } as never),
    };
    const again = await desk({ line });
    await again.settled();
    expect(label(again)).toBe('A2');
    expect(again.store.getState()).toMatchObject({ pending: 0, sync: { heldUp: null } });
    expect((await hub.hub.ports())[0]?.version).toBe(2);
    await hub.hub.close();
  });

  test('one that does not know the port and is another one’s keeps us waiting, with all in place', async () => {
    const mine = await desk({ line: ownHub(port.id) });
    await act(mine, founding);
    const other = await desk({ line: ownHub(port.id) });
    await act(other, renamed('A2'));
    expect(other.store.getState()).toMatchObject({ pending: 1, sync: { heldUp: 'unknown-port' } });
    expect(label(other)).toBe('A2');
  });
});

describe('a desk that is not the one it was', () => {
  test('D1: a new database under an old name numbers on, so that nothing is taken for answered', async () => {
    const store = memoryStore();
    const old = await desk({ line: ownHub(port.id, store) });
    await act(old, founding, renamed('A1'), renamed('A2'));
    const offline = await desk({ database: 'new', line: noLine });
    expect(label(offline)).toBeUndefined();
    const fresh = await desk({ database: 'new', line: ownHub(port.id, store) });
    await fresh.settled();
    expect(label(fresh)).toBe('A2');
    await act(fresh, renamed('A3'));
    expect((await store.snapshot(port.id))!.rows.find((r) => r.row.id === bays[0]!.id)?.row).toMatchObject({
      label: 'A3',
    });
  });

  test('D1: what a lost database had not sent comes back from the second copy, and is answered once', async () => {
    const store = memoryStore();
    const kept: OutboxRow[] = [];
    let answered = 0;
    const copy: OutboxCopy = {
      keep: (rows) => void kept.push(...rows.filter((r) => !kept.some((k) => k.seq === r.seq))),
      answered: (upTo) => void (answered = upTo),
      rescue: () => Promise.resolve({ rows: kept.filter((r) => r.seq > answered), answered }),
    };
    const online = await desk({ line: ownHub(port.id, store), copy });
    await act(online, founding, renamed('A1'));
    const offline = await desk({ line: noLine, copy });
    await act(offline, renamed('A2'), renamed('B2', 1));
    const rescued = await desk({ database: 'new', line: ownHub(port.id, store), copy });
    await rescued.settled();
    expect([label(rescued), label(rescued, 1)]).toEqual(['A2', 'B2']);
    expect(await store.lastSeq(port.id, 'desk-1')).toBe(4);
  });

  test('an action that an older program left, and one with newer rows stored, do not stop each other', async () => {
    const store = memoryStore();
    const line = ownHub(port.id, store);
    await act(await desk({ line }), founding);
    const old = new BoardDb(`sync-${String(run)}-a`);
    await old.cursors.toCollection().modify({ schema: 0 });
    await old.table('bays').clear();
    old.close();
    const upgraded = await desk({ line });
    await upgraded.settled();
    expect(label(upgraded)).toBe(bays[0]!.label);
  });
});

describe('news', () => {
  test('C1: a poke that starts where the desk stands is shown without a question; one that does not leads to one', async () => {
    const store = memoryStore();
    let ears: LineEars | null = null;
    let asked = 0;
    const quiet: Line = {
      ...ownHub(port.id, store),
      exchange: (request) => {
        asked += 1;
        return ownHub(port.id, store).exchange(request);
      },
      listen: (heard) => {
        ears = heard;
        return () => {};
      },
    };
    const first = await desk({ line: ownHub(port.id, store) });
    await act(first, founding);
    const second = await desk({ line: quiet, deskId: 'desk-2', database: 'b' });
    await second.settled();
    const before = asked;
    await act(first, renamed('A1'));
    const [entry] = await store.entriesAfter(port.id, 1, 1);
    const { epoch } = (await store.head(port.id))!;
    const poke: Poke = { epoch, from: 1, cursor: 2, changes: JSON.parse(entry!.changes) };
    ears!.poke(poke);
    await expect.poll(() => label(second)).toBe('A1');
    expect(asked).toBe(before);
    await act(first, renamed('A2'), renamed('A3'));
    ears!.poke({ epoch, from: 3, cursor: 4, changes: [] });
    await expect.poll(() => label(second)).toBe('A3');
    expect(asked).toBeGreaterThan(before);
  });

  test('C4: actions decided by a hub whose rows this program cannot read stay in sight', async () => {
    const store = memoryStore();
    const line = ownHub(port.id, store);
    await act(await desk({ line }), founding);
    const tooNew: Line = {
      ...line,
      exchange: (request) => line.exchange({ ...request, schema: request.schema - 1 }),
    };
    const behind = await desk({ line: tooNew });
    await act(behind, renamed('A2'));
    expect(label(behind)).toBe('A2');
    expect(behind.store.getState().sync.heldUp).toBe('old-desk');
    const updated = await desk({ line });
    await updated.settled();
    expect(label(updated)).toBe('A2');
    expect((await store.head(port.id))?.version).toBe(2);
  });
});

describe('two windows over one memory', () => {
  /** Windows of one machine: the first leads, and all hear each other. */
  function windows(): () => Company {
    const listeners = new Map<object, () => void>();
    let led = false;
    return () => {
      const me = {};
      return {
        lead: (begin) => {
          if (led) return;
          led = true;
          begin();
        },
        tell: () => listeners.forEach((hear, whose) => whose !== me && queueMicrotask(hear)),
        hear: (listener) => void listeners.set(me, listener),
      };
    };
  }

  test('C2: one sends, every action once, and both show the same', async () => {
    const store: MemoryStore = memoryStore();
    const sent: number[] = [];
    const hub = portKeeper(store, port.id, () => clock);
    const line: Line = {
      ...noLine,
      exchange: (request) => {
        sent.push(...request.pending.map((p) => p.seq));
        return hub.exchange(request, { deskId: request.deskId, portId: port.id, agency: null, duty: 'cases' });
      },
    };
    const company = windows();
    const one = await desk({ line, company: company() });
    await act(one, founding);
    const two = await desk({ line, company: company() });
    await Promise.all([
      ...['A1', 'A2', 'A3'].map((l) => one.dispatch(renamed(l), administrator)),
      ...['B1', 'B2', 'B3'].map((l) => two.dispatch(renamed(l, 1), administrator)),
    ]);
    await expect.poll(() => one.store.getState().pending + two.store.getState().pending).toBe(0);
    await expect.poll(() => [label(one), label(one, 1), label(two), label(two, 1)]).toEqual(['A3', 'B3', 'A3', 'B3']);
    expect(await store.lastSeq(port.id, 'desk-1')).toBe(7);
    expect((await store.head(port.id))?.version).toBe(7);
    expect(new Set(sent).size).toBe(7);
  });
});
