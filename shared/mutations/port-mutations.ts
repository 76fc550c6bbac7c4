import { z } from 'zod';
import { portId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { bay, closure } from '../domain/bay';
import { del, put } from '../domain/change';
import { goodsRule } from '../domain/goods-rule';
import { duty, dutyIdOf, officer, type Duty } from '../domain/officer';
import { port } from '../domain/port';
import { user, type User } from '../domain/user';
import { change, defineMutation, refuse } from './mutation';

/** Sets up a port at this desk: its two sides, bays, people, duties and users. Refused when the port is there already. */
export const foundPort = defineMutation({
  name: 'port.found',
  kind: 'intention',
  right: 'administer',
  args: z.strictObject({
    port,
    bays: z.array(bay),
    officers: z.array(officer),
    duties: z.array(duty),
    users: z.array(user).min(1),
    goodsRules: z.array(goodsRule).optional(),
  }),
  decide(world, { port, bays, officers, duties, users, goodsRules = [] }) {
    if (world.ports.has(port.id)) return refuse('port-exists', port.id);
    const stray = [...bays, ...officers, ...duties, ...users, ...goodsRules].find((row) => row.portId !== port.id);
    const misnamed = stray ?? duties.find(isMisnamed);
    if (misnamed) return refuse('row-invalid', misnamed.id);
    if (!users.some(administers)) return refuse('last-administrator', port.id);
    return ok([
      put('ports', port),
      ...bays.map((row) => put('bays', row)),
      ...officers.map((row) => put('officers', row)),
      ...duties.map((row) => put('duties', row)),
      ...users.map((row) => put('users', row)),
      ...goodsRules.map((row) => put('goodsRules', row)),
    ]);
  },
});

/** One row an officer and day: a duty under another key would stand beside it unseen. */
const isMisnamed = (d: Duty): boolean => d.id !== dutyIdOf(d.officerId, d.day);

/** Replaces a port's own data: names, calendars, settings. */
export const amendPort = defineMutation({
  name: 'port.amend',
  kind: 'intention',
  right: 'administer',
  args: z.strictObject({ port }),
  decide: (world, { port }) =>
    world.ports.has(port.id) ? change(put('ports', port)) : refuse('port-unknown', port.id),
  inverse(world, { port }) {
    const before = world.ports.get(port.id);
    return before ? { name: 'port.amend', args: { port: before } } : null;
  },
});

/** Adds or changes a bay. Bays are never deleted, since plans name them: they are closed. */
export const putBay = defineMutation({
  name: 'bay.put',
  kind: 'intention',
  right: 'administer',
  args: z.strictObject({ bay }),
  decide: (world, { bay }) =>
    world.ports.has(bay.portId) ? change(put('bays', bay)) : refuse('port-unknown', bay.portId),
  inverse(world, { bay }) {
    const before = world.bays.get(bay.id);
    return { name: 'bay.put', args: { bay: before ?? { ...bay, closed: true } } };
  },
});

/** Adds or changes an officer of the roster. */
export const putOfficer = defineMutation({
  name: 'officer.put',
  kind: 'intention',
  right: 'administer',
  args: z.strictObject({ officer }),
  decide: (world, { officer }) =>
    world.ports.has(officer.portId) ? change(put('officers', officer)) : refuse('port-unknown', officer.portId),
  inverse(world, { officer }) {
    const before = world.officers.get(officer.id);
    return { name: 'officer.put', args: { officer: before ?? { ...officer, active: false } } };
  },
});

const administers = (u: User): boolean => u.active && u.role === 'administrator';

/**
 * Adds or changes someone who signs in at a desk. The last administrator stays one (SPEC X6): without any, nobody could ever
 * make another.
 */
export const putUser = defineMutation({
  name: 'user.put',
  kind: 'intention',
  right: 'administer',
  args: z.strictObject({ user }),
  decide(world, { user }) {
    if (!world.ports.has(user.portId)) return refuse('port-unknown', user.portId);
    const others = [...world.users.values()].filter((u) => u.portId === user.portId && u.id !== user.id);
    if (!administers(user) && !others.some(administers)) return refuse('last-administrator', user.id);
    return change(put('users', user));
  },
  inverse(world, { user }) {
    const before = world.users.get(user.id);
    return { name: 'user.put', args: { user: before ?? { ...user, active: false } } };
  },
});

/** Sets the duties of officers on a day; a leader keeps the roster of the own shift. */
export const setDuties = defineMutation({
  name: 'duty.set',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ duties: z.array(duty).min(1) }),
  decide(world, { duties }) {
    const stranger = duties.find((d) => world.officers.get(d.officerId)?.portId !== d.portId);
    if (stranger) return refuse('officer-unknown', stranger.officerId);
    const misnamed = duties.find(isMisnamed);
    return misnamed ? refuse('row-invalid', misnamed.id) : ok(duties.map((d) => put('duties', d)));
  },
  inverse: (world, { duties }) => ({
    name: 'duty.set',
    args: { duties: duties.map((d) => world.duties.get(d.id) ?? { ...d, windows: [] }) },
  }),
});

/** Closes a bay for a stretch of time. Sessions that stand there stay and show the breach: who gives way is the leader's decision. */
export const closeBay = defineMutation({
  name: 'bay.close',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ closure }),
  decide: (world, { closure }) =>
    world.bays.get(closure.bayId)?.portId === closure.portId
      ? change(put('closures', closure))
      : refuse('bay-unknown', closure.bayId),
  inverse(world, { closure }) {
    const before = world.closures.get(closure.id);
    return before
      ? { name: 'bay.close', args: { closure: before } }
      : { name: 'bay.reopen', args: { portId: closure.portId, closureId: closure.id } };
  },
});

/** Takes a closure back. */
export const reopenBay = defineMutation({
  name: 'bay.reopen',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ portId, closureId: z.string() }),
  decide: (world, { closureId }) =>
    world.closures.has(closureId) ? change(del('closures', closureId)) : refuse('closure-unknown', closureId),
  inverse(world, { closureId }) {
    const closure = world.closures.get(closureId);
    return closure ? { name: 'bay.close', args: { closure } } : null;
  },
});
