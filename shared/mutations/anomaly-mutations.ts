import { z } from 'zod';
import { portId } from '../kernel/ids';
import { put } from '../domain/change';
import { change, defineMutation, refuse } from './mutation';

/** Settles what a fact contradicted (经人工裁决): the fact stays as it is, and who settled it is told with it. Once is enough. */
export const settleAnomaly = defineMutation({
  name: 'anomaly.settle',
  kind: 'intention',
  right: 'record',
  args: z.strictObject({ portId, anomalyId: z.string().min(1).max(220) }),
  decide(world, { anomalyId }, { actor }) {
    const anomaly = world.anomalies.get(anomalyId);
    if (!anomaly) return refuse('row-invalid', anomalyId);
    return anomaly.resolvedBy === null ? change(put('anomalies', { ...anomaly, resolvedBy: actor.id })) : change();
  },
});
