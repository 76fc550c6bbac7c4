import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { HubStore } from '#hub/store/store';
import { commit, PORT } from '#tests/support/hub-store-batch';
import type { StoreKind } from '#tests/support/hub-store-kinds';

type News = { readonly portId: string; readonly version: number };

function listenTo(store: HubStore) {
  const heard: News[] = [];
  return { heard, stop: store.onNews((news) => heard.push(news)) };
}

const newest = (heard: readonly News[], portId: string): number | undefined =>
  heard.findLast((n) => n.portId === portId)?.version;

/** Who listens hears of commits, by whichever process. */
export function promisesOfNews(kind: StoreKind): void {
  describe('news', () => {
    test('commits of this store and of another one on the database are heard, with port and version', async () => {
      const place = await kind.place();
      const [one, two] = [await place.open(), await place.open()];
      await commit(one);
      const at = [listenTo(one), listenTo(two)];
      await Promise.all([one.ready(), two.ready()]);
      await commit(one);
      await commit(two, { portId: 'other port/7' });
      for (const { heard } of at) {
        await expect.poll(() => newest(heard, PORT), { timeout: 5_000 }).toBe(2);
        await expect.poll(() => newest(heard, 'other port/7'), { timeout: 5_000 }).toBe(1);
      }
    });

    test('who has stopped listening, and what was not written, is told nothing', async () => {
      const store = await (await kind.place()).open();
      const [gone, here] = [listenTo(store), listenTo(store)];
      await store.ready();
      gone.stop();
      await store.transact({ portId: PORT, known: 0, desks: [] }, () => ({ batch: null, result: null }));
      await commit(store, { portId: 'other' });
      await expect.poll(() => here.heard, { timeout: 5_000 }).toEqual([{ portId: 'other', version: 1 }]);
      await pause(300);
      expect(here.heard).toHaveLength(1);
      expect(gone.heard).toEqual([]);
    });
  });
}
