import { z } from 'zod';
import { consignmentId, portId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { dayText, utcMs } from '../kernel/time';
import { put } from '../domain/change';
import { consignmentStep, type Consolidation } from '../domain/consignment-fact';
import { consolidationHolding, consolidationIdOf, differingMark } from '../rules/consolidation';
import { change, defineMutation, refuse } from './mutation';

/** Records what happened to an announced load: papers looked at, truck come, truck let through. Never refused for contradicting anything (SPEC O6). */
export const recordConsignment = defineMutation({
  name: 'consignment.record',
  kind: 'fact',
  right: 'intake',
  args: z.strictObject({ consignmentId, step: consignmentStep, at: utcMs, note: z.string().max(300) }),
  decide(world, said, { actor }) {
    const load = world.consignments.get(said.consignmentId);
    if (!load) return refuse('consignment-unknown', said.consignmentId);
    const id = `${load.id}/${said.step}/${said.at}`;
    if (world.consignmentFacts.has(id)) return ok([]);
    return change(put('consignmentFacts', { ...said, id, portId: load.portId, day: load.day, by: actor.id }));
  },
});

const consolidationId = z.string().min(1).max(120);

/** Takes manifests as one (舱单归并) that have run, container, trader and goods in common; the originals stay (SPEC O7). */
export const joinManifests = defineMutation({
  name: 'manifest.join',
  kind: 'intention',
  right: 'intake',
  args: z.strictObject({ portId, day: dayText, consignmentIds: z.array(consignmentId).min(2).max(200) }),
  decide(world, { portId, day, consignmentIds }, { actor, now }) {
    const ids = [...new Set(consignmentIds)];
    const loads = ids.flatMap((id) => world.consignments.get(id) ?? []);
    const known = loads.filter((c) => c.portId === portId && c.day === day && c.status === 'open');
    if (known.length < ids.length || ids.length < 2) return refuse('consignment-unknown', ids[0]);
    const differs = differingMark(loads);
    if (differs) return refuse('manifest-differs', ids[0], { mark: differs });
    const held = loads.find((c) => consolidationHolding(world, c) !== null);
    if (held) return refuse('manifest-joined', held.id);
    const row: Consolidation = {
      id: consolidationIdOf(portId, day, ids),
      portId,
      day,
      consignmentIds: ids,
      status: 'joined',
      by: actor.id,
      at: now,
      reason: '',
      partedBy: null,
      partedAt: null,
    };
    return change(put('consolidations', row));
  },
  inverse: (_, { portId, day, consignmentIds }) => ({
    name: 'manifest.part',
    args: { consolidationId: consolidationIdOf(portId, day, [...new Set(consignmentIds)]), reason: '' },
  }),
});

/** Takes a consolidation back; the row says who and why (SPEC O8). */
export const partManifests = defineMutation({
  name: 'manifest.part',
  kind: 'intention',
  right: 'intake',
  args: z.strictObject({ consolidationId, reason: z.string().max(300) }),
  decide(world, { consolidationId, reason }, { actor, now }) {
    const row = world.consolidations.get(consolidationId);
    if (row?.status !== 'joined') return refuse('consignment-unknown', consolidationId);
    return change(put('consolidations', { ...row, status: 'parted', reason, partedBy: actor.id, partedAt: now }));
  },
  inverse(world, { consolidationId }) {
    const row = world.consolidations.get(consolidationId);
    if (!row) return null;
    const { portId, day, consignmentIds } = row;
    return { name: 'manifest.join', args: { portId, day, consignmentIds } };
  },
});
