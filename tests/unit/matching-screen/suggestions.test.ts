import { beforeAll, describe, expect, test } from 'vitest';
import { slotOf } from '#shared/kernel/time';
import type { User } from '#shared/domain/user';
import type { World } from '#shared/domain/world';
import { matchDay } from '#shared/matching/of-requests';
import { dayModelOf, type SessionView } from '#renderer/data/day-model';
import { demoUsers } from '#renderer/data/demo/demo-day';
import { fillDemo } from '#renderer/data/demo/fill';
import type { Desk } from '#renderer/data/desk';
import { pairsToDecline, sortDay, type Sorted, type Suggestion } from '#renderer/features/matching/suggestions';
import { openDemo } from '#tests/unit/intake/open-demo';
import { DEMO_DAY, DEMO_NOW, DEMO_PORT } from '#renderer/data/demo/demo-facts';

let desk: Desk;
const leader: User = demoUsers[0]!;

beforeAll(async () => {
  ({ desk } = await openDemo('suggestions-test'));
  await fillDemo(desk);
});

function sorted(): Sorted {
  const world: World = desk.store.getState().world;
  const result = matchDay([...world.requests.values()], 180);
  const { sessions } = dayModelOf(world, DEMO_PORT, DEMO_DAY)!;
  return sortDay(result, { sessions, declines: world.declines });
}

const numbers = (s: { readonly requests: readonly { readonly requestNo: string }[] }): readonly string[] =>
  s.requests.map((r) => r.requestNo);
const act = (name: string, args: unknown) => desk.dispatch({ name, args }, leader);
const part = (no: string) => {
  const view = sorted().joined.find((v) => numbers(v).includes(no))!;
  return act('session.part', { joined: view.id, parts: view.session.requestIds.map((id) => [id]), reason: null });
};
const onlySure = (): Suggestion => {
  const { sure } = sorted();
  expect(sure).toHaveLength(1);
  return sure[0]!;
};

describe('the day sorted for matching', () => {
  test('what is joined already is no suggestion; a plate one digit off is doubtful', () => {
    const { sure, doubtful, joined, declined, unmatched } = sorted();
    expect([sure.length, joined.length, declined.length]).toEqual([0, 9, 0]);
    expect(doubtful.map(numbers)).toEqual([['15172026112312', 'HCBJ1123-11']]);
    expect(unmatched).toHaveLength(7);
  });

  test('a parted pair is offered again, customs first, and can be joined', async () => {
    expect((await part('HCBJ1123-07')).ok).toBe(true);
    const again = onlySure();
    expect(numbers(again)).toEqual(['15172026112310', 'HCBJ1123-07']);
    const joined = await act('session.join', { sessionIds: again.sessions.map((v) => v.id), reason: null });
    expect(joined.ok).toBe(true);
    expect(sorted().sure).toEqual([]);
  });

  test('a declined pair is not offered again until it is reconsidered', async () => {
    await part('HCBJ1123-07');
    const pairs = pairsToDecline(onlySure());
    expect(pairs.map(([a, b]) => [a.agency, b.agency])).toEqual([['customs', 'border']]);
    const [a, b] = pairs[0]!;
    await act('match.decline', { a: a.id, b: b.id, reason: 'time', note: '' });
    expect(sorted().sure).toEqual([]);
    expect(sorted().declined.map(numbers)).toEqual([['15172026112310', 'HCBJ1123-07']]);
    expect(sorted().unmatched).toHaveLength(9);
    await act('match.reconsider', { a: a.id, b: b.id });
    expect(sorted().declined).toEqual([]);
    expect(numbers(onlySure())).toEqual(['15172026112310', 'HCBJ1123-07']);
  });

  test('what has begun is not offered: it is opened already', async () => {
    const { id } = onlySure().sessions[0]!;
    await act('milestone.record', { sessionId: id, kind: 'started', at: DEMO_NOW });
    expect(sorted().sure).toEqual([]);
  });

  test('the one that stands on the board leads, so that its place is kept', async () => {
    await part('HCBJ1123-06');
    const world = desk.store.getState().world;
    const day = dayModelOf(world, DEMO_PORT, DEMO_DAY)!;
    const place = { bayId: day.bays[0]!.id, slot: slotOf(DEMO_NOW, 30) };
    const onBoard = (v: SessionView): SessionView => ({ ...v, session: { ...v.session, place } });
    const sessions = day.sessions.map((v) => (numbers(v).includes('HCBJ1123-06') ? onBoard(v) : v));
    const result = matchDay([...world.requests.values()], 180);
    const [one] = sortDay(result, { sessions, declines: world.declines }).sure;
    expect(one!.sessions.map(numbers)).toEqual([['HCBJ1123-06'], ['15172026112307']]);
    expect(numbers(one!)).toEqual(['15172026112307', 'HCBJ1123-06']);
  });
});
