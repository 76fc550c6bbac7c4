import { z } from 'zod';
import { dayOf } from '../kernel/time';
import { put } from '../domain/change';
import { checkList, checkListIdOf } from '../domain/check-list';
import { versionsOfList } from '../rules/check-list';
import { change, defineMutation, refuse } from './mutation';

/**
 * Writes the next version of what an agency must answer in one way of inspection. It begins today or later, so that no record of a day
 * that is past asks for anything else than it did (SPEC E14). A supervisor writes the lists of the own agency, an administrator any.
 */
export const writeCheckList = defineMutation({
  name: 'checks.write',
  kind: 'intention',
  right: 'rules',
  args: z.strictObject({ list: checkList }),
  decide(world, { list }, { actor, now }) {
    const port = world.ports.get(list.portId);
    if (!port) return refuse('port-unknown', list.portId);
    if (actor.role !== 'administrator' && actor.agency !== list.agency)
      return refuse('other-agency', list.id, { agency: list.agency });
    if (!port.agencies.some((a) => a.code === list.agency)) return refuse('row-invalid', list.id);
    if (list.id !== checkListIdOf(list) || new Set(list.items).size < list.items.length)
      return refuse('row-invalid', list.id);
    const last = versionsOfList(world, list).at(-1)!;
    if (list.version !== last.version + 1 || list.from < last.from)
      return refuse('rule-stale', list.id, { version: last.version, day: last.from });
    const today = dayOf(now, port.zone);
    if (list.from < today) return refuse('list-backdated', list.id, { day: today });
    return change(put('checkLists', { ...list, written: { by: actor.id, at: now } }));
  },
});
