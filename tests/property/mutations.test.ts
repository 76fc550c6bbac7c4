import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { same } from '#shared/kernel/same';
import { overlaps, type Slot } from '#shared/kernel/time';
import { applyChanges, put } from '#shared/domain/change';
import { isLive } from '#shared/domain/green-lane';
import { soloSessionId, type JointSession, type Place } from '#shared/domain/session';
import { tableNames, tables, type TableName, type World } from '#shared/domain/world';
import { equipmentOf } from '#shared/rules/equipment';
import { statusAfter } from '#shared/rules/progress';
import { brokenNow } from '#shared/mutations/former-places';
import type { Intention } from '#shared/mutations/mutation';
import { decide, inverseOf } from '#shared/mutations/registry';
import { askStep, walk, wrongOnSomeDay, type Visit } from '#tests/support/any-day';
import { LAYS_OVER, hostileIntention, someActor, someMorning, someSteps, type Step } from '#tests/support/arbitraries';
import { bayOf, sessionOf, someClosure, span, time } from '#tests/support/world-builder';

const morning = someMorning();
type Check = (taken: Visit) => readonly unknown[];
const wrong = (check: Check, days = someSteps(), numRuns = 300) => wrongOnSomeDay(morning, days, { check, numRuns });
/** Days on which nothing is laid over sessions, so that none stands where it could not be placed. */
const orderly = someSteps(LAYS_OVER);

type Placed = JointSession & { readonly place: Place };
const placedIn = (world: World): readonly Placed[] =>
  [...world.sessions.values()].filter((s): s is Placed => s.place !== null && s.status !== 'cancelled');
function pairsOf<T extends { readonly id: string }>(rows: readonly T[]): readonly (readonly [T, T])[] {
  const pairs: [T, T][] = [];
  for (const a of rows) for (const b of rows) if (a.id < b.id) pairs.push([a, b]);
  return pairs;
}
const idsOf = (pair: readonly { readonly id: string }[]) => pair.map((row) => row.id);

function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freezeDeep(inner);
}
const rowsOf = (world: World) => tableNames.map((name) => Array.from<unknown>(world[name]));

describe('deciding', () => {
  test('C5: the same question has the same answer, and asking changes nothing', () => {
    const check: Check = ({ before, step }) => {
      const rows = rowsOf(before);
      freezeDeep(rows);
      const copy = structuredClone(step.intention);
      freezeDeep(step);
      const again = same(askStep({ ...before }, { ...step, intention: copy }), askStep(before, step));
      return again && same(rowsOf(before), rows) ? [] : [step.intention];
    };
    expect(wrong(check, someSteps(), 150)).toBeNull();
  });

  test('X4: whatever a desk sends, it is accepted or refused, never thrown over', () => {
    const attacks = fc.array(fc.tuple(someActor, hostileIntention), { size: 'max', maxLength: 30 });
    const property = fc.property(someSteps([], 10), attacks, (steps, sent) => {
      const world = walk(morning, steps, () => undefined);
      for (const [actor, intention] of sent) {
        const decision = decide(world, intention, { actor, now: time('07:00') });
        if (!decision.ok) continue;
        applyChanges(world, decision.value);
        inverseOf(world, intention);
      }
    });
    expect(fc.check(property, { numRuns: 300 })).toMatchObject({ failed: false });
  });

  test('C6: every row that an accepted action writes is valid, word for word', () => {
    const check: Check = ({ changes }) =>
      changes.flatMap((change) => {
        if (change.op === 'del') return [];
        const read = tables[change.table].safeParse(change.row);
        return read.success && same(read.data, change.row) ? [] : [read.error?.issues ?? change];
      });
    expect(wrong(check)).toBeNull();
  });
});

