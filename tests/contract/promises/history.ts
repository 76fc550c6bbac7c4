import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { commit, PORT, someRow } from '#tests/support/hub-store-batch';
import type { StoreKind } from '#tests/support/hub-store-kinds';

/** What was decided can be read again, until it is forgotten. */
export function promisesOfHistory(kind: StoreKind): void {
  describe('history', () => {
    test('entries after a version come oldest first, at most as many as asked for', async () => {
      const store = await (await kind.place()).open();
      for (let i = 0; i < 12; i++) await commit(store);
      await commit(store, { portId: 'other' });
      const versions = async (after: number, limit: number) =>
        (await store.entriesAfter(PORT, after, limit)).map((e) => e.version);
      expect(await versions(0, 3)).toEqual([1, 2, 3]);
      expect(await versions(8, 100)).toEqual([9, 10, 11, 12]);
      expect(await versions(12, 100)).toEqual([]);
    });

    test('refusals of a desk after a number come oldest first, and nobody else’s', async () => {
      const store = await (await kind.place()).open();
      for (const seq of [1, 3, 9, 11]) await commit(store, { seq, refused: true });
      await commit(store, { seq: 5, deskId: 'desk-2', refused: true });
      const seqs = (await store.refusedAfter(PORT, 'desk-1', 2)).map((r) => r.seq);
      expect(seqs).toEqual([4, 10, 12]);
    });

    test('a refusal waits until its desk has stored it or is revoked, whoever opens the store next', async () => {
      const place = await kind.place();
      const store = await place.open();
      const desk = {
        portId: PORT,
        deskId: 'desk-1',
        agency: null,
        duty: 'cases',
        label: '一号',
        enrolledAt: 1,
      } as const;
      const [one, two] = [
        { ...desk, tokenHash: 'a', revokedAt: null },
        { ...desk, deskId: 'desk-2', tokenHash: 'b', revokedAt: null },
      ];
      await store.putDesk(one);
      await store.putDesk(two);
      expect(await store.oldestUnheard(PORT)).toBeNull();
      await commit(store, { seq: 1, received: 40, refused: true });
      await commit(store, { seq: 3, received: 30, refused: true });
      await commit(store, { seq: 5, received: 20, refused: true, deskId: 'desk-2' });
      await commit(store, { seq: 7, received: 10, refused: true, deskId: 'never enrolled' });
      expect(await store.oldestUnheard(PORT)).toBe(20);
      await store.putDesk({ ...two, revokedAt: 5 });
      expect(await store.oldestUnheard(PORT)).toBe(30);
      await store.noteHeard(PORT, 'desk-1', 3);
      await store.noteHeard(PORT, 'desk-1', 2); // an older word takes nothing back
      expect(await store.oldestUnheard(PORT)).toBe(30);
      const other = await place.open();
      await other.noteHeard(PORT, 'desk-1', 4);
      expect(await store.oldestUnheard(PORT)).toBeNull();
      expect(await other.oldestUnheard('other')).toBeNull();
    });

    test('a snapshot is of one version while others write: never half of an action, never rows of a later one', async () => {
      const place = await kind.place();
      const [writer, reader] = [await place.open(), await place.open()];
      const both = (n: number) => [someRow('first', { n }), someRow('last', { n })];
      await commit(writer, { rows: both(1) });
      const last = 60;
      const writes = (async () => {
        for (let n = 2; n <= last; n++) {
          await commit(writer, { rows: [...both(n), someRow(`row-${String(n)}`)] });
          await pause(1);
        }
      })();
      let seen = 0;
      for (let n = 1; n < last; seen++) {
        const { head, rows } = (await reader.snapshot(PORT))!;
        n = head.version;
        expect(rows).toHaveLength(n + 1);
        expect(rows).toContainEqual({ table: 'bays', row: { id: 'first', n } });
        expect(rows).toContainEqual({ table: 'bays', row: { id: 'last', n } });
        await pause(1);
      }
      await writes;
      expect(seen).toBeGreaterThan(1);
    });

    test('pruning forgets what was received before a moment, raises `oldest`, and keeps rows, marks and what came later', async () => {
      const store = await (await kind.place()).open();
      const times = [10, 20, 30, 25, 40]; // a clock that was set back forgets no later entry
      for (const received of times) await commit(store, { received, refused: true, seq: received });
      await commit(store, { portId: 'other', received: 1 });
      const marks = await store.lastSeq(PORT, 'desk-1');
      await store.prune(PORT, 30);
      const head = (await store.head(PORT))!;
      expect(head).toMatchObject({ version: 5, oldest: 2 });
      expect((await store.entriesAfter(PORT, head.oldest, 10)).map((e) => e.version)).toEqual([3, 4, 5]);
      expect((await store.entriesAfter(PORT, 0, 10)).every((e) => e.version >= head.oldest)).toBe(true);
      expect((await store.refusedAfter(PORT, 'desk-1', 0)).map((r) => r.received)).toEqual([30, 40]);
      expect((await store.snapshot(PORT))?.rows).toHaveLength(5);
      expect(await store.lastSeq(PORT, 'desk-1')).toBe(marks);
      expect(await store.head('other')).toMatchObject({ oldest: 0 });
    });

    test('pruning everything, twice, and less again never lowers `oldest`, and the next action follows', async () => {
      const store = await (await kind.place()).open();
      for (const received of [10, 20, 30]) await commit(store, { received });
      for (const before of [100, 100, 15]) await store.prune(PORT, before);
      expect(await store.head(PORT)).toMatchObject({ version: 3, oldest: 3 });
      const { batch } = await commit(store);
      expect(batch.head).toMatchObject({ version: 4, oldest: 3 });
      expect(await store.entriesAfter(PORT, 3, 10)).toEqual(batch.entries);
    });

    test('pruning beside writers loses neither their actions nor the new `oldest`', async () => {
      const place = await kind.place();
      const [a, b] = [await place.open(), await place.open()];
      for (let i = 1; i <= 10; i++) await commit(a, { received: i });
      await Promise.all([...Array.from({ length: 10 }, () => commit(a)), b.prune(PORT, 6), ...Array.from({ length: 10 }, () => commit(b))]); // prettier-ignore
      expect(await a.head(PORT)).toMatchObject({ version: 30, oldest: 5 });
    });
  });
}
