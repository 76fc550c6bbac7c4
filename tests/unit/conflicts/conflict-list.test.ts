import { expect, test } from 'vitest';
import { refusal } from '#shared/domain/refusal';
import { conflictsOf, fieldLines } from '#renderer/features/conflicts/conflict-list';
import { bayOf, sessionOf, someWorld, time } from '#tests/support/world-builder';

const { world } = someWorld().withBay('1').withRequest('a').withRequest('b').placed('a', '1', '09:00');
const mine = world.sessions.get(sessionOf('b'))!;
const wantedPlace = { bayId: bayOf('1'), slot: world.sessions.get(sessionOf('a'))!.place!.slot };
const wanted = [{ table: 'sessions' as const, id: mine.id, base: mine, mine: { ...mine, place: wantedPlace } }];

const outcome = (seq: number, code: 'bay-taken' | 'own-edits', about: string | null) => ({
  seq,
  name: 'session.place',
  refusal: refusal(code, about),
  args: { sessionId: mine.id },
  at: time('08:00'),
  by: '李文博',
  wanted,
});
const known = { queue: [], atRisk: new Map(), wanted: new Map(), anomalies: new Map() };

test('C3: what was refused comes first, and first of all where two jobs want one place', () => {
  const outcomes = [outcome(1, 'own-edits', null), outcome(2, 'bay-taken', sessionOf('a'))];
  const anomaly = { id: 'x', resolvedBy: null } as never;
  const all = conflictsOf({ ...known, outcomes, anomalies: new Map([['x', anomaly]]) });
  expect(all.map((c) => c.key)).toEqual(['refused-2', 'refused-1', 'x']);
  expect(all[0]).toMatchObject({ clash: { mine: mine.id, theirs: sessionOf('a') } });
});

test('F6: a contradiction that somebody has settled is no conflict any more', () => {
  const settled = { id: 'x', resolvedBy: 'leader' } as never;
  expect(conflictsOf({ ...known, outcomes: [], anomalies: new Map([['x', settled]]) })).toEqual([]);
});

test('only the fields that the action would have changed are compared, with what stands there now', () => {
  expect(fieldLines(world, wanted)).toEqual([
    { field: 'place', base: null, mine: wantedPlace, theirs: null, gone: false },
  ]);
  const elsewhere = new Map([...world.sessions].filter(([id]) => id !== mine.id));
  expect(fieldLines({ ...world, sessions: elsewhere }, wanted)[0]).toMatchObject({ gone: true });
});