describe('places', () => {
  test('B1 B2: no two sessions ever meet on a bay, turn-round included', () => {
    const check: Check = ({ after }) =>
      pairsOf(placedIn(after)).flatMap(([a, b]) => {
        const turn = (after.bays.get(a.place.bayId)?.turn ?? 0) * 60_000;
        const [first, second] = a.place.slot.start <= b.place.slot.start ? [a, b] : [b, a];
        const apart = first.place.slot.end + turn <= second.place.slot.start;
        return a.place.bayId !== b.place.bayId || apart ? [] : [idsOf([a, b])];
      });
    expect(wrong(check, orderly)).toBeNull();
  });

  test('B7: no more pieces of equipment are ever in use than there are, but where the orders of a placed load were changed', () => {
    // A sheet that comes again may ask for more than it did: the load stays and shows the breach, as under B8.
    const without = someSteps([...LAYS_OVER, 'import.commit', 'import.undo']);
    const check: Check = ({ after }) =>
      placedIn(after).flatMap(({ place: { slot } }) => {
        const meanwhile = placedIn(after).filter(
          (s) => s.place.slot.start <= slot.start && slot.start < s.place.slot.end,
        );
        const used = meanwhile.flatMap((s) => equipmentOf(after, s));
        const sum = (id: string): number =>
          used.filter((n) => n.equipment.id === id).reduce((heads, n) => heads + n.count, 0);
        return [...after.equipment.values()].filter((e) => e.active && sum(e.id) > e.count).map((e) => e.id);
      });
    expect(wrong(check, without)).toBeNull();
  });

  test('T1 T5: no officer is ever in two sessions at a time, or twice in one', () => {
    const check: Check = ({ after }) => {
      const placed = placedIn(after);
      const doubled = placed.filter((s) => new Set(s.team).size < s.team.length);
      const shared = pairsOf(placed).filter(
        ([a, b]) => overlaps(a.place.slot, b.place.slot) && a.team.some((officer) => b.team.includes(officer)),
      );
      return [...idsOf(doubled), ...shared.map(idsOf)];
    };
    expect(wrong(check, orderly)).toBeNull();
  });

  test('B4 T4 S8: places lie in the hours, teams are on duty for all of it, and a place lasts as long as its session', () => {
    const within = (slot: Slot, open: Slot): boolean => open.start <= slot.start && slot.end <= open.end;
    const check: Check = ({ after }) =>
      placedIn(after).filter(({ place: { slot }, team, minutes, day }) => {
        const onDuty = (officer: string) => after.duties.get(`${officer}@${day}`)?.windows.some((w) => within(slot, w));
        const long = slot.end - slot.start === minutes * 60_000;
        return !long || !within(slot, span('07:00', '17:00')) || !team.every(onDuty);
      });
    expect(wrong(check, orderly)).toBeNull();
  });

  test('B3: what is laid over sessions moves none of them', () => {
    const over: readonly string[] = LAYS_OVER;
    const check: Check = ({ before, after, step }) =>
      over.includes(step.intention.name) && after.sessions !== before.sessions ? [step] : [];
    expect(wrong(check)).toBeNull();
  });
});

describe('sessions', () => {
  test('S1 S2: every request is in exactly one session, which is named after its first', () => {
    const check: Check = ({ after }) => {
      const sessions = [...after.sessions.values()];
      const named = sessions.flatMap((s) => s.requestIds).toSorted();
      const misnamed = sessions.filter((s) => s.id !== soloSessionId(s.requestIds[0]!));
      return same(named, [...after.requests.keys()].toSorted()) ? idsOf(misnamed) : [named];
    };
    expect(wrong(check)).toBeNull();
  });

  test('S6 A1: a session that runs or is done keeps its place, team and requests', () => {
    const begun = (s: JointSession): boolean => s.status === 'running' || s.status === 'done';
    const kept = ({ place, team, requestIds }: JointSession) => ({ place, team, requestIds });
    const check: Check = ({ before, after }) =>
      [...before.sessions.values()].filter((s) => {
        const now = after.sessions.get(s.id);
        return begun(s) && (!now || !same(kept(s), kept(now)));
      });
    expect(wrong(check)).toBeNull();
  });

  test('A1: adopting a proposal moves no pinned session', () => {
    const check: Check = ({ before, after, step }) =>
      step.intention.name === 'plan.adopt'
        ? [...before.sessions.values()].filter((s) => s.pinned && !same(after.sessions.get(s.id)?.place, s.place))
        : [];
    expect(wrong(check)).toBeNull();
  });

  test('S7: undo puts back grouping, places, minutes, teams, pins and all else that it undoes', () => {
    const undone: readonly TableName[] = ['sessions', 'requests', 'bands', 'closures'];
    let accepted = 0;
    const check: Check = ({ before, after, step }) => {
      const undo = inverseOf(before, step.intention);
      const back = undo && askStep(after, { ...step, intention: undo });
      if (!back?.ok) return [];
      accepted += 1;
      const world = applyChanges(after, back.value);
      const sorted = (w: World, name: TableName) => [...w[name]].toSorted(([a], [b]) => (a < b ? -1 : 1));
      const differing = undone.filter((name) => !same(sorted(world, name), sorted(before, name)));
      // Who declines again is whoever undoes, so only the pairs count.
      return same([...world.declines.keys()].toSorted(), [...before.declines.keys()].toSorted())
        ? differing
        : [...differing, 'declines'];
    };
    expect(wrong(check, someSteps(), 500)).toBeNull();
    expect(accepted).toBeGreaterThan(500);
  });
});

