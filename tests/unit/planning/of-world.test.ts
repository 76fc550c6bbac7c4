import { describe, expect, test } from 'vitest';
import type { UtcMs } from '#shared/kernel/time';
import { put, type Change } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import { instanceOf } from '#shared/planning/of-world';
import { parseInstance } from '#shared/planning/parse-instance';
import { sidesOf } from '#shared/rules/hours';
import {
  DAY,
  bay,
  bayNo,
  clock,
  officer,
  officerNo,
  onDuty,
  port,
  request,
  session,
  sessionNo,
  slot,
  worldWith,
} from '#tests/support/port-day';

const dayOf = (world: World, now: UtcMs = clock('07:00')) => instanceOf(world, { portId: port.id, day: DAY, now })!;

const bays = [put('bays', bay(1)), put('bays', bay(2))];
const people: readonly Change[] = ['c1', 'c2', 'c3'].flatMap((name) => [
  put('officers', officer(name)),
  onDuty(name, '07:00-17:00'),
]);
const closure = (id: string, n: number, text: string): Change =>
  put('closures', { id, portId: port.id, bayId: bayNo(n), slot: slot(text), reason: 'other', note: '' });
const at = (n: number, text: string) => ({ bayId: bayNo(n), slot: slot(text) });

describe('classes', () => {
  test('bays of one kind, turn-round and hours are one class; a closure takes its time out of one', () => {
    const { instance } = dayOf(worldWith(...bays, put('bays', bay(3)), closure('x', 3, '09:00-10:30')));
    expect(instance.bayClasses.map((c) => [c.id, c.count, c.windows])).toEqual([
      ['bay:bay-1', 2, [[420, 1020]]],
      [
        'bay:bay-3',
        1,
        [
          [420, 540],
          [630, 1020],
        ],
      ],
    ]);
  });

  test('a bay taken out of use for good is open never', () => {
    const { instance } = dayOf(worldWith(put('bays', bay(1, { closed: true }))));
    expect(instance.bayClasses).toMatchObject([{ count: 1, windows: [] }]);
  });

  test('extra hours agreed by every side open the bays longer; merely asked for, they open nothing', () => {
    const extension = (sides: readonly string[]): Change =>
      put('extensions', {
        id: 'extra',
        portId: port.id,
        day: DAY,
        slot: slot('17:00-18:00'),
        askedBy: '货运公司',
        reason: '蟹车晚点',
        by: officerNo('c1'),
        at: clock('07:00'),
        answers: sides.map((side) => ({
          side,
          agreed: true,
          contact: '值班',
          at: clock('07:10'),
          by: officerNo('c1'),
        })),
        withdrawn: null,
      });
    const windows = (...more: readonly Change[]) => dayOf(worldWith(...bays, ...more)).instance.bayClasses[0]!.windows;
    expect(windows(extension([]))).toEqual([[420, 1020]]);
    expect(windows(extension(sidesOf(port)))).toEqual([[420, 1080]]);
  });

  test('officers without duty that day are in no class', () => {
    const { instance } = dayOf(worldWith(...people, put('officers', officer('c9'))));
    expect(instance.officerClasses).toMatchObject([{ id: 'team:c1', agency: 'customs', count: 3 }]);
  });

  test('a bay and officers promised for later stand alone: a count would hide who is free throughout', () => {
    const pinned = session([request('1')], {
      place: at(1, '12:00-12:40'),
      team: [officerNo('c1'), officerNo('c2')],
      pinned: true,
    });
    const { instance } = dayOf(worldWith(...bays, ...people, ...pinned));
    expect(instance.bayClasses.map((c) => c.count)).toEqual([1, 1]);
    expect(instance.officerClasses.map((c) => c.count)).toEqual([1, 1, 1]);
  });
});

