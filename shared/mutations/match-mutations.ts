import { z } from 'zod';
import { requestId } from '../kernel/ids';
import { del, put } from '../domain/change';
import { declineIdOf } from '../domain/session';
import { change, defineMutation, refuse } from './mutation';

const pair = { a: requestId, b: requestId };

/** Says that two requests are not opened together, with the reason (不联). The pair is not offered again. */
export const declineMatch = defineMutation({
  name: 'match.decline',
  kind: 'intention',
  right: 'match',
  args: z.strictObject({
    ...pair,
    reason: z.enum(['different-object', 'time', 'place', 'secret', 'risk', 'other']),
    note: z.string().max(300),
  }),
  decide(world, { a, b, reason, note }, context) {
    const request = world.requests.get(a);
    if (!request) return refuse('request-unknown', a);
    if (a === b || !world.requests.has(b)) return refuse('request-unknown', b);
    const id = declineIdOf(a, b);
    if (world.declines.has(id)) return refuse('already-declined', id);
    if (reason === 'other' && note.trim() === '') return refuse('reason-missing');
    const { portId, day } = request;
    return change(put('declines', { id, portId, day, a, b, reason, note, by: context.actor.id }));
  },
  inverse: (_, { a, b }) => ({ name: 'match.reconsider', args: { a, b } }),
});

/** Takes a decline back: the pair is offered again. */
export const reconsiderMatch = defineMutation({
  name: 'match.reconsider',
  kind: 'intention',
  right: 'match',
  args: z.strictObject(pair),
  decide(world, { a, b }) {
    const id = declineIdOf(a, b);
    return world.declines.has(id) ? change(del('declines', id)) : refuse('request-unknown', a);
  },
  inverse(world, { a, b }) {
    const d = world.declines.get(declineIdOf(a, b));
    return d ? { name: 'match.decline', args: { a: d.a, b: d.b, reason: d.reason, note: d.note } } : null;
  },
});
