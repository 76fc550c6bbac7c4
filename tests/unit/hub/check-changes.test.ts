import { expect, test } from 'vitest';
import { del, put } from '#shared/domain/change';
import { PROTOCOL, change, exchangeReply } from '#shared/sync/exchange';
import { areChanges, isReply } from '#hub/host/check-changes';
import { bayOf, someWorld } from '#tests/support/world-builder';

const { world } = someWorld().withBay('1');
const bay = world.bays.get(bayOf('1'))!;
const good = [put('bays', bay), del('sessions', 's')];
const bad: readonly unknown[] = [
  null,
  { op: 'put', table: 'bays' },
  { op: 'put', table: 'bays', row: { ...bay, order: 'first' } },
  { op: 'put', table: 'users', row: bay },
  { op: 'put', table: 'toString', row: bay },
  { op: 'put', table: 'bays', row: bay, more: 1 },
  { op: 'move', table: 'bays', id: 'x' },
  { op: 'del', table: 'bays', id: 3 },
];

test('a change is one exactly where the wire says so', () => {
  expect(areChanges(good)).toBe(true);
  for (const one of good) expect(change.safeParse(one).success).toBe(true);
  for (const one of bad) {
    expect(areChanges([one])).toBe(false);
    expect(change.safeParse(one).success).toBe(false);
  }
  expect(areChanges('many')).toBe(false);
});

test('a reply is one exactly where the wire says so, with its changes and without', () => {
  const said = { protocol: PROTOCOL, epoch: 1, lastSeq: 2, refused: [], now: 5 };
  const news = { kind: 'news', ...said, fromCursor: 0, cursor: 1, changes: good, more: false };
  const others = [
    { kind: 'unknown-port', ...said },
    { ...news, changes: bad },
    { ...news, more: 'no' },
    { ...said },
    null,
  ];
  for (const reply of [news, ...others]) expect(isReply(reply)).toBe(exchangeReply.safeParse(reply).success);
  expect(isReply(news)).toBe(true);
});
