import { describe, expect, test } from 'vitest';
import { put } from '#shared/domain/change';
import { tableNames } from '#shared/domain/world';
import { change, exchangeReply } from '#shared/sync/exchange';
import { someWorld } from '#tests/support/world-builder';

const { world } = someWorld().withBay('1').withRequest('a');
const rows = tableNames.flatMap((table) => [...world[table].values()].map((row) => put(table, row)));

describe('a change as it travels', () => {
  test('C6: every row passes as one of its own table, and of no other', () => {
    for (const c of rows) expect(change.safeParse(c).success).toBe(true);
    const [bay] = world.bays.values();
    expect(change.safeParse({ op: 'put', table: 'sessions', row: bay }).success).toBe(false);
  });

  test('C6: what names no table, is half a row or says more than it should does not pass', () => {
    expect(change.safeParse({ op: 'del', table: 'bays', id: 'x' }).success).toBe(true);
    expect(change.safeParse({ op: 'del', table: '__proto__', id: 'x' }).success).toBe(false);
    expect(change.safeParse({ op: 'put', table: 'bays', row: {} }).success).toBe(false);
    expect(change.safeParse({ ...rows[0]!, more: 1 }).success).toBe(false);
    expect(change.safeParse({ op: 'move', table: 'bays', id: 'x' }).success).toBe(false);
  });
});

test('C3: a refusal for a reason that this desk does not know yet is still a refusal', () => {
  const no = { seq: 1, name: 'session.place', refusal: { code: 'of-tomorrow', about: null, facts: {} }, against: null };
  const reply = { kind: 'upgrade', protocol: 1, epoch: 1, lastSeq: 1, refused: [no], now: 1, who: 'desk' };
  expect(exchangeReply.parse(reply).refused).toMatchObject([{ seq: 1, refusal: { code: 'row-invalid' } }]);
});
