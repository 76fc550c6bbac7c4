import { z } from 'zod';
import { sessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { del, put } from '../domain/change';
import { equipment, equipmentId, wantIdOf } from '../domain/equipment';
import { defineLookup } from '../domain/lookup';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { rowsOfSession } from '../rules/of-session';
import { change, defineMutation, refuse } from './mutation';
import { plannable } from './session-mutations';

/**
 * Adds equipment that inspections share, or changes it. Sessions that stand where pieces are short then stay and show the breach. It is
 * never deleted, since sessions name it: the port has it, or has it no more.
 */
export const putEquipment = defineMutation({
  name: 'equipment.put',
  kind: 'intention',
  right: 'administer',
  args: z.strictObject({ equipment }),
  decide(world, { equipment }) {
    if (!world.ports.has(equipment.portId)) return refuse('port-unknown', equipment.portId);
    const before = world.equipment.get(equipment.id);
    const strange = before !== undefined && before.portId !== equipment.portId;
    const twice = new Set(equipment.modes).size < equipment.modes.length;
    return strange || twice ? refuse('row-invalid', equipment.id) : change(put('equipment', equipment));
  },
  inverse(world, { equipment }) {
    const before = world.equipment.get(equipment.id);
    return { name: 'equipment.put', args: { equipment: before ?? { ...equipment, active: false } } };
  },
});

const wantsOf = defineLookup('equipmentWants', (w) => [w.requestId]);
const wantsFor = (world: World, session: JointSession, equipmentId: string) =>
  rowsOfSession(world, wantsOf, session).filter((w) => w.equipmentId === equipmentId);

/**
 * Says how many pieces of equipment a load takes, whatever the port's rule says; null leaves it to the rule again (SPEC B8). Its place
 * stays: what is short there is shown.
 */
export const wantEquipment = defineMutation({
  name: 'equipment.want',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ sessionId, equipmentId, count: z.int().min(0).max(9).nullable() }),
  decide(world, { sessionId, equipmentId, count }, { actor, now }) {
    const found = plannable(world, sessionId);
    if ('refused' in found) return found.refused;
    const { session } = found;
    const row = world.equipment.get(equipmentId);
    if (row?.portId !== session.portId || !row.active) return refuse('equipment-unknown', equipmentId);
    const before = wantsFor(world, session, equipmentId);
    const requestId = session.requestIds[0]!;
    const id = wantIdOf(requestId, equipmentId);
    const gone = before.filter((w) => count === null || w.id !== id).map((w) => del('equipmentWants', w.id));
    if (count === null) return ok(gone);
    const { portId } = session;
    return ok([...gone, put('equipmentWants', { id, portId, requestId, equipmentId, count, by: actor.id, at: now })]);
  },
  inverse(world, { sessionId, equipmentId }) {
    const session = world.sessions.get(sessionId);
    const said = session ? wantsFor(world, session, equipmentId).map((w) => w.count) : [];
    return {
      name: 'equipment.want',
      args: { sessionId, equipmentId, count: said.length > 0 ? Math.max(...said) : null },
    };
  },
});
