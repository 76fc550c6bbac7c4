import { describe, expect, test } from 'vitest';
import { dayModelOf } from '#renderer/data/day-model';
import { tasksOf } from '#renderer/features/tasks/task-model';
import type { User } from '#shared/domain/user';
import type { World } from '#shared/domain/world';
import { DAY, PORT, after, people, sessionOf, time, type Clock } from '#tests/support/world-builder';
import { JOB, runningJob, signedJob, writes, yardPeople } from '#tests/support/yard';

const { c1, c4, b1 } = yardPeople;

function tasksIn(world: World, actor: User, now: Clock = '09:10') {
  const { sessions } = dayModelOf(world, PORT.id, DAY)!;
  const tasks = tasksOf(world, sessions, { actor, now: time(now) });
  const named = (list: typeof tasks.open) => list.map((t) => [t.view.id, t.stage]);
  return { ...tasks, open: named(tasks.open), over: named(tasks.over) };
}

const planned = runningJob()
  .session('a', { status: 'planned' })
  .withRequest('c', { direction: 'out' })
  .placed('c', '1', '10:00', { team: ['c1', 'c2'] }).world;

describe('an officer’s tasks', () => {
  test('X10: are told when they are due to begin; before that only when the next one starts', () => {
    expect(tasksIn(planned, c1, '08:59')).toMatchObject({
      open: [],
      untold: [time('09:00'), time('10:00')],
      own: true,
    });
    expect(tasksIn(planned, c1, '09:00')).toMatchObject({ open: [[JOB, 'arrived']], untold: [time('10:00')] });
    expect(tasksIn(planned, c4, '11:00')).toMatchObject({ open: [], over: [], untold: [] });
  });

  test('are those of the team, and those whose record names him', () => {
    const named = writes(runningJob().world, c1, 'crew', {
      value: { kind: 'crew', people: [{ officerId: c4.id, minutes: 25 }] },
    });
    expect(tasksIn(named, c4)).toMatchObject({ open: [[JOB, 'ended']], minutes: 25 });
  });

  test('press in order: what runs, what is to be signed, what is there, what comes; then others’ part', () => {
    const there = after(planned, 'milestone.record', { sessionId: sessionOf('c'), kind: 'arrived', at: time('09:50') });
    const both = (world: World) => tasksIn(world, c1, '10:05').open;
    expect(both(there)).toEqual([
      [sessionOf('c'), 'started'],
      [JOB, 'arrived'],
    ]);
    const ended = after(there, 'milestone.record', { sessionId: JOB, kind: 'ended', at: time('10:01') });
    expect(both(ended)).toEqual([
      [JOB, 'advise'],
      [sessionOf('c'), 'started'],
    ]);
    const signed = signedJob();
    expect(tasksIn(signed, c1)).toMatchObject({ open: [], over: [[JOB, 'release']] });
    const gone = after(signed, 'release.grant', { sessionId: JOB }, { actor: people.supervisor, now: time('10:30') });
    expect(tasksIn(gone, b1)).toMatchObject({ over: [[JOB, 'over']] });
  });

  test('count the minutes that were recorded, else those from start to end', () => {
    const started = after(planned, 'milestone.record', { sessionId: JOB, kind: 'started', at: time('09:02') });
    expect(tasksIn(started, c1, '09:12').minutes).toBe(10);
    const ended = after(started, 'milestone.record', { sessionId: JOB, kind: 'ended', at: time('09:30') });
    expect(tasksIn(ended, c1, '11:00').minutes).toBe(28);
  });

  test('of someone who is not on the roster are the whole yard', () => {
    expect(tasksIn(planned, people.leader, '08:00')).toMatchObject({
      own: false,
      minutes: 0,
      open: [
        [JOB, 'arrived'],
        [sessionOf('c'), 'arrived'],
      ],
    });
  });
});
