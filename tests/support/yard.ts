import type { CheckItem, FindingValue, RecordItem } from '#shared/domain/record';
import type { User } from '#shared/domain/user';
import { put } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import { columnOf, recordOf } from '#shared/rules/record';
import type { Context } from '#shared/mutations/mutation';
import { after, ask, officerOf, sessionOf, someWorld, time, verdict, PORT } from './world-builder';

const officerUser = (id: string, agency: string): User => ({
  id: officerOf(id),
  portId: PORT.id,
  name: id,
  agency,
  role: 'officer',
  active: true,
});

/** Officers who sign in: each has one id at the desk and on the roster. */
export const yardPeople = {
  c1: officerUser('c1', 'customs'),
  c2: officerUser('c2', 'customs'),
  c3: officerUser('c3', 'customs'),
  c4: officerUser('c4', 'customs'),
  b1: officerUser('b1', 'border'),
  b2: officerUser('b2', 'border'),
  b3: officerUser('b3', 'border'),
} as const;

/**
 * A joint session of both agencies that runs with c1, c2, b1 and b2 at its bay; c3, who reads images, c4 and b3 are elsewhere. Nothing
 * is imported, so no duty is asked.
 */
export const runningJob = (mode: 'outer' | 'scan' = 'outer') =>
  someWorld()
    .and(...Object.values(yardPeople).map((user) => put('users', user)))
    .withBay('1')
    .withOfficer('c1')
    .withOfficer('c2')
    .withOfficer('c3', { skills: ['image'] })
    .withOfficer('c4')
    .withOfficer('b1')
    .withOfficer('b2')
    .withOfficer('b3')
    .withRequest('a', { direction: 'out', mode })
    .withRequest('b1', { direction: 'out', mode: 'vehicle' })
    .joined('a', 'b1')
    .placed('a', '1', '09:00', { team: ['c1', 'c2', 'b1', 'b2'] })
    .session('a', { status: 'running' });

export const JOB = sessionOf('a');

type Entry = { readonly value: FindingValue; readonly note?: string; readonly column?: string | null };

/** The arguments of one entry in the actor's own column. */
export const entry = (actor: User, item: RecordItem, { value, note = '', column = actor.agency }: Entry) => ({
  sessionId: JOB,
  column,
  item,
  value,
  note,
});

export const answer = (value: 'ok' | 'off' | 'none'): FindingValue => ({ kind: 'check', answer: value });

/** An officer writes a field. */
export const writes = (world: World, actor: User, item: RecordItem, what: Entry, by: Partial<Context> = {}): World =>
  after(world, 'finding.record', entry(actor, item, what), { actor, ...by });

/** An officer answers all that his agency asks, in order. */
export function fills(world: World, actor: User): World {
  const session = world.sessions.get(JOB)!;
  const open: readonly CheckItem[] = columnOf(recordOf(world, session), actor.agency)!.required;
  const answered = open
    .filter((item) => item !== 'image')
    .reduce((w, item) => writes(w, actor, item, { value: answer('ok') }), world);
  return writes(answered, actor, 'conclusion', { value: { kind: 'conclusion', result: 'normal', advice: 'release' } });
}

/** Somebody of the trader was there and signs. */
export const accompanied = (world: World, actor: User = yardPeople.c1): World =>
  writes(world, actor, 'party', {
    value: { kind: 'party', present: true, name: '李四', signature: 'signed' },
    column: null,
  });

/** Both columns filled and signed at ten, and the inspection over: only the release is missing. */
export function signedJob(start: World = runningJob().world): World {
  const { c1, b1 } = yardPeople;
  const filled = fills(fills(accompanied(start), c1), b1);
  const signed = [c1, b1].reduce(
    (w, actor) => after(w, 'column.sign', { sessionId: JOB }, { actor, now: time('10:00') }),
    filled,
  );
  return after(signed, 'milestone.record', { sessionId: JOB, kind: 'ended', at: time('09:40') }, { actor: c1 });
}

/** What somebody's try comes to. */
export const tries = (world: World, actor: User, name: string, args: object, by: Partial<Context> = {}): string =>
  verdict(ask(world, name, { sessionId: JOB, ...args }, { actor, now: time('10:30'), ...by }));
