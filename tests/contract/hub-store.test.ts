import { afterAll, beforeAll, describe } from 'vitest';
import { storeKinds } from '#tests/support/hub-store-kinds';
import { promisesOfDesks } from './promises/desks';
import { promisesOfDurability } from './promises/durability';
import { promisesOfHistory } from './promises/history';
import { promisesOfNews } from './promises/news';
import { promisesOfTransactions } from './promises/transactions';

/** Every promise of `hub/store/store.ts`, asked of every implementation on a real disk and a real server. */
for (const kind of storeKinds) {
  describe.skipIf(!kind.isHere)(`the store on ${kind.name}`, () => {
    beforeAll(() => kind.start());
    afterAll(() => kind.stop());
    promisesOfTransactions(kind);
    promisesOfHistory(kind);
    promisesOfDesks(kind);
    promisesOfNews(kind);
    promisesOfDurability(kind);
  });
}
