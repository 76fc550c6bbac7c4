import { z } from 'zod';
import { portId, sessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { dayText, plusMinutes, utcMs } from '../kernel/time';
import { put } from '../domain/change';
import { provenance } from '../domain/words';
import { timedStep, timeStandardId, yardStep, yardWork, type TimeStandard, type YardOrder } from '../domain/yard';
import { orderAfter, standardOf } from '../rules/yard';
import { change, defineMutation, refuse } from './mutation';

const orderId = z.string().min(1).max(160);

/** Orders work of the yard (移位, 吊装, 卸货, 重装). Without a time it is due when its time standard has passed. */
export const orderYard = defineMutation({
  name: 'yard.order',
  kind: 'intention',
  right: 'yard',
  args: z.strictObject({
    orderId,
    portId,
    day: dayText,
    work: yardWork,
    sessionId: sessionId.nullable(),
    object: z.string().trim().min(1).max(60),
    from: z.string().max(60),
    to: z.string().max(60),
    due: utcMs.nullable(),
    note: z.string().max(300),
  }),
  decide(world, { orderId, due, ...asked }, { actor, now }) {
    if (!world.ports.has(asked.portId)) return refuse('port-unknown', asked.portId);
    if (world.yardOrders.has(orderId)) return refuse('row-invalid', orderId);
    if (asked.sessionId !== null && !world.sessions.has(asked.sessionId))
      return refuse('session-unknown', asked.sessionId);
    const { minutes } = standardOf(world, asked.portId, asked.work);
    const row: YardOrder = {
      ...asked,
      id: orderId,
      due: due ?? plusMinutes(now, minutes),
      minutes,
      by: actor.id,
      at: now,
      reports: [],
      status: 'ordered',
      reason: '',
    };
    return change(put('yardOrders', row));
  },
});

/** Records what the yard reports on an order: never refused for contradicting it, and the same report twice is one (SPEC Y1). */
export const reportYard = defineMutation({
  name: 'yard.report',
  kind: 'fact',
  right: 'yard',
  args: z.strictObject({ orderId, step: yardStep, at: utcMs }),
  decide(world, { orderId, step, at }, { actor }) {
    const order = world.yardOrders.get(orderId);
    if (!order) return refuse('order-unknown', orderId);
    if (order.reports.some((r) => r.step === step && r.at === at)) return ok([]);
    const reports = [...order.reports, { step, at, by: actor.id }];
    return change(put('yardOrders', { ...order, reports, status: orderAfter(order.status, step) }));
  },
});

/** Takes an order back, with the reason, as long as the yard has not begun (SPEC Y3). */
export const cancelYard = defineMutation({
  name: 'yard.cancel',
  kind: 'intention',
  right: 'yard',
  args: z.strictObject({ orderId, reason: z.string().max(300) }),
  decide(world, { orderId, reason }) {
    const order = world.yardOrders.get(orderId);
    if (!order) return refuse('order-unknown', orderId);
    if (order.status !== 'ordered' && order.status !== 'acknowledged')
      return refuse('order-begun', orderId, { object: order.object });
    if (reason.trim() === '') return refuse('reason-missing', orderId);
    return change(put('yardOrders', { ...order, status: 'cancelled', reason: reason.trim() }));
  },
});

/** Sets the time standard of a step, and by what authority. Orders already given keep theirs. */
export const setTimeStandard = defineMutation({
  name: 'standard.set',
  kind: 'intention',
  right: 'administer',
  args: z.strictObject({ portId, step: timedStep, minutes: z.int().min(1).max(1440), provenance }),
  decide(world, { portId, step, minutes, provenance }) {
    if (!world.ports.has(portId)) return refuse('port-unknown', portId);
    const row: TimeStandard = { id: timeStandardId(portId, step), portId, step, minutes, provenance };
    return change(put('timeStandards', row));
  },
  inverse(world, { portId, step }) {
    const { minutes, provenance } = standardOf(world, portId, step);
    return { name: 'standard.set', args: { portId, step, minutes, provenance } };
  },
});
