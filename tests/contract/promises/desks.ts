import { describe, expect, test } from 'vitest';
import { EPOCH, PORT } from '#tests/support/hub-store-batch';
import type { StoreKind } from '#tests/support/hub-store-kinds';
import type { EnrolledDesk, EnrolmentCode } from '#hub/store/store';

const desk = (deskId: string, more: Partial<EnrolledDesk> = {}): EnrolledDesk => ({
  deskId,
  portId: PORT,
  agency: 'customs',
  duty: 'cases',
  tokenHash: `token of ${deskId}`,
  label: '一号工位',
  enrolledAt: EPOCH,
  revokedAt: null,
  ...more,
});

const code = (codeHash: string): EnrolmentCode => ({
  codeHash,
  portId: PORT,
  agency: null,
  duty: 'administration',
  label: '办公室',
  expiresAt: EPOCH,
});

/** Desks and the codes that enrol them. */
export function promisesOfDesks(kind: StoreKind): void {
  describe('desks', () => {
    test('a desk is found by its token and under its port; a revoked one is found as revoked', async () => {
      const place = await kind.place();
      const store = await place.open();
      const [one, two] = [desk('one'), desk('two', { agency: null, enrolledAt: EPOCH + 1 })];
      for (const d of [two, one, desk('three', { portId: 'other' })]) await store.putDesk(d);
      expect(await store.deskByToken(one.tokenHash)).toEqual(one);
      expect(await store.deskByToken('unknown')).toBeNull();
      expect(await store.desks(PORT)).toEqual([one, two]);
      const revoked = { ...one, revokedAt: EPOCH + 2 };
      await store.putDesk(revoked);
      const other = await place.open();
      expect(await other.deskByToken(one.tokenHash)).toEqual(revoked);
      expect(await other.desks(PORT)).toEqual([revoked, two]);
    });

    test('a desk with a new token is no longer found by the old one', async () => {
      const store = await (await kind.place()).open();
      await store.putDesk(desk('one'));
      await store.putDesk(desk('one', { tokenHash: 'new' }));
      expect(await store.deskByToken('token of one')).toBeNull();
      expect(await store.desks(PORT)).toHaveLength(1);
    });

    test('a code serves once, however many ask for it at the same moment', async () => {
      const place = await kind.place();
      const stores = [await place.open(), await place.open()];
      await stores[0]!.putCode(code('a'));
      await stores[0]!.putCode(code('b'));
      const taken = await Promise.all(Array.from({ length: 20 }, (_, i) => stores[i % 2]!.takeCode('a')));
      expect(taken.filter((t) => t !== null)).toEqual([code('a')]);
      expect(await stores[1]!.takeCode('a')).toBeNull();
      expect(await stores[1]!.takeCode('b')).toEqual(code('b'));
    });

    test('codes that ran out long ago are pruned, later ones serve', async () => {
      const store = await (await kind.place()).open();
      await store.putCode(code('old'));
      await store.putCode({ ...code('new'), expiresAt: EPOCH + 2 });
      await store.prune(PORT, EPOCH + 1);
      expect(await store.takeCode('old')).toBeNull();
      expect(await store.takeCode('new')).not.toBeNull();
    });
  });
}
