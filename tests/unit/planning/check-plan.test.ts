import { describe, expect, test } from 'vitest';
import { checkPlan } from '#shared/planning/check-plan';
import type { Instance, Placement } from '#shared/planning/instance';
import { at, opening, session, smallDay } from './small-day';

const codes = (day: Instance, plan: Placement[]): string[] => checkPlan(day, plan).breaches.map((b) => b.code);
const two = [session('a'), session('b')];
const bays2 = smallDay().bayClasses.map((b) => Object.assign({}, b, { count: 2 }));
const plantTeam: Placement['alloc'] = [
  ['open-A', 1],
  ['cus-plant', 1],
  ['cus-gen', 1],
];

describe('one session in its place', () => {
  test('a plan that keeps every rule is valid', () => {
    expect(checkPlan(smallDay(), [at('a', 480)])).toMatchObject({ valid: true, breaches: [] });
  });

  test('a start lies on the grid', () => {
    expect(codes(smallDay(), [at('a', 485)])).toEqual([]);
    expect(codes(smallDay(), [at('a', 482)])).toEqual(['off-grid']);
  });

  test('no session starts before its release', () => {
    const day = smallDay({ sessions: [session('a', { release: 500 })] });
    expect(codes(day, [at('a', 500)])).toEqual([]);
    expect(codes(day, [at('a', 495)])).toEqual(['before-release']);
  });

  test('no session starts before now', () => {
    expect(codes(smallDay({ now: 500 }), [at('a', 500)])).toEqual([]);
    expect(codes(smallDay({ now: 500 }), [at('a', 495)])).toEqual(['before-now']);
  });

  test('the whole duration lies inside one window of every class; the turn-round may pass its end', () => {
    expect(codes(smallDay(), [at('a', 660)])).toEqual([]);
    expect(checkPlan(smallDay(), [at('a', 665)]).breaches.map((b) => [b.code, b.resource])).toEqual([
      ['outside-window', 'open-A'],
      ['outside-window', 'cus-gen'],
    ]);
  });

  test('two windows that touch are still two windows', () => {
    const windows = [[480, 540] as const, [540, 720] as const];
    const officerClasses = smallDay().officerClasses.map((o) => Object.assign({}, o, { windows }));
    expect(codes(smallDay({ officerClasses }), [at('a', 540)])).toEqual([]);
    expect(codes(smallDay({ officerClasses }), [at('a', 535)])).toEqual(['outside-window']);
  });

  test('equipment too is there only in its windows', () => {
    const sessions = [session('a', { modes: [opening({ equip: [['forklift', 1]] })] })];
    const day = smallDay({ sessions, equipment: [{ id: 'forklift', count: 1, windows: [[500, 720]] }] });
    expect(codes(day, [at('a', 500)])).toEqual([]);
    expect(codes(day, [at('a', 495)])).toEqual(['outside-window']);
  });
});

