import { z } from 'zod';
import { clearanceBase, clearanceBaseId } from '../domain/clearance-base';
import { put } from '../domain/change';
import { change, defineMutation, refuse } from './mutation';

/** Sets what a port's clearance time is measured against, with where the figure comes from. */
export const setClearanceBase = defineMutation({
  name: 'base.set',
  kind: 'intention',
  right: 'rules',
  args: z.strictObject({ base: clearanceBase }),
  decide(world, { base }) {
    if (!world.ports.has(base.portId)) return refuse('port-unknown', base.portId);
    if (base.id !== clearanceBaseId(base.portId, base.direction)) return refuse('row-invalid', base.id);
    return change(put('clearanceBases', base));
  },
  inverse(world, { base }) {
    const before = world.clearanceBases.get(base.id);
    return before ? { name: 'base.set', args: { base: before } } : null;
  },
});
