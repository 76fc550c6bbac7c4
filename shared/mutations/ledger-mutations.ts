import { z } from 'zod';
import { portId, sessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { dayText, utcMs } from '../kernel/time';
import { put } from '../domain/change';
import {
  complaint,
  complaintAnswer,
  feeExclusionCode,
  feeItem,
  twiceIdOf,
  twiceReason,
  type FeeExclusion,
  type TwiceVerdict,
} from '../domain/ledger';
import { sessionOrHeir } from '../rules/grouping';
import { releaseOf } from '../rules/release';
import { change, defineMutation, refuse } from './mutation';

const note = z.string().max(300);

/** Says what two bookings or orders of one vehicle at one time are; a reason of its own kind needs words (SPEC O9). */
export const settleTwice = defineMutation({
  name: 'twice.settle',
  kind: 'intention',
  right: 'match',
  args: z.strictObject({ a: sessionId, b: sessionId, reason: twiceReason, note }),
  decide(world, said, { actor, now }) {
    const [a, b] = [world.sessions.get(said.a), world.sessions.get(said.b)];
    if (!a || !b) return refuse('session-unknown', a ? said.b : said.a);
    if (a.id === b.id) return refuse('same-session', a.id);
    if (a.portId !== b.portId || a.day !== b.day) return refuse('join-other-day', b.id);
    if (said.reason === 'other' && said.note.trim() === '') return refuse('reason-missing', a.id);
    const [first, second] = [a.requestIds[0]!, b.requestIds[0]!];
    const row: TwiceVerdict = {
      id: twiceIdOf(first, second),
      portId: a.portId,
      day: a.day,
      a: first < second ? first : second,
      b: first < second ? second : first,
      reason: said.reason,
      note: said.note,
      by: actor.id,
      at: now,
    };
    return change(put('twiceVerdicts', row));
  },
});

/** Says why a released inspection's costs are not borne by the budget, or, with null, takes that back (SPEC O12). */
export const excludeFee = defineMutation({
  name: 'fee.exclude',
  kind: 'intention',
  right: 'release',
  args: z.strictObject({ sessionId, code: feeExclusionCode.nullable(), note }),
  decide(world, { sessionId, code, note }, { actor, now }) {
    const session = sessionOrHeir(world, sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    if (!releaseOf(world, session)) return refuse('session-unfinished', session.id);
    const { portId, day } = session;
    const row: FeeExclusion = { id: session.requestIds[0]!, portId, day, code, note, by: actor.id, at: now };
    return change(put('feeExclusions', row));
  },
  inverse(world, { sessionId }) {
    const session = sessionOrHeir(world, sessionId);
    const old = session && world.feeExclusions.get(session.requestIds[0]!);
    return { name: 'fee.exclude', args: { sessionId, code: old?.code ?? null, note: old?.note ?? '' } };
  },
});

/** Writes a line of the port's list of fees, or takes it off the list. */
export const putFeeItem = defineMutation({
  name: 'fee.list',
  kind: 'intention',
  right: 'rules',
  args: z.strictObject({ item: feeItem }),
  decide(world, { item }) {
    if (!world.ports.has(item.portId)) return refuse('port-unknown', item.portId);
    if (item.id !== `${item.portId}/${item.key}`) return refuse('row-invalid', item.id);
    return change(put('feeItems', item));
  },
});

const complaintId = complaint.unwrap().shape.id;

/** Enters a complaint as it was received: a fact; the same one twice is one (SPEC O13). */
export const enterComplaint = defineMutation({
  name: 'complaint.enter',
  kind: 'fact',
  right: 'intake',
  args: complaint.unwrap().omit({ id: true, by: true, at: true }).extend({ complaintId, portId, day: dayText }),
  decide(world, { complaintId, ...said }, { actor, now }) {
    if (!world.ports.has(said.portId)) return refuse('port-unknown', said.portId);
    if (world.complaints.has(complaintId)) return ok([]);
    return change(put('complaints', { ...said, id: complaintId, by: actor.id, at: now }));
  },
});

/** Records what was answered to a complaint, and whether that settled it. */
export const answerComplaint = defineMutation({
  name: 'complaint.answer',
  kind: 'fact',
  right: 'intake',
  args: z.strictObject({
    complaintId,
    text: complaintAnswer.unwrap().shape.text,
    closes: z.boolean(),
    at: utcMs,
  }),
  decide(world, { complaintId, ...said }, { actor }) {
    const row = world.complaints.get(complaintId);
    if (!row) return refuse('complaint-unknown', complaintId);
    const id = `${complaintId}/${said.at}`;
    if (world.complaintAnswers.has(id)) return ok([]);
    const { portId, day } = row;
    return change(put('complaintAnswers', { ...said, id, portId, day, complaintId, by: actor.id }));
  },
});
