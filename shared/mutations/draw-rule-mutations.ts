import { z } from 'zod';
import { officerId, portId } from '../kernel/ids';
import { put } from '../domain/change';
import { drawGroup, drawRateId, type DrawRate, type Recusal } from '../domain/double-random';
import { provenance } from '../domain/words';
import { rateOf } from '../draw/object-pool';
import { change, defineMutation, refuse } from './mutation';

/**
 * Notes that an officer takes no part where a firm or person is concerned (回避), or that this is over. An officer speaks for himself alone, and
 * does not end what somebody else has noted.
 */
export const putRecusal = defineMutation({
  name: 'recusal.put',
  kind: 'intention',
  right: 'recuse',
  args: z.strictObject({
    recusalId: z.string().min(1).max(160),
    portId,
    officerId,
    against: z.enum(['firm', 'person']),
    name: z.string().trim().min(1).max(120),
    reason: z.string().trim().max(300),
    active: z.boolean(),
  }),
  decide(world, { recusalId, ...said }, { actor, now }) {
    if (world.officers.get(said.officerId)?.portId !== said.portId) return refuse('officer-unknown', said.officerId);
    const old = world.recusals.get(recusalId);
    const own = said.officerId === actor.id && (!old || (old.by === actor.id && old.officerId === actor.id));
    if (actor.role === 'officer' && !own) return refuse('not-authorised', actor.id, { right: 'recuse' });
    if (said.reason === '') return refuse('reason-missing', recusalId);
    const row: Recusal = { ...said, id: recusalId, by: actor.id, at: now };
    return change(put('recusals', row));
  },
  inverse(world, args) {
    const old = world.recusals.get(args.recusalId);
    if (!old) return { name: 'recusal.put', args: { ...args, active: false } };
    const { portId, officerId, against, name, reason, active } = old;
    return { name: 'recusal.put', args: { recusalId: old.id, portId, officerId, against, name, reason, active } };
  },
});

/** Sets how many of a hundred objects of a group are drawn, and by what authority. */
export const setDrawRate = defineMutation({
  name: 'rate.set',
  kind: 'intention',
  right: 'administer',
  args: z.strictObject({ portId, group: drawGroup, percent: z.int().min(0).max(100), provenance }),
  decide(world, { portId, group, percent, provenance }) {
    if (!world.ports.has(portId)) return refuse('port-unknown', portId);
    const row: DrawRate = { id: drawRateId(portId, group), portId, group, percent, provenance };
    return change(put('drawRates', row));
  },
  inverse(world, { portId, group }) {
    const { percent, provenance } = rateOf(world, portId, group);
    return { name: 'rate.set', args: { portId, group, percent, provenance } };
  },
});
