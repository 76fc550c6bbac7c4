import { expect, test } from 'vitest';
import type { SyncState } from '#renderer/data/desk';
import { pillLook } from '#renderer/shell/sync-look';

const fine: SyncState = { reach: 'reached', heldUp: null, skew: 0, stalled: false, running: false };
type Seen = Parameters<typeof pillLook>[0];
const look = (seen: Partial<Omit<Seen, 'sync'>> & { readonly sync?: Partial<SyncState> }) => {
  const { sync, ...others } = seen;
  const { state, count } = pillLook({
    pending: 0,
    outcomes: [],
    weather: null,
    waits: 0,
    ...others,
    sync: { ...fine, ...sync },
  });
  return `${state} ${String(count)}`;
};
const away = { reach: 'out-of-reach' } as const;
const refused = [{}] as unknown as Seen['outcomes'];

test('all answered is in sync, what waits is being sent, before the first answer it is stored here', () => {
  expect(look({})).toBe('settled 0');
  expect(look({ pending: 3 })).toBe('sending 3');
  expect(look({ sync: { reach: 'unknown' } })).toBe('starting 0');
});

test('no line is offline and no trouble; after half an hour what waits is a backlog', () => {
  const weather = { code: 'out-of-reach', detail: '' } as const;
  expect(look({ sync: away, weather, pending: 2 })).toBe('offline 2');
  expect(look({ sync: away, weather, pending: 2, waits: 30 * 60_000 })).toBe('offline 2');
  expect(look({ sync: away, weather, pending: 2, waits: 30 * 60_000 + 1 })).toBe('behind 2');
});

test('a clock is named when it is off by more than half a minute, either way', () => {
  expect(look({ sync: { skew: 30_000 } })).toBe('settled 0');
  expect(look({ sync: { skew: 30_001 } })).toBe('clock 1');
  expect(look({ sync: { skew: -600_000 } })).toBe('clock 10');
});

test('what somebody must look at comes before how it goes, what an officer must decide before all', () => {
  expect(look({ sync: { stalled: true, skew: 600_000 }, pending: 1 })).toBe('trouble 1');
  expect(look({ sync: { heldUp: 'old-desk' } })).toBe('trouble 0');
  expect(look({ weather: { code: 'disk-full', detail: '' } })).toBe('trouble 0');
  expect(look({ weather: { code: 'wrong-hub', detail: '' }, outcomes: refused })).toBe('conflict 1');
});
