import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, overlaps, type UtcMs } from '#shared/kernel/time';
import { applyChanges, type Change } from '#shared/domain/change';
import type { GreenBand } from '#shared/domain/green-lane';
import type { JointSession, Place } from '#shared/domain/session';
import { soloSessionId } from '#shared/domain/session';
import { tableNames, tables, type World } from '#shared/domain/world';
import { statusAfter } from '#shared/rules/progress';
import { decide, inverseOf } from '#shared/mutations/registry';
import { LAYS_OVER, hostileIntention, someActor, someMorning, someSteps, type Step } from '#tests/support/arbitraries';
import { time } from '#tests/support/world-builder';

const SEVEN = time('07:00');
const morning = someMorning();
const nowOf = (step: Step): UtcMs => at(SEVEN + step.late);
const ask = (world: World, step: Step) => decide(world, step.intention, { actor: step.actor, now: nowOf(step) });

type Visit = {
  readonly before: World;
  readonly after: World;
  readonly step: Step;
  readonly changes: readonly Change[];
};

/** Takes the steps that are accepted and shows each to a visitor. */
function walk(steps: readonly Step[], visit: (taken: Visit) => void): World {
  let world = morning;
  for (const step of steps) {
    const decision = ask(world, step);
    if (!decision.ok) continue;
    const after = applyChanges(world, decision.value);
    visit({ before: world, after, step, changes: decision.value });
    world = after;
  }
  return world;
}

/** The property holds after every accepted step of any day. */
function always(steps: fc.Arbitrary<readonly Step[]>, check: (taken: Visit) => void, numRuns = 300): void {
  fc.assert(
    fc.property(steps, (list) => {
      walk(list, check);
    }),
    { numRuns },
  );
}

type Placed = JointSession & { readonly place: Place };
const placedIn = (world: World): readonly Placed[] =>
  [...world.sessions.values()].filter((s): s is Placed => s.place !== null && s.status !== 'cancelled');

function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freezeDeep(inner);
}

