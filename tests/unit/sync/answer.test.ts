import { describe, expect, test } from 'vitest';
import { deskId } from '#shared/kernel/ids';
import type { User } from '#shared/domain/user';
import { put, workingCopyOf } from '#shared/domain/change';
import { emptyWorld, type World } from '#shared/domain/world';
import { answerRun } from '#shared/sync/answer';
import { asSent, pendingMutation, type PendingMutation } from '#shared/sync/pending';
import { replay } from '#shared/sync/replay';
import { tablesFor, visibleTo, type DeskGrant } from '#shared/sync/visibility';
import { PORT, bayOf, people, sessionOf, someWorld, time, type Clock } from '#tests/support/world-builder';

const { world } = someWorld().withBay('1').withRequest('a').withRequest('c');

const pending = (seq: number, name: string, args: unknown, actor: User = people.leader): PendingMutation => ({
  seq,
  v: 1,
  deskId: deskId.parse('desk'),
  portId: PORT.id,
  name,
  args,
  actor,
  at: time('07:00'),
});
const place = (seq: number, no: string, start: Clock, actor?: User) =>
  pending(
    seq,
    'session.place',
    { sessionId: sessionOf(no), bayId: bayOf('1'), start: time(start), reason: null },
    actor,
  );
const shared: DeskGrant = { deskId: 'desk', portId: PORT.id, agency: null, duty: 'cases' };

/** The run on a copy of a world, and what the copy came to. */
function answerAll(start: World, sent: readonly PendingMutation[], lastSeq: number, grant = shared) {
  const copy = workingCopyOf(start);
  const answers = answerRun(copy, sent.map(asSent), { lastSeq, grant });
  return { world: copy.world(), answers };
}
const codes = ({ answers }: ReturnType<typeof answerAll>) =>
  answers.map((a) => [a.action.seq, a.refusal?.code ?? 'ok']);
const writing = ({ answers }: ReturnType<typeof answerAll>) => answers.filter((a) => a.changes.length > 0).length;

describe('answers', () => {
  test('C2 C3: every action one answer, refusals among them, each decided on what the one before made', () => {
    const answered = answerAll(world, [place(1, 'a', '09:00'), place(2, 'c', '09:10'), place(3, 'c', '09:20')], 0);
    expect(codes(answered)).toEqual([
      [1, 'ok'],
      [2, 'bay-taken'],
      [3, 'ok'],
    ]);
    expect(writing(answered)).toBe(2);
  });

  test('C2: what was answered is not run again, sent alone or before something new', () => {
    const first = answerAll(world, [place(1, 'a', '09:00')], 0);
    expect(answerAll(first.world, [place(1, 'a', '09:00')], 1)).toEqual({
      world: first.world,
      answers: [],
    });
    expect(codes(answerAll(first.world, [place(1, 'a', '10:00'), place(2, 'c', '09:20')], 1))).toEqual([[2, 'ok']]);
  });

  test('C2: a gap stops the run, since later actions may stand on what is missing', () => {
    expect(codes(answerAll(world, [place(1, 'a', '09:00'), place(3, 'c', '10:00')], 0))).toEqual([[1, 'ok']]);
    expect(answerAll(world, [place(2, 'a', '09:00')], 0).answers).toEqual([]);
  });

  test('C2: an action twice in one sending runs once', () => {
    expect(
      codes(answerAll(world, [place(1, 'a', '09:00'), place(1, 'c', '10:00'), place(2, 'c', '10:00')], 0)),
    ).toEqual([
      [1, 'ok'],
      [2, 'ok'],
    ]);
  });

  test('C2: an action that changes nothing is answered and raises no version', () => {
    const fact = { sessionId: sessionOf('a'), kind: 'arrived', at: time('08:00') };
    const answered = answerAll(world, [pending(1, 'milestone.record', fact), pending(2, 'milestone.record', fact)], 0);
    expect(codes(answered)).toEqual([
      [1, 'ok'],
      [2, 'ok'],
    ]);
    expect(writing(answered)).toBe(1);
  });

  test('C5: the world that was asked stays as it was', () => {
    const before = new Map(world.sessions);
    answerAll(world, [place(1, 'a', '09:00')], 0);
    expect(world.sessions).toEqual(before);
  });
});

