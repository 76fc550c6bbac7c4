import { describe } from 'vitest';
import type { StoreKind } from '#tests/support/hub-store-kinds';
import { memoryStore } from '#tests/support/memory-store';
import { promisesOfDesks } from './promises/desks';
import { promisesOfHistory } from './promises/history';
import { promisesOfNews } from './promises/news';
import { promisesOfTransactions } from './promises/transactions';

const memory: StoreKind = {
  name: 'memory',
  isHere: true,
  locksByPort: true,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  place: () => {
    const store = memoryStore();
    return Promise.resolve({
      open: () => Promise.resolve(store),
      hold: (portId) => Promise.resolve(store.hold(portId)),
      address: { file: '' },
    });
  },
};

/** What stands in for a store in the tests of thousands of days keeps the same promises, but for the disk. */
describe('the store in memory of the tests', () => {
  promisesOfTransactions(memory);
  promisesOfHistory(memory);
  promisesOfDesks(memory);
  promisesOfNews(memory);
});