describe('deciding', () => {
  test('C5: the same question has the same answer, and asking changes nothing', () => {
    fc.assert(
      fc.property(someSteps(), (steps) => {
        walk(steps, ({ before, step }) => {
          const rows = tableNames.map((name) => [...before[name]]);
          freezeDeep(rows);
          const copy = structuredClone(step.intention);
          freezeDeep(step);
          const first = ask(before, step);
          expect(ask({ ...before }, { ...step, intention: copy })).toEqual(first);
          expect(tableNames.map((name) => [...before[name]])).toEqual(rows);
        });
      }),
      { numRuns: 150 },
    );
  });

  test('X4: whatever a desk sends, it is accepted or refused, never thrown over', () => {
    fc.assert(
      fc.property(
        someSteps([], 10),
        fc.array(fc.tuple(someActor, hostileIntention), { size: 'max', maxLength: 30 }),
        (steps, hostile) => {
          const world = walk(steps, () => undefined);
          for (const [actor, intention] of hostile) {
            const decision = decide(world, intention, { actor, now: SEVEN });
            if (!decision.ok) continue;
            expect(() => applyChanges(world, decision.value)).not.toThrow();
            expect(() => inverseOf(world, intention)).not.toThrow();
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('C6: every row that an accepted action writes is valid and stands under its own key', () => {
    always(someSteps(), ({ changes }) => {
      for (const change of changes) {
        if (change.op === 'del') continue;
        const read = tables[change.table].safeParse(change.row);
        expect(read.error?.issues).toBeUndefined();
        expect(read.data).toEqual(change.row);
      }
    });
  });
});

describe('places', () => {
  test('B1 B2: no two sessions ever meet on a bay, turn-round included', () => {
    always(someSteps(LAYS_OVER), ({ after }) => {
      const placed = placedIn(after);
      for (const a of placed)
        for (const b of placed) {
          if (a.id >= b.id || a.place.bayId !== b.place.bayId) continue;
          const turn = after.bays.get(a.place.bayId)!.turn * 60_000;
          const apart = a.place.slot.end + turn <= b.place.slot.start || b.place.slot.end + turn <= a.place.slot.start;
          expect(apart, `${a.id} and ${b.id} on ${a.place.bayId}`).toBe(true);
        }
    });
  });

  test('T1 T5: no officer is ever in two sessions at a time, or twice in one', () => {
    always(someSteps(LAYS_OVER), ({ after }) => {
      const placed = placedIn(after);
      for (const a of placed) {
        expect(new Set(a.team).size).toBe(a.team.length);
        for (const b of placed)
          if (a.id < b.id && overlaps(a.place.slot, b.place.slot))
            expect(a.team.filter((officer) => b.team.includes(officer))).toEqual([]);
      }
    });
  });

  test('B4 T4 S8: places lie in the hours, teams are on duty for all of it, and a place lasts as long as its session', () => {
    always(someSteps(LAYS_OVER), ({ after }) => {
      for (const { place, team, minutes, day } of placedIn(after)) {
        expect(place.slot.end - place.slot.start).toBe(minutes * 60_000);
        expect(place.slot.start).toBeGreaterThanOrEqual(time('07:00'));
        expect(place.slot.end).toBeLessThanOrEqual(time('17:00'));
        for (const officer of team) {
          const windows = after.duties.get(`${officer}@${day}`)?.windows ?? [];
          expect(windows.some((w) => w.start <= place.slot.start && place.slot.end <= w.end)).toBe(true);
        }
      }
    });
  });

  test('B3: what is laid over sessions moves none of them', () => {
    always(someSteps(), ({ before, after, step }) => {
      if ((LAYS_OVER as readonly string[]).includes(step.intention.name)) expect(after.sessions).toBe(before.sessions);
    });
  });
});

describe('sessions', () => {
  test('S1 S2: every request is in exactly one session, which is named after its first', () => {
    always(someSteps(), ({ after }) => {
      const named = [...after.sessions.values()].flatMap((s) => s.requestIds);
      expect(named.toSorted()).toEqual([...after.requests.keys()].toSorted());
      for (const s of after.sessions.values()) expect(s.id).toBe(soloSessionId(s.requestIds[0]!));
    });
  });

  test('S6 A1: a session that runs or is done keeps its place, team and requests', () => {
    always(someSteps(), ({ before, after }) => {
      for (const s of before.sessions.values()) {
        if (s.status !== 'running' && s.status !== 'done') continue;
        const { place, team, requestIds } = s;
        expect(after.sessions.get(s.id)).toMatchObject({ place, team, requestIds });
      }
    });
  });

  test('A1: adopting a proposal moves no pinned session', () => {
    always(someSteps(), ({ before, after, step }) => {
      if (step.intention.name !== 'plan.adopt') return;
      for (const s of before.sessions.values()) if (s.pinned) expect(after.sessions.get(s.id)?.place).toEqual(s.place);
    });
  });

  test('S7: undo puts back grouping, places, minutes, teams, pins and all else that it undoes', () => {
    const undone: (keyof World)[] = ['sessions', 'requests', 'bands', 'closures'];
    let accepted = 0;
    always(
      someSteps(),
      ({ before, after, step }) => {
        const undo = inverseOf(before, step.intention);
        const back = undo && ask(after, { ...step, intention: undo });
        if (!back?.ok) return;
        accepted += 1;
        const world = applyChanges(after, back.value);
        for (const table of undone) expect(world[table], `${step.intention.name}: ${table}`).toEqual(before[table]);
        // Who declines again is whoever undoes.
        expect([...world.declines.keys()]).toEqual([...before.declines.keys()]);
      },
      500,
    );
    expect(accepted).toBeGreaterThan(500);
  });
});

describe('green lane', () => {
  test('G3 G4 G6: no band over its quota, nobody waits beside a free place, one booking a session', () => {
    always(someSteps(), ({ after }) => {
      const live = [...after.bookings.values()].filter((b) => b.status !== 'cancelled');
      expect(new Set(live.map((b) => b.sessionId)).size).toBe(live.length);
      for (const b of live) expect(after.sessions.has(b.sessionId)).toBe(true);
      for (const band of after.bands.values()) {
        const booked = live.filter((b) => b.bandId === band.id).length;
        const waiting = live.some((b) => b.status === 'standby' && b.wishedBandId === band.id);
        expect(booked).toBeLessThanOrEqual(band.quota);
        if (waiting) expect(booked).toBeGreaterThanOrEqual(band.quota - band.walkIn);
      }
    });
  });

  test('G5 G3: bands never overlap, and a booked place is in a band that is there', () => {
    always(someSteps(), ({ after }) => {
      const bands = [...after.bands.values()];
      const clash = (a: GreenBand, b: GreenBand): boolean => a.id < b.id && a.day === b.day && overlaps(a.slot, b.slot);
      expect(bands.filter((a) => bands.some((b) => clash(a, b)))).toEqual([]);
      for (const b of after.bookings.values()) if (b.bandId !== null) expect(after.bands.has(b.bandId)).toBe(true);
    });
  });
});

describe('facts', () => {
  test('F1 F4: a fact that was recorded stays, word for word, on a session that is there', () => {
    always(someSteps(), ({ before, after }) => {
      for (const { sessionId: _, ...fact } of before.milestones.values())
        expect(after.milestones.get(fact.id)).toMatchObject(fact);
      for (const fact of after.milestones.values()) expect(after.sessions.has(fact.sessionId)).toBe(true);
      for (const odd of after.anomalies.values())
        expect(after.milestones.get(odd.milestoneId)?.sessionId).toBe(odd.sessionId);
    });
  });

  test('F3: a session has reached exactly what its facts say', () => {
    always(someSteps(), ({ after }) => {
      for (const s of after.sessions.values()) {
        const facts = [...after.milestones.values()].filter((m) => m.sessionId === s.id);
        const reached = facts.reduce<JointSession['status']>((status, m) => statusAfter(status, m.kind), 'planned');
        expect(s.status).toBe(reached);
      }
    });
  });

  test('F1: whoever may record is never refused a fact about a known session', () => {
    fc.assert(
      fc.property(someSteps(), (steps) => {
        let world = morning;
        for (const step of steps) {
          const decision = ask(world, step);
          const isFact = step.intention.name === 'milestone.record' && ['leader', 'officer'].includes(step.actor.role);
          const { sessionId } = step.intention.args as { sessionId: string };
          if (isFact && world.sessions.has(sessionId)) expect(decision.ok).toBe(true);
          if (decision.ok) world = applyChanges(world, decision.value);
        }
      }),
      { numRuns: 200 },
    );
  });
});
