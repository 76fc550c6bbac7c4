import { expect, test, vi } from 'vitest';
import { openKeepers } from '#hub/hub-keepers';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';

const open = async (most: number) => {
  let clock = 1_000;
  const store = await openSqliteStore({ file: ':memory:' });
  const heads = vi.fn<typeof store.head>(store.head);
  const keepers = openKeepers({ ...store, head: heads }, { now: () => clock, most, idle: 100, unseen: () => {} });
  return { keepers, heads, wait: (ms: number) => void (clock += ms) };
};

test('N12: ports beyond the bound leave memory, the one used longest ago first; those in use stay', async () => {
  const { keepers } = await open(2);
  const kept = await keepers.withKeeper('A', (keeper) => Promise.resolve(keeper));
  const held = keepers.hold('B');
  const used = await keepers.withKeeper('C', (keeper) => Promise.resolve(keeper));
  expect(keepers.size()).toBe(2);
  expect(await keepers.withKeeper('A', (keeper) => Promise.resolve(keeper))).not.toBe(kept);
  expect(await keepers.withKeeper('C', (keeper) => Promise.resolve(keeper))).not.toBe(used);
  expect(keepers.hold('B').keeper).toBe(held.keeper);
});

test('N12: a port that nobody used for a while leaves memory, unless somebody listens', async () => {
  const { keepers, wait } = await open(10);
  await keepers.withKeeper('A', () => Promise.resolve());
  const { letGo } = keepers.hold('B');
  wait(101);
  keepers.tidy();
  expect(keepers.size()).toBe(1);
  letGo();
  letGo(); // twice is once
  keepers.tidy();
  expect(keepers.size()).toBe(0);
});

test('N12: the store is asked for news of ports with listeners alone', async () => {
  const { keepers, heads } = await open(10);
  await keepers.withKeeper('A', () => Promise.resolve());
  keepers.news('A', 5);
  keepers.news('never heard of', 5);
  keepers.lookAround();
  expect(heads).not.toHaveBeenCalled();
  keepers.hold('A');
  keepers.news('A', 5);
  keepers.lookAround();
  expect(heads.mock.calls).toEqual([['A'], ['A']]);
});