describe('bay and team', () => {
  test('a session has exactly one bay, of its kind', () => {
    const bayClasses = [
      ...bays2,
      { id: 'cold-A', kind: 'cold', yard: 'A', count: 1, turn: 0, windows: [[480, 720]] as const },
    ];
    const day = smallDay({ bayClasses });
    const team: Placement['alloc'] = [['cus-gen', 2]];
    expect(codes(day, [at('a', 480, team)])).toEqual(['bay-missing']);
    expect(codes(day, [at('a', 480, [['open-A', 2], ...team])])).toContain('bay-missing');
    expect(codes(day, [at('a', 480, [['cold-A', 1], ...team])])).toEqual(['bay-unfit']);
  });

  test('a team has exactly the heads its needs ask', () => {
    expect(codes(smallDay(), [at('a', 480, [['open-A', 1], ['cus-gen', 1]])])).toEqual(['team-size', 'need-unfilled']); // prettier-ignore
    expect(codes(smallDay(), [at('a', 480, [['open-A', 1], ['cus-gen', 2], ['cus-plant', 1]])])).toEqual(['team-size']); // prettier-ignore
  });

  test('every need is filled by distinct people: one officer with the skill cannot sit on two seats', () => {
    const seats = (plant: number) => [
      { agency: 'cus', skill: 'plant', count: plant },
      { agency: 'cus', skill: null, count: 2 - plant },
    ];
    const day = (plant: number) =>
      smallDay({ sessions: [session('a', { modes: [opening({ needs: seats(plant).filter((n) => n.count > 0) })] })] });
    expect(codes(day(1), [at('a', 480, plantTeam)])).toEqual([]);
    expect(codes(day(1), [at('a', 480)])).toEqual(['need-unfilled']);
    expect(codes(day(2), [at('a', 480, plantTeam)])).toEqual(['need-unfilled']);
  });

  test('one officer with two skills fills one of two needs', () => {
    const officers = (skills: string[][]) =>
      skills.map((s, i) => ({ id: `o${i}`, agency: 'cus', skills: s, count: 1, windows: [[480, 720]] as const }));
    const needs = ['plant', 'animal'].map((skill) => ({ agency: 'cus', skill, count: 1 }));
    const day = (skills: string[][]) =>
      smallDay({
        sessions: [session('a', { modes: [opening({ needs })] })],
        officerClasses: officers(skills) as unknown as Instance['officerClasses'],
      });
    const plan = [at('a', 480, [['open-A', 1], ['o0', 1], ['o1', 1]])]; // prettier-ignore
    expect(codes(day([['plant', 'animal'], ['plant']]), plan)).toEqual([]);
    expect(codes(day([['plant'], ['plant']]), plan)).toEqual(['need-unfilled']);
  });

  test('shares of classes nobody knows, and other equipment than the mode asks, are told', () => {
    expect(codes(smallDay(), [at('a', 480, [['open-A', 1], ['cus-gen', 2], ['ghost', 1]])])).toEqual(['unknown-class']); // prettier-ignore
    expect(codes(smallDay(), [at('a', 480, [['open-A', 1], ['cus-gen', 2], ['forklift', 1]])])).toEqual(['equipment-unfit']); // prettier-ignore
  });
});

describe('capacity', () => {
  test('a bay holds one session for its duration and its turn-round', () => {
    const officerClasses = smallDay().officerClasses.map((o) => Object.assign({}, o, { count: 4 }));
    const day = smallDay({ sessions: two, officerClasses });
    expect(codes(day, [at('a', 480), at('b', 550)])).toEqual([]);
    expect(checkPlan(day, [at('a', 480), at('b', 545)]).breaches).toEqual([
      { code: 'over-capacity', resource: 'open-A', at: 545, allowed: 1, found: 2 },
    ]);
  });

  test('a bay still turning round after its window closed is taken in the next', () => {
    const windows = [[480, 540] as const, [545, 720] as const];
    const bayClasses = smallDay().bayClasses.map((b) => Object.assign({}, b, { windows }));
    const day = smallDay({ sessions: two, bayClasses });
    expect(codes(day, [at('a', 480), at('b', 550)])).toEqual([]);
    expect(codes(day, [at('a', 480), at('b', 545)])).toEqual(['over-capacity']);
  });

  test('no more officers of a class are in use than there are', () => {
    const day = smallDay({ sessions: two, bayClasses: bays2 });
    expect(codes(day, [at('a', 480), at('b', 540)])).toEqual([]);
    expect(codes(day, [at('a', 480), at('b', 535)])).toEqual(['over-capacity']);
    expect(codes(day, [at('a', 480), at('b', 535, plantTeam)])).toEqual(['over-capacity']);
  });

  test('no more equipment is in use than there is', () => {
    const modes = [opening({ equip: [['forklift', 1]], needs: [{ agency: 'cus', skill: null, count: 1 }] })];
    const day = smallDay({ sessions: [session('a', { modes }), session('b', { modes })], bayClasses: bays2 });
    const one: Placement['alloc'] = [['open-A', 1], ['cus-gen', 1]]; // prettier-ignore
    expect(codes(day, [at('a', 480, one), at('b', 540, one)])).toEqual([]);
    expect(codes(day, [at('a', 480, one), at('b', 535, one)])).toEqual(['over-capacity']);
  });
});