describe('what was laid over sessions', () => {
  const moves = /^(session\.(place|lift|resize|assign|join|part)|plan\.adopt)$/;
  /** A morning on which closures lie over two of three sessions that stand on the board, and one of the three is pinned. */
  const disturbed = applyChanges(morning, [
    ...(['a', 'b', 'c'] as const).map((no, i) => {
      const place = { bayId: bayOf('k12'[i]!), slot: span('08:00', '08:20') };
      return put('sessions', { ...morning.sessions.get(sessionOf(no))!, minutes: 20, place, pinned: no === 'b' });
    }),
    put('closures', someClosure('k', span('08:00', '08:30'))),
    put('closures', someClosure('2', span('08:10', '09:00'))),
  ]);
  /** Sessions that an action has brought to where they break a rule that is not on record for them. */
  const newlyBroken = (before: World, after: World): readonly JointSession[] =>
    placedIn(after).filter((s) => {
      const { place, team } = before.sessions.get(s.id) ?? { place: null, team: [] };
      if (same(place, s.place) && same(team, s.team)) return false;
      const former = before.formerPlaces.get(`${s.id}@${s.place.bayId}/${s.place.slot.start}`)?.breaches ?? [];
      return brokenNow(after, s).some((b) => !former.some((f) => same(f, b)));
    });

  test('S9 B3: no action brings a session to where it breaks a rule, and undo only to where it broke the same', () => {
    let returned = 0;
    const day = (steps: readonly Step[]): void => {
      const undos: Intention[] = [];
      walk(disturbed, steps, ({ before, after, step }) => {
        const over: readonly string[] = LAYS_OVER;
        if (over.includes(step.intention.name)) return;
        expect(newlyBroken(before, after)).toEqual([]);
        const undo = moves.test(step.intention.name) ? inverseOf(before, step.intention) : null;
        if (undo) undos.push(undo);
        for (const intention of undos) {
          const back = askStep(after, { ...step, intention });
          if (!back.ok) continue;
          const world = applyChanges(after, back.value);
          expect(newlyBroken(after, world)).toEqual([]);
          returned += placedIn(world).filter(
            (s) => brokenNow(world, s).length > 0 && s !== after.sessions.get(s.id),
          ).length;
        }
      });
    };
    expect(fc.check(fc.property(someSteps(), day), { numRuns: 300 })).toMatchObject({ failed: false });
    expect(returned).toBeGreaterThan(20);
  });

  test('S9: undo at once is never refused, whatever had been laid over', () => {
    let fromBreach = 0;
    const check: Check = ({ before, after, step }) => {
      const undo = moves.test(step.intention.name) ? inverseOf(before, step.intention) : null;
      if (!undo) return [];
      if (after.formerPlaces !== before.formerPlaces) fromBreach += 1;
      const back = askStep(after, { ...step, intention: undo });
      return back.ok ? [] : [undo, back.error];
    };
    expect(wrongOnSomeDay(disturbed, someSteps(), { check, numRuns: 500 })).toBeNull();
    expect(fromBreach).toBeGreaterThan(50);
  });

  test('S10: a pinned session keeps its bay and its beginning, with whatever it is joined to', () => {
    let pinned = 0;
    const check: Check = ({ before, after }) =>
      placedIn(before).filter((s) => {
        if (!s.pinned) return false;
        pinned += 1;
        const heirs = placedIn(after).filter((h) => h.requestIds.some((id) => s.requestIds.includes(id)));
        return !heirs.some((h) => h.place.bayId === s.place.bayId && h.place.slot.start === s.place.slot.start);
      });
    expect(wrongOnSomeDay(disturbed, someSteps(), { check })).toBeNull();
    expect(pinned).toBeGreaterThan(200);
  });
});

