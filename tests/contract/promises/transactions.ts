import { setTimeout as pause } from 'node:timers/promises';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { del, put } from '#shared/domain/change';
import type { Row } from '#shared/domain/world';
import type { HubStore } from '#hub/store/store';
import { batchOf, commit, PORT, someRow } from '#tests/support/hub-store-batch';
import type { StoreKind } from '#tests/support/hub-store-kinds';

const rowsOf = async (store: HubStore, portId = PORT) => (await store.snapshot(portId))?.rows ?? [];

/** One transaction at a time for a port, written whole or not at all. */
export function promisesOfTransactions(kind: StoreKind): void {
  describe('transactions', () => {
    test('a port that was never heard of is null, empty and zero everywhere', async () => {
      const store = await (await kind.place()).open();
      const seen = await store.transact({ portId: PORT, known: 0, desks: ['d'] }, (locked) => ({
        batch: null,
        result: locked,
      }));
      expect(seen).toEqual({ head: null, lastSeq: new Map(), missed: [] });
      expect(await store.head(PORT)).toBeNull();
      expect(await store.snapshot(PORT)).toBeNull();
      expect(await store.ports()).toEqual([]);
      expect(await store.entriesAfter(PORT, 0, 10)).toEqual([]);
      expect(await store.lastSeq(PORT, 'd')).toBe(0);
      await store.prune(PORT, Number.MAX_SAFE_INTEGER);
    });

    test('what decide returns is there afterwards, whole, for every other store on the database', async () => {
      const place = await kind.place();
      const { batch } = await commit(await place.open(), { refused: true });
      const other = await place.open();
      expect(await other.head(PORT)).toEqual(batch.head);
      expect(await other.ports()).toEqual([batch.head]);
      expect(await other.snapshot(PORT)).toEqual({
        head: batch.head,
        rows: [{ table: 'bays', row: { id: 'row-1' } }],
      });
      expect(await other.entriesAfter(PORT, 0, 10)).toEqual(batch.entries);
      expect(await other.refusedAfter(PORT, 'desk-1', 0)).toEqual(batch.refused);
      expect(await other.lastSeq(PORT, 'desk-1')).toBe(2);
    });

    test('a row written again has its new state, one taken away is gone, and one of another table or port stays', async () => {
      const store = await (await kind.place()).open();
      await commit(store, { rows: [someRow('a', { n: 1 }), someRow('b')] });
      await commit(store, { portId: 'other', rows: [someRow('b')] });
      const user = put('users', { id: 'b' } as unknown as Row<'users'>);
      await commit(store, { rows: [someRow('a', { n: 2 }), del('bays', 'b'), user] });
      const rows = await rowsOf(store);
      expect(rows).toHaveLength(2);
      expect(rows).toContainEqual({ table: 'bays', row: { id: 'a', n: 2 } });
      expect(rows).toContainEqual({ table: 'users', row: { id: 'b' } });
      expect(await rowsOf(store, 'other')).toEqual([{ table: 'bays', row: { id: 'b' } }]);
    });

    test('null writes nothing; an error of decide writes nothing, reaches the caller as it is, and the store goes on', async () => {
      const store = await (await kind.place()).open();
      await store.transact({ portId: PORT, known: 0, desks: [] }, () => ({ batch: null, result: 1 }));
      expect(await store.head(PORT)).toBeNull();
      const mine = new Error('mine');
      const failing = store.transact({ portId: PORT, known: 0, desks: [] }, () => {
        throw mine;
      });
      await expect(failing).rejects.toBe(mine);
      expect((await commit(store)).batch.head.version).toBe(1);
    });

    test('a batch of which one part cannot be written is not written at all', async () => {
      const store = await (await kind.place()).open();
      const { batch } = await commit(store);
      const clash = store.transact({ portId: PORT, known: 1, desks: [] }, (locked) => {
        const next = batchOf({ rows: [someRow('new')], refused: true }, locked);
        return { batch: { ...next, entries: [...next.entries, ...batch.entries] }, result: null };
      });
      await expect(clash).rejects.toThrow(/unique/i);
      expect(await store.head(PORT)).toEqual(batch.head);
      expect(await rowsOf(store)).toEqual([{ table: 'bays', row: { id: 'row-1' } }]);
      expect(await store.entriesAfter(PORT, 0, 10)).toEqual(batch.entries);
      expect(await store.refusedAfter(PORT, 'desk-1', 0)).toEqual([]);
      expect(await store.lastSeq(PORT, 'desk-1')).toBe(1);
    });

    test('the lock shows the head, the marks of the desks asked about, and what was missed, oldest first', async () => {
      const store = await (await kind.place()).open();
      const written = [];
      for (const deskId of ['a', 'b', 'a', 'c']) written.push((await commit(store, { deskId })).batch);
      const seen = await store.transact({ portId: PORT, known: 2, desks: ['a', 'c', 'never'] }, (locked) => ({
        batch: null,
        result: locked,
      }));
      expect(seen.head).toEqual(written[3]!.head);
      expect(seen.lastSeq).toEqual(new Map([['a', 3], ['c', 4]])); // prettier-ignore
      expect(seen.missed).toEqual([...written[2]!.entries, ...written[3]!.entries]);
    });

    test('many at once over two stores, on a port that nobody knew: each sees the one before, none is lost', async () => {
      const place = await kind.place();
      const stores = [await place.open(), await place.open()];
      const all = await Promise.all(Array.from({ length: 40 }, (_, i) => commit(stores[i % 2]!)));
      const versions = all.map(({ batch }) => batch.head.version).toSorted((a, b) => a - b);
      expect(versions).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
      for (const { batch, locked } of all) expect(locked.head?.version ?? 0).toBe(batch.head.version - 1);
      const kept = await stores[0]!.entriesAfter(PORT, 0, 100);
      expect(kept.map((e) => e.version)).toEqual(versions);
      expect(await rowsOf(stores[1]!)).toHaveLength(40);
    });

    test(`while another hub holds a port, nobody else is inside for it${kind.locksByPort ? ', and other ports go on' : ''}`, async () => {
      const place = await kind.place();
      const store = await place.open();
      await commit(store);
      const release = await place.hold(PORT);
      let inside = false;
      const waiting = commit(store).then((done) => {
        inside = true;
        return done;
      });
      if (kind.locksByPort) await commit(store, { portId: 'other' });
      await pause(200);
      expect(inside).toBe(false);
      await release();
      expect((await waiting).batch.head.version).toBe(2);
    });

    test('any text of a desk comes back letter for letter, NUL and half surrogates too, and no two become one', async () => {
      const store = await (await kind.place()).open();
      const text = fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', maxLength: 1 }), fc.constantFrom('\0', '\uE000', '\uD800', '\uDC00', "'", '\\', '0', 'd')), minLength: 1, maxLength: 12 }); // prettier-ignore
      const texts = fc.uniqueArray(text, { minLength: 2, maxLength: 8 });
      let round = 0;
      await fc.assert(
        fc.asyncProperty(texts, async (names) => {
          const portId = `port-${String(++round)}`;
          const written = [];
          for (const name of names) {
            const rows = [someRow(name, { note: name })];
            const act = { portId, deskId: name, seq: 1, args: JSON.stringify(name), rows, refused: true };
            written.push((await commit(store, act)).batch);
          }
          expect(await store.entriesAfter(portId, 0, 100)).toEqual(written.flatMap((b) => b.entries));
          const rows = (await rowsOf(store, portId)).map(({ row }) => row.id);
          expect(rows.toSorted()).toEqual([...names].toSorted());
          for (const [i, name] of names.entries())
            expect(await store.refusedAfter(portId, name, 0)).toEqual(written[i]!.refused);
          const { lastSeq } = await store.transact({ portId, known: 0, desks: names }, (locked) => ({
            batch: null,
            result: locked,
          }));
          expect(lastSeq).toEqual(new Map(names.map((name) => [name, 2])));
        }),
        { numRuns: 8 },
      );
    });

    test('an import of ten thousand rows is one action of eight megabytes, and is kept', async () => {
      const store = await (await kind.place()).open();
      const rows = Array.from({ length: 10_000 }, (_, i) => someRow(`row-${String(i)}`, { plate: `吉H"${String(i)}\\`, pad: 'x'.repeat(300) })); // prettier-ignore
      const args = JSON.stringify('行'.repeat(2_700_000));
      const { batch } = await commit(store, { rows, args });
      const [entry] = await store.entriesAfter(PORT, 0, 1);
      expect(entry?.args === args && entry.changes === batch.entries[0]!.changes).toBe(true);
      const kept = await rowsOf(store);
      expect(kept).toHaveLength(10_000);
      expect(kept).toContainEqual({ table: 'bays', row: { id: 'row-7', plate: '吉H"7\\', pad: 'x'.repeat(300) } });
    });
  });
}