describe('sessions', () => {
  const fresh = { name: '鲜番茄', hs: '07020000', packages: null, grossKg: null, temperature: null };

  test('a mode for each kind of bay that will do, the second best at a price', () => {
    const world = worldWith(...session([request('1', { goods: fresh, mode: 'sample' })]));
    expect(dayOf(world).instance.sessions[0]!.modes.map((m) => [m.kind, m.dur, m.pen])).toEqual([
      ['coldBay', 40, 0],
      ['openBox', 40, 60],
    ]);
  });

  test('what spoils weighs more, an emergency four times', () => {
    const world = worldWith(
      ...session([request('1')]),
      ...session([request('2', { goods: fresh })]),
      ...session([request('3', { goods: fresh, priority: 'emergency' })]),
    );
    expect(dayOf(world).instance.sessions.map((s) => [s.cls, s.w, s.v])).toEqual([
      ['N', 5, 1],
      ['P2', 25, 5],
      ['P2', 100, 20],
    ]);
  });

  test('a truck that is already there is not waited for', () => {
    const fact = { id: 'f', portId: port.id, day: DAY, kind: 'arrived' as const, by: officerNo('c1') };
    const world = worldWith(
      ...session([request('1', { eta: clock('09:00') })], { status: 'arrived' }),
      put('milestones', { ...fact, sessionId: sessionNo('1'), at: clock('08:10') }),
    );
    expect(dayOf(world).instance.sessions[0]!.release).toBe(490);
  });

  test('the day reads as a portday/1 file without a fault', () => {
    const world = worldWith(...bays, ...people, ...session([request('1')], { place: at(1, '09:00-09:40') }));
    expect(parseInstance(dayOf(world).instance).ok).toBe(true);
  });
});

describe('A1 what keeps its place', () => {
  const placed = (over: Parameters<typeof session>[1]) =>
    worldWith(...bays, ...people, ...session([request('1')], { place: at(1, '09:00-09:40'), ...over }));
  const locks = (world: World, now: string) => dayOf(world, clock(now)).instance.locked.map((l) => l.start);

  test('a draft placed for later is free to move', () => {
    expect(locks(placed({}), '08:00')).toEqual([]);
  });

  test('pinned, begun and finished ones are held', () => {
    expect(locks(placed({ pinned: true }), '08:00')).toEqual([540]);
    expect(locks(placed({ status: 'running' }), '08:00')).toEqual([540]);
    expect(locks(placed({ status: 'done' }), '08:00')).toEqual([540]);
  });

  test('one whose time has come holds its bay, one whose time is over does not', () => {
    expect(locks(placed({ status: 'arrived' }), '09:10')).toEqual([540]);
    expect(locks(placed({}), '09:40')).toEqual([]);
  });

  test('one that still runs past its end holds its bay until the next step of the grid', () => {
    const { instance } = dayOf(placed({ status: 'running' }), clock('09:52'));
    expect(instance.sessions[0]!.modes[0]!.dur).toBe(55);
  });

  test('what an approved plan has promised is held while the promise can be kept', () => {
    const world = placed({ team: [officerNo('c1'), officerNo('c2')] });
    const row = world.sessions.get(sessionNo('1'))!;
    const id = `${port.id}/${DAY}`;
    const entry = { sessionId: row.id, place: row.place, team: row.team, requests: 1 };
    const by = {
      submittedBy: officerNo('s'),
      submittedAt: clock('06:00'),
      decidedBy: null,
      decidedAt: null,
      reason: '',
    };
    const approved = [
      put('plans', { id, portId: port.id, day: DAY, state: 'approved' as const, version: 1, editors: [] }),
      put('versions', {
        id: `${id}/v1`,
        portId: port.id,
        day: DAY,
        number: 1,
        state: 'approved',
        entries: [entry],
        ...by,
      }),
    ];
    const promised = worldWith(...bays, ...people, put('requests', request('1')), put('sessions', row), ...approved);
    expect(locks(promised, '08:00')).toEqual([540]);
    const broken = worldWith(
      ...bays,
      ...people,
      put('requests', request('1')),
      put('sessions', row),
      ...approved,
      closure('x', 1, '09:00-10:00'),
    );
    expect(locks(broken, '08:00')).toEqual([]);
  });

  test('a pinned session without a team is to be given one, with its bay kept', () => {
    const { instance } = dayOf(placed({ pinned: true }), clock('08:00'));
    expect(instance.locked[0]!.alloc).toEqual([['bay:bay-1', 1]]);
    expect(instance.sessions[0]!.modes[0]!.needs).toEqual([{ agency: 'customs', skill: null, count: 2 }]);
  });
});