describe('authority', () => {
  test('X1: an officer who claims to lead is still an officer', () => {
    const answered = answerAll(world, [place(1, 'a', '09:00', { ...people.officer, role: 'leader' })], 0);
    expect(codes(answered)).toEqual([[1, 'not-authorised']]);
  });

  test('X1: nobody acts who is not known, or no longer active there', () => {
    const ghost = { ...people.leader, id: 'ghost' as User['id'] };
    expect(codes(answerAll(world, [place(1, 'a', '09:00', ghost)], 0))).toEqual([[1, 'not-authorised']]);
    const retired = someWorld().and({ op: 'put', table: 'users', row: { ...people.leader, active: false } }).world;
    expect(codes(answerAll(retired, [place(1, 'a', '09:00')], 0))).toEqual([[1, 'not-authorised']]);
  });

  test('X5: where nobody is known yet, the first port can be founded', () => {
    const founding = { port: PORT, bays: [], officers: [], duties: [], users: [people.administrator] };
    const stranger = answerAll(emptyWorld(), [pending(1, 'port.found', founding, people.officer)], 0);
    expect(codes(stranger)).toEqual([[1, 'not-authorised']]);
    const answered = answerAll(
      emptyWorld(),
      [pending(1, 'port.found', founding, people.administrator), place(2, 'a', '09:00')],
      0,
    );
    expect(codes(answered)).toEqual([
      [1, 'ok'],
      [2, 'not-authorised'],
    ]);
  });
});

describe('a desk', () => {
  const customsOnly: DeskGrant = { ...shared, agency: 'customs' };
  const border = { ...people.leader, id: 'B-L' as User['id'], agency: 'border' };
  const mixed = someWorld().withBay('1').withRequest('a').and({ op: 'put', table: 'users', row: border }).world;

  test('X12: of one agency sends nothing for another, a shared one does', () => {
    expect(codes(answerAll(mixed, [place(1, 'a', '09:00', border)], 0, customsOnly))).toEqual([[1, 'not-authorised']]);
    expect(codes(answerAll(mixed, [place(1, 'a', '09:00', border)], 0))).toEqual([[1, 'ok']]);
  });

  test('X12: for administration sends what an administrator does and nothing else', () => {
    const office: DeskGrant = { ...shared, duty: 'administration' };
    expect(codes(answerAll(mixed, [place(1, 'a', '09:00')], 0, office))).toEqual([[1, 'not-authorised']]);
  });

  test('X9: for administration is told of no case', () => {
    const office: DeskGrant = { ...shared, duty: 'administration' };
    expect(tablesFor(office)).toContain('bays');
    expect(tablesFor(office)).not.toContain('requests');
    const rows = [...world.requests.values()].map((row) => put('requests', row));
    const bays = [...world.bays.values()].map((row) => put('bays', row));
    expect(visibleTo(office, [...rows, ...bays])).toEqual(bays);
    expect(visibleTo(shared, [...rows, ...bays])).toEqual([...rows, ...bays]);
  });

  test('C2: a newer program than the authority waits: its action is not answered, and none after it', () => {
    const newer = { ...place(1, 'a', '09:00'), v: 99 };
    expect(answerAll(world, [newer, place(2, 'a', '10:00')], 0).answers).toEqual([]);
  });
});

describe('replay', () => {
  test('C4: the shown world is the confirmed one with what is pending on top, and says what is at risk', () => {
    const shown = replay(world, [place(1, 'a', '09:00'), place(2, 'c', '09:10')]);
    expect(shown.world.sessions.get(sessionOf('a'))?.place?.bayId).toBe('1');
    expect(shown.world.sessions.get(sessionOf('c'))?.place).toBeNull();
    expect([...shown.atRisk].map(([seq, no]) => [seq, no.code])).toEqual([[2, 'bay-taken']]);
    expect(world.sessions.get(sessionOf('a'))?.place).toBeNull();
  });

  test('C4: with nothing pending the confirmed world is shown', () => {
    expect(replay(world, []).world).toBe(world);
  });

  test('C1 C4: desk and authority decide alike', () => {
    const actions = [place(1, 'a', '09:00'), place(2, 'c', '09:10'), place(3, 'c', '16:59'), place(4, 'c', '10:00')];
    expect(replay(world, actions).world).toEqual(answerAll(world, actions, 0).world);
  });
});

test('C2: a pending action has a number from 1 on and a name', () => {
  expect(pendingMutation.safeParse(place(1, 'a', '09:00')).success).toBe(true);
  expect(pendingMutation.safeParse({ ...place(1, 'a', '09:00'), seq: 0 }).success).toBe(false);
  expect(pendingMutation.safeParse({ ...place(1, 'a', '09:00'), name: '' }).success).toBe(false);
});