describe('green lane', () => {
  const liveIn = (world: World) => [...world.bookings.values()].filter(isLive);

  test('G3 G4: no band over its quota, and nobody waits beside a free place', () => {
    const check: Check = ({ after }) =>
      [...after.bands.values()].filter((band) => {
        const booked = liveIn(after).filter((b) => b.bandId === band.id).length;
        const waiting = liveIn(after).some((b) => b.status === 'standby' && b.wishedBandId === band.id);
        return booked > band.quota || (waiting && booked < band.quota - band.walkIn);
      });
    expect(wrong(check)).toBeNull();
  });

  test('G6: one booking a session at most, and only of sessions that are there', () => {
    const check: Check = ({ after }) => {
      const sessions = liveIn(after).map((b) => b.sessionId);
      return new Set(sessions).size === sessions.length ? sessions.filter((id) => !after.sessions.has(id)) : sessions;
    };
    expect(wrong(check)).toBeNull();
  });

  test('G5 G3: bands never overlap, and a booked place is in a band that is there', () => {
    const check: Check = ({ after }) => {
      const clashes = pairsOf([...after.bands.values()]).filter(
        ([a, b]) => a.day === b.day && overlaps(a.slot, b.slot),
      );
      const lost = liveIn(after).filter((b) => b.bandId !== null && !after.bands.has(b.bandId));
      return [...clashes.map(idsOf), ...idsOf(lost)];
    };
    expect(wrong(check)).toBeNull();
  });
});

describe('facts', () => {
  test('F1 F4: a fact that was recorded stays, word for word, on a session that is there', () => {
    const check: Check = ({ before, after }) => [
      ...[...before.milestones.values()].filter((fact) => {
        const now = after.milestones.get(fact.id);
        return !now || !same({ ...now, sessionId: fact.sessionId }, fact);
      }),
      ...[...after.milestones.values()].filter((fact) => !after.sessions.has(fact.sessionId)),
    ];
    expect(wrong(check)).toBeNull();
  });

  test('F2 F4: an anomaly stands where its fact stands', () => {
    const check: Check = ({ after }) =>
      [...after.anomalies.values()].filter((odd) => after.milestones.get(odd.milestoneId)?.sessionId !== odd.sessionId);
    expect(wrong(check)).toBeNull();
  });

  test('F3: a session has reached exactly what its facts say', () => {
    const check: Check = ({ after }) =>
      [...after.sessions.values()].filter((s) => {
        const facts = [...after.milestones.values()].filter((m) => m.sessionId === s.id);
        return s.status !== facts.reduce<JointSession['status']>((status, m) => statusAfter(status, m.kind), 'planned');
      });
    expect(wrong(check)).toBeNull();
  });

  test('F1: whoever may record is never refused a fact about a known session', () => {
    const facts = someSteps().map((steps) => steps.filter((s) => s.intention.name === 'milestone.record'));
    const property = fc.property(someSteps(), facts, (steps, reports) => {
      const world = walk(morning, steps, () => undefined);
      const known = reports.filter((s) => world.sessions.has((s.intention.args as { sessionId: string }).sessionId));
      const allowed = known.filter((s) => s.actor.role === 'leader' || s.actor.role === 'officer');
      return allowed.every((report) => askStep(world, report).ok);
    });
    expect(fc.check(property, { numRuns: 200 })).toMatchObject({ failed: false });
  });
});