describe('order', () => {
  const after = (min: number, max: number | null) =>
    smallDay({ sessions: two, bayClasses: bays2, prec: [{ from: 'a', to: 'b', min, max }] });

  test('a session starts no sooner after another than the lag asks', () => {
    expect(codes(after(15, null), [at('a', 480), at('b', 555)])).toEqual([]);
    expect(codes(after(15, null), [at('a', 480), at('b', 550)])).toEqual(['too-soon-after']);
  });

  test('nor later than its longest lag allows', () => {
    expect(codes(after(0, 20), [at('a', 480), at('b', 560)])).toEqual([]);
    expect(codes(after(0, 20), [at('a', 480), at('b', 565)])).toEqual(['too-late-after']);
  });

  test('what follows a carried session is carried', () => {
    expect(codes(after(0, null), [])).toEqual([]);
    expect(codes(after(0, null), [at('b', 600)])).toEqual(['predecessor-carried']);
  });
});

describe('locked sessions are facts', () => {
  const locked = [at('a', 483)];

  test('they keep start, mode and team, and are not judged by the rules that came before them', () => {
    const day = smallDay({ locked, now: 600, sessions: [session('a', { release: 500 })] });
    expect(codes(day, [at('a', 483)])).toEqual([]);
    expect(codes(day, [at('a', 485)])).toEqual(['locked-moved']);
    expect(codes(day, [at('a', 483, plantTeam)])).toEqual(['locked-moved']);
    expect(codes(day, [])).toEqual(['locked-moved']);
  });

  test('a lock that leaves the team open takes any', () => {
    const day = smallDay({ locked: [at('a', 480, [])] });
    expect(codes(day, [at('a', 480, plantTeam)])).toEqual([]);
  });

  test('what they overfill among themselves is nobody’s fault, but nothing else may come on top', () => {
    const day = smallDay({ sessions: [...two, session('c')], locked: [at('a', 480), at('b', 500)] });
    expect(codes(day, [at('a', 480), at('b', 500)])).toEqual([]);
    expect(codes(day, [at('a', 480), at('b', 500), at('c', 505)])).toContain('over-capacity');
  });
});

describe('the list itself', () => {
  test('a session is named once, exists, and has the mode told', () => {
    expect(codes(smallDay(), [at('a', 480), at('a', 600)])).toEqual(['placed-twice']);
    expect(codes(smallDay(), [at('z', 480)])).toEqual(['unknown-session']);
    expect(codes(smallDay(), [at('a', 480, undefined, 3)])).toEqual(['unknown-mode']);
  });
});

describe('the objective by parts', () => {
  const modes = [opening(), opening({ dur: 40, pen: 20 })];
  const day = smallDay({ sessions: [session('a', { due: 530, modes })] });

  test('tardiness, waiting and mode', () => {
    const { objective, parts } = checkPlan(day, [at('a', 500, undefined, 1)]);
    expect(parts).toEqual({ tardiness: 50, waiting: 20, mode: 20, carried: 0, shift: 0, modeChange: 0 });
    expect(objective).toBe(90);
  });

  test('a session the plan does not name, or names without a start, is carried at its shortest', () => {
    const carried = 5 * (1920 + 40 - 530) + (1920 - 480) + 300;
    expect(checkPlan(day, []).objective).toBe(carried);
    expect(checkPlan(day, [at('a', null, [])]).parts.carried).toBe(carried);
  });

  test('moving against the published plan costs past the tolerance, up to two hours; another mode costs once', () => {
    const promised = smallDay({ published: [at('a', 480)], sessions: [session('a', { due: 720, v: 0, modes })] });
    const shift = (start: number, mode = 0) => checkPlan(promised, [at('a', start, undefined, mode)]).parts;
    expect(shift(485)).toMatchObject({ shift: 0, modeChange: 0 });
    expect(shift(495)).toMatchObject({ shift: 20 });
    expect(shift(630)).toMatchObject({ shift: 240 });
    expect(shift(480, 1)).toMatchObject({ shift: 0, modeChange: 40 });
  });

  test('what was promised for before now, or is locked, no longer binds', () => {
    const past = smallDay({ published: [at('a', 480)], now: 500 });
    expect(checkPlan(past, [at('a', 600)]).parts.shift).toBe(0);
    const fixed = smallDay({ published: [at('a', 480)], locked: [at('a', 600)] });
    expect(checkPlan(fixed, [at('a', 600)]).parts.shift).toBe(0);
  });
});
