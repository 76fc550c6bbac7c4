import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, put, type Change } from '#shared/domain/change';
import { emptyWorld } from '#shared/domain/world';
import { decide } from '#shared/mutations/registry';
import { brokenAt } from '#hub/authority/chain';
import { someMorning, someStep, type Step } from '#tests/support/arbitraries';
import { hubFaults, hubLife, type HappensTo, type HubFault, type Life, type LifeEvent } from '#tests/support/hub-life';
import { PORT, people, time } from '#tests/support/world-builder';

const NAMES = ['north', 'south', 'gate'] as const;
const morning = someMorning();

const line = ['exchange', 'loseRequest', 'loseReply', 'sendTwice', 'sendLate', 'replyLate', 'otherProcess'] as const;
const hub = ['failBeforeCommit', 'dieAfterCommit', 'restartHub'] as const;
const someEvent = (restores: boolean): fc.Arbitrary<LifeEvent> =>
  fc.oneof(
    { weight: 8, arbitrary: someStep().map((step) => ({ kind: 'act' as const, step })) },
    { weight: 6, arbitrary: fc.constantFrom(...line).map((kind) => ({ kind })) },
    { weight: 3, arbitrary: fc.constantFrom(...hub).map((kind) => ({ kind })) },
    {
      weight: restores ? 1 : 0,
      arbitrary: fc.constantFrom('backup' as const, 'restore' as const).map((kind) => ({ kind })),
    },
  );
const someDay = (restores: boolean): fc.Arbitrary<readonly HappensTo[]> =>
  fc.array(fc.record({ desk: fc.nat(NAMES.length - 1), event: someEvent(restores) }), { maxLength: 50, size: 'max' });

const does = (desk: number, kind: Exclude<LifeEvent['kind'], 'act'>): HappensTo => ({ desk, event: { kind } });
const acts = (desk: number, intention: Step['intention']): HappensTo => ({
  desk,
  event: { kind: 'act', step: { actor: people.leader, late: 0, intention } },
});

/** Two sessions for one place: either can have it, not both. */
function rivals(): readonly [Step['intention'], Step['intention']] {
  const waiting = [...morning.sessions.values()].filter((s) => s.place === null);
  for (const bayId of morning.bays.keys()) {
    const able = waiting
      .map((s) => ({ name: 'session.place', args: { sessionId: s.id, bayId, start: time('11:00'), reason: null } }))
      .filter((intention) => decide(morning, intention, { actor: people.leader, now: time('07:00') }).ok);
    const [one, other] = able;
    if (one && other) return [one, other];
  }
  throw new Error('the morning has no two sessions for one place');
}
const [one, other] = rivals();

/** What chance seldom brings together. The line swallows the no to the second of two who want one place. */
const swallowedNo = [
  ...[0, 1].map((desk) => does(desk, 'exchange')),
  acts(0, one),
  acts(1, other),
  does(0, 'exchange'),
  does(1, 'loseReply'),
];
/** A desk that only reads has read what a restored hub never knew, and the same version is written again by another. */
const readAhead = [
  ...[0, 1, 2].map((desk) => does(desk, 'exchange')),
  does(0, 'backup'),
  acts(0, one),
  does(0, 'exchange'),
  does(2, 'exchange'),
  does(0, 'restore'),
  acts(1, other),
  does(1, 'exchange'),
];
/** The disk fails under an exchange that carries an action: what is answered then is not on it. */
const hollowYes = [does(0, 'exchange'), acts(0, one), does(0, 'failBeforeCommit')];
/** Two processes give the same place, each to a desk of its own. */
const twoVoices = [
  ...[0, 1].map((desk) => does(desk, 'exchange')),
  acts(1, other),
  does(1, 'otherProcess'),
  acts(0, one),
  does(0, 'exchange'),
];
const seldom: [readonly HappensTo[]][] = [[swallowedNo], [readAhead], [hollowYes], [twoVoices]];

async function live(events: readonly HappensTo[], fault: HubFault | null): Promise<Life> {
  const life = await hubLife(morning, NAMES, fault);
  for (const event of events) await life.happen(event);
  return life;
}

/** What must hold when everything has come through, restored hub or not. */
async function holds(life: Life): Promise<void> {
  expect(await life.settle()).toBe(true);
  const stored = (await life.store().snapshot(PORT.id))!;
  const world = applyChanges(
    emptyWorld(),
    stored.rows.map(({ table, row }) => put(table, row)),
  );
  for (const desk of life.desks) {
    expect(desk.pending()).toEqual([]); // C2: each answered
    expect(desk.confirmed()).toEqual(world); // C1
    expect(desk.shown()).toEqual(world); // C4
  }
  const entries = await life.store().entriesAfter(PORT.id, 0, Infinity);
  expect(brokenAt('', entries)).toBeNull(); // the chain holds
  const replayed = applyChanges(
    morning,
    entries.flatMap((e) => JSON.parse(e.changes) as Change[]),
  );
  expect(replayed).toEqual(world); // the history is the world
  for (const desk of life.desks) await eachOnce(life, desk.id);
  expect(life.hollow()).toBe(0); // C8
}

/** C2 C3: every action stands once, accepted or refused, in its desk's order; every no was heard. */
async function eachOnce(life: Life, deskId: string): Promise<void> {
  const desk = life.desks.find((d) => d.id === deskId)!;
  const entries = (await life.store().entriesAfter(PORT.id, 0, Infinity)).filter((e) => e.deskId === deskId);
  const seqs = entries.map((e) => e.seq);
  expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
  const told = [...life.noes()].filter((key) => key.startsWith(`${deskId}/`)).map((key) => Number(key.split('/')[1]));
  expect(told.filter((seq) => seqs.includes(seq))).toEqual([]);
  expect(told.filter((seq) => !desk.heard.has(seq))).toEqual([]); // C3
  expect(await life.store().lastSeq(PORT.id, deskId)).toBe(desk.acted.length);
}

describe('a hub through a day', () => {
  test('C1 C2 C3 C4 C8: cut lines, failing disks, restarts and two processes lose nothing and decide nothing twice', () =>
    fc.assert(
      fc.asyncProperty(someDay(false), async (events) => holds(await live(events, null))),
      { numRuns: 150, examples: seldom },
    ));

  test('C7: a hub restored from a backup hears again what it never saw, and nobody is told twice', () =>
    fc.assert(
      fc.asyncProperty(someDay(true), async (events) => holds(await live(events, null))),
      { numRuns: 150, examples: seldom },
    ));
});

describe('a hub that is wrong', () => {
  test.each(hubFaults)('C1 C2 C3 C7 C8: one that %s does not pass', async (fault) => {
    const days = fc.asyncProperty(someDay(true), async (events) => holds(await live(events, fault)));
    const caught = await fc.check(days, { numRuns: 300, endOnFailure: true, examples: seldom });
    expect(caught.failed).toBe(true);
  });
});
