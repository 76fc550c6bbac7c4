import { describe, expect, test } from 'vitest';
import { emptyWorld, type World } from '#shared/domain/world';
import { inverseOf } from '#shared/mutations/registry';
import { hunchun } from '#shared/ports/hunchun';
import {
  PORT,
  after,
  ask,
  bayOf,
  officerOf,
  people,
  someClosure,
  someDuty,
  someWorld,
  span,
  time,
  verdict,
} from '#tests/support/world-builder';

const admin = { actor: people.administrator };
const founding = { port: PORT, bays: hunchun.bays, officers: [], duties: [], users: [people.administrator] };
const { world: port } = someWorld().withBay('1').withOfficer('o');
const stranger = { ...people.officer, id: officerOf('stranger') };

function undone(world: World, name: string, args: unknown, by = {}): World {
  const undo = inverseOf(world, { name, args })!;
  return after(after(world, name, args, by), undo.name, undo.args, by);
}

describe('founding', () => {
  test('X5: whoever stands at a desk without a port founds the first, once', () => {
    const world = after(emptyWorld(), 'port.found', founding, { actor: stranger });
    expect(world.bays.size).toBe(hunchun.bays.length);
    expect(verdict(ask(world, 'port.found', founding, { actor: stranger }))).toBe('not-authorised');
    expect(verdict(ask(world, 'port.found', founding, admin))).toBe('port-exists');
    expect(verdict(ask(emptyWorld(), 'bay.put', { bay: hunchun.bays[0] }, { actor: stranger }))).toBe('not-authorised');
  });

  test('C6: with nobody to sign in, with rows of another port or a misnamed duty, there is no port', () => {
    const found = (wish: object) => verdict(ask(emptyWorld(), 'port.found', { ...founding, ...wish }, admin));
    expect(found({ users: [] })).toBe('row-invalid');
    expect(found({ users: [{ ...people.leader, portId: 'CNQUH' }] })).toBe('row-invalid');
    expect(found({ duties: [{ ...someDuty('o', []), id: 'other' }] })).toBe('row-invalid');
    expect(found({ duties: [someDuty('o', [])] })).toBe('ok');
  });
});

describe('administrators', () => {
  const put = (user: object) => verdict(ask(port, 'user.put', { user }, admin));
  const second = { ...people.administrator, id: officerOf('second') };

  test('X6: the last one stays, a second one lets the first go', () => {
    expect(put({ ...people.administrator, active: false })).toBe('last-administrator');
    expect(put({ ...people.administrator, role: 'leader' })).toBe('last-administrator');
    expect(put({ ...people.administrator, name: '新名' })).toBe('ok');
    const two = after(port, 'user.put', { user: second }, admin);
    expect(verdict(ask(two, 'user.put', { user: { ...people.administrator, active: false } }, admin))).toBe('ok');
  });

  test('X6: no port is founded without one', () => {
    expect(verdict(ask(emptyWorld(), 'port.found', { ...founding, users: [people.leader] }))).toBe(
      'last-administrator',
    );
  });

  test('S7: a changed user changes back, a new one is put out of use', () => {
    expect(undone(port, 'user.put', { user: { ...people.officer, role: 'leader' } }, admin)).toEqual(port);
    expect(undone(port, 'user.put', { user: second }, admin).users.get('second')?.active).toBe(false);
  });
});

describe('duties', () => {
  const duty = someDuty('o', [span('07:00', '12:00')]);

  test('T4: one row an officer and day, of officers of the port', () => {
    expect(verdict(ask(port, 'duty.set', { duties: [duty] }))).toBe('ok');
    expect(verdict(ask(port, 'duty.set', { duties: [{ ...duty, id: 'second-row' }] }))).toBe('row-invalid');
    expect(verdict(ask(port, 'duty.set', { duties: [someDuty('nobody', [])] }))).toBe('officer-unknown');
  });

  test('S7: undo brings the duty before back, or leaves the officer off duty', () => {
    expect(undone(port, 'duty.set', { duties: [duty] }).duties).toEqual(port.duties);
    const { world } = someWorld().withOfficer('o', { duty: null });
    expect([...undone(world, 'duty.set', { duties: [duty] }).duties.values()]).toMatchObject([{ windows: [] }]);
  });
});

describe('closures', () => {
  const closure = someClosure('1', span('10:00', '11:00'));

  test('B3 S7: closing and reopening undo each other, and changing a closure changes back', () => {
    expect(undone(port, 'bay.close', { closure }).closures).toEqual(port.closures);
    const closed = after(port, 'bay.close', { closure });
    expect(undone(closed, 'bay.reopen', { portId: PORT.id, closureId: closure.id }).closures).toEqual(closed.closures);
    expect(undone(closed, 'bay.close', { closure: { ...closure, slot: span('10:00', '12:00') } }).closures).toEqual(
      closed.closures,
    );
  });

  test('B6: only a bay of the port closes, and only a closure reopens', () => {
    expect(verdict(ask(port, 'bay.close', { closure: { ...closure, bayId: bayOf('9') } }))).toBe('bay-unknown');
    expect(verdict(ask(port, 'bay.close', { closure: { ...closure, portId: 'CNQUH' } }))).toBe('bay-unknown');
    expect(verdict(ask(port, 'bay.reopen', { portId: PORT.id, closureId: closure.id }))).toBe('closure-unknown');
  });
});

describe('rows of the port', () => {
  const bay = { ...port.bays.get('1')!, label: '九号台' };
  const officer = { ...port.officers.get('o')!, name: '新名' };
  const settings = { ...PORT, settings: { ...PORT.settings, graceMinutes: 45 } };

  test.each([
    ['port.amend', { port: settings }],
    ['bay.put', { bay }],
    ['officer.put', { officer }],
    ['user.put', { user: { ...people.officer, active: false } }],
  ])("X2: %s is the administrator's, in a port that is there", (name, args) => {
    expect(verdict(ask(port, name, args, admin))).toBe('ok');
    expect(verdict(ask(port, name, args))).toBe('not-authorised');
    expect(verdict(ask(emptyWorld(), name, args, admin))).toBe('port-unknown');
  });

  test.each([
    ['port.amend', { port: settings }],
    ['bay.put', { bay }],
    ['officer.put', { officer }],
  ])('S7: %s changes back', (name, args) => {
    expect(undone(port, name, args, admin)).toEqual(port);
  });

  test('S7: a new bay or officer is put out of use, since plans may name it by then', () => {
    expect(undone(port, 'bay.put', { bay: { ...bay, id: bayOf('2') } }, admin).bays.get('2')?.closed).toBe(true);
    expect(
      undone(port, 'officer.put', { officer: { ...officer, id: officerOf('q') } }, admin).officers.get('q')?.active,
    ).toBe(false);
  });
});

test("the clock of the tests is the port's", () => {
  expect(new Date(time('10:20')).toISOString()).toBe('2026-11-23T02:20:00.000Z');
});
