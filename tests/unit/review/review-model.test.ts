import { expect, test } from 'vitest';
import { put } from '#shared/domain/change';
import { declineIdOf } from '#shared/domain/session';
import type { World } from '#shared/domain/world';
import type { MatchPair } from '#shared/matching/evidence';
import { dayModelOf } from '#renderer/data/day-model';
import { changesOf, checksOf, unjoinedChecks } from '#renderer/features/review/review-model';
import { planPicture } from '#renderer/print/day-plan/picture';
import {
  DAY,
  PORT,
  after,
  people,
  requestOf,
  sessionOf,
  someDuty,
  someWorld,
  span,
  type Builder,
} from '#tests/support/world-builder';

const team = ['c1', 'c2'] as const;
const shift = { duty: ['07:00', '15:00'] } as const;
const plain = (): Builder =>
  someWorld()
    .withBay('A')
    .withBay('B')
    .withOfficer('c1', shift)
    .withOfficer('c2', shift)
    .withRequest('1')
    .withRequest('2');
const dayOf = (world: World) => dayModelOf(world, PORT.id, DAY)!;
const kinds = (world: World) => checksOf(world, dayOf(world)).map((c) => [c.kind, c.tone, c.name]);
const pictureOf = (world: World) => planPicture(world, { portId: PORT.id, day: DAY, picture: 'current' });
const plan = { portId: PORT.id, day: DAY };

test('a plan with full teams and no clash has nothing but what waits', () => {
  const { world } = plain().placed('1', 'A', '08:00', { team });
  expect(kinds(world)).toEqual([['waiting', 'note', '']]);
});

test('a clash blocks and hides what the same opening lacks besides; an incomplete team blocks alone', () => {
  const { world } = plain().placed('1', 'A', '08:00').placed('2', 'A', '08:10', { team });
  expect(kinds(world).filter(([, tone]) => tone === 'block')).toEqual([
    ['clash', 'block', '吉H1'],
    ['clash', 'block', '吉H2'],
  ]);
  expect(kinds(plain().placed('1', 'A', '08:00').world)).toContainEqual(['team', 'block', '吉H1']);
});

test('what comes too late is a note: of the green lane for fresh goods, of the plan for others', () => {
  const { world } = plain()
    .withRequest('3', { hs: '03063399' })
    .withBay('C', { kind: 'coldBay' })
    .placed('3', 'C', '10:00', { team })
    .placed('1', 'A', '14:20', { team })
    .placed('2', 'B', '07:00', { team });
  expect(kinds(world)).toEqual(
    expect.arrayContaining([
      ['greenLate', 'warn', '吉H3'],
      ['late', 'warn', '吉H1'],
      ['early', 'warn', '吉H2'],
    ]),
  );
});

test('an officer on duty for more than eight hours is named with the hours', () => {
  const eight = plain().and(put('duties', someDuty('c1', [span('07:00', '15:00')])), put('duties', someDuty('c2', [])));
  expect(kinds(eight.world).filter(([kind]) => kind === 'overHours')).toEqual([]);
  const more = eight.and(put('duties', someDuty('c1', [span('07:00', '15:30')]))).world;
  const check = checksOf(more, dayOf(more)).find((c) => c.kind === 'overHours');
  expect(check?.facts).toEqual({ name: 'c1', hours: 8.5 });
});

test('a likely pair is asked about until it is joined or declined', () => {
  const pair: MatchPair = { a: requestOf('1'), b: requestOf('b1'), score: 0.88, reasons: [] };
  const builder = plain().withRequest('b1');
  const asked = (world: World) => unjoinedChecks(world, dayOf(world), [pair]).map((c) => c.facts['score']);
  expect(asked(builder.world)).toEqual([88]);
  expect(asked(builder.joined('1', 'b1').world)).toEqual([]);
  const declined = {
    id: declineIdOf(requestOf('1'), requestOf('b1')),
    ...plan,
    a: requestOf('1'),
    b: requestOf('b1'),
    reason: 'secret',
    note: '',
    by: people.leader.id,
  } as const;
  expect(asked(builder.and(put('declines', declined)).world)).toEqual([]);
  expect(unjoinedChecks(builder.world, dayOf(builder.world), [{ ...pair, score: 0.4 }])).toEqual([]);
});

test('before the first approval the whole plan is listed; afterwards what a slip has changed, with its reason', () => {
  const draft = plain().placed('1', 'A', '08:00', { team }).world;
  expect(changesOf(draft, pictureOf(draft)).map((c) => [c.kind, c.name])).toEqual([['added', '吉H1']]);
  const submitted = after(draft, 'plan.submit', plan);
  const approved = after(submitted, 'plan.approve', plan, { actor: people.supervisor });
  expect(changesOf(approved, pictureOf(approved))).toHaveLength(1);
  const place = { sessionId: sessionOf('1'), bayId: 'B', start: span('09:00', '10:00').start, reason: '车辆晚到' };
  const moved = after(approved, 'session.place', place);
  expect(changesOf(moved, pictureOf(moved)).map((c) => [c.kind, c.reasons])).toEqual([['moved', ['车辆晚到']]]);
});
