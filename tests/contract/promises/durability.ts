import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import { commit, EPOCH, PORT, someRow } from '#tests/support/hub-store-batch';
import type { StoreKind } from '#tests/support/hub-store-kinds';
import { killedWriter } from '#tests/support/killed-writer';
import { tempFolder } from '#tests/support/temp-folder';

/** What was told is on the disk, and a copy of it can be taken. */
export function promisesOfDurability(kind: StoreKind): void {
  describe('durability', () => {
    test('a store that is closed and opened again says the same', async () => {
      const place = await kind.place();
      const first = await place.open();
      const { batch } = await commit(first, { refused: true });
      await first.close();
      const again = await place.open();
      expect(await again.head(PORT)).toEqual(batch.head);
      expect(await again.entriesAfter(PORT, 0, 9)).toEqual(batch.entries);
      expect((await commit(again)).batch.head.version).toBe(2);
    });

    test('C8: a hub that is killed in the middle of writing keeps every action that it told of, and no half of another', async () => {
      const place = await kind.place();
      await (await place.open()).ready();
      let told = 0;
      for (let round = 0; round < 3; round++) {
        told = await killedWriter(place.address, 40 + 30 * round);
        const store = await place.open();
        const { head, rows } = (await store.snapshot(PORT))!;
        expect(head.version).toBeGreaterThanOrEqual(told);
        expect(await store.lastSeq(PORT, 'desk-1')).toBe(head.version);
        const versions = (await store.entriesAfter(PORT, 0, 10_000)).map((e) => e.version);
        expect(versions).toEqual(Array.from({ length: head.version }, (_, i) => i + 1));
        expect(rows).toHaveLength(head.version);
        await store.close();
      }
      expect(told).toBeGreaterThan(100);
    });

    test('a backup appears under its name only when it is whole: who looks meanwhile sees none', async () => {
      const store = await (await kind.place()).open();
      const rows = Array.from({ length: 4_000 }, (_, i) => someRow(`row-${String(i)}`, { pad: 'x'.repeat(2_000) }));
      await commit(store, { rows });
      const file = join(tempFolder(), 'backup.db');
      const seen = new Set<number>();
      const backup = { running: true };
      const look = async (): Promise<void> => {
        while (backup.running) {
          seen.add(statSync(file, { throwIfNoEntry: false })?.size ?? 0);
          await setImmediate();
        }
      };
      const looking = look();
      await store.backup(file);
      backup.running = false;
      await looking;
      expect(seen).toContain(0);
      expect([...seen].filter((size) => size > 0 && size !== statSync(file).size)).toEqual([]);
    });

    test('a backup holds everything of one moment, opens as an embedded store, and overwrites no file', async () => {
      const store = await (await kind.place()).open();
      const file = join(tempFolder(), 'backup.db');
      const { batch } = await commit(store, { refused: true, rows: [someRow('a\0b')] });
      const desk = { deskId: 'd', portId: PORT, agency: null, duty: 'cases', tokenHash: 't', label: 'l', enrolledAt: EPOCH, revokedAt: null } as const; // prettier-ignore
      await store.putDesk(desk);
      await store.putCode({ codeHash: 'c', portId: PORT, agency: null, duty: 'cases', label: 'l', expiresAt: EPOCH });
      await store.backup(file);
      await commit(store);
      await expect(store.backup(file)).rejects.toThrow('exists');
      expect(existsSync(`${file}.part`)).toBe(false);
      const copy = await openSqliteStore({ file });
      expect(await copy.snapshot(PORT)).toEqual({ head: batch.head, rows: [{ table: 'bays', row: { id: 'a\0b' } }] });
      expect(await copy.entriesAfter(PORT, 0, 9)).toEqual(batch.entries);
      expect(await copy.refusedAfter(PORT, 'desk-1', 0)).toEqual(batch.refused);
      expect(await copy.lastSeq(PORT, 'desk-1')).toBe(2);
      expect(await copy.desks(PORT)).toEqual([desk]);
      expect(await copy.takeCode('c')).not.toBeNull();
      await copy.close();
    });
  });
}
