import { z } from 'zod';
import { portId } from '../kernel/ids';
import { contains, dayOf, dayText, slot, utcMs } from '../kernel/time';
import { put } from '../domain/change';
import { OPPOSITE, hoursExtension, type HoursExtension } from '../domain/hours-extension';
import { openHours, sidesOf } from '../rules/hours';
import type { World } from '../domain/world';
import { change, defineMutation, refuse, type Decision } from './mutation';

const extensionId = hoursExtension.unwrap().shape.id;

/** Asks for extra hours of a day (延时通关). They change nothing until both sides have agreed (SPEC H1). */
export const askHours = defineMutation({
  name: 'hours.ask',
  kind: 'intention',
  right: 'book',
  args: z.strictObject({
    extensionId,
    portId,
    day: dayText,
    slot,
    askedBy: z.string().min(1).max(100),
    reason: z.string().min(1).max(300),
  }),
  decide(world, { extensionId, portId, day, slot, askedBy, reason }, { actor, now }) {
    const port = world.ports.get(portId);
    if (!port) return refuse('port-unknown', portId);
    if (world.extensions.has(extensionId)) return refuse('row-invalid', extensionId);
    if (dayOf(slot.start, port.zone) !== day) return refuse('wrong-day', extensionId, { day });
    if (openHours(world, port, day).some((open) => contains(open, slot)))
      return refuse('extension-needless', extensionId, slot);
    const row: HoursExtension = {
      id: extensionId,
      portId,
      day,
      slot,
      askedBy,
      reason,
      by: actor.id,
      at: now,
      answers: [],
      withdrawn: null,
    };
    return change(put('extensions', row));
  },
});

/** An extension that still stands, or the refusal that says why not. */
function standing(world: World, id: string): { readonly row: HoursExtension } | { readonly refused: Decision } {
  const row = world.extensions.get(id);
  if (!row) return { refused: refuse('extension-unknown', id) };
  return row.withdrawn ? { refused: refuse('extension-withdrawn', id) } : { row };
}

/**
 * Records one side's word on extra hours: with whom, when, yes or no. An own agency speaks through its own people (SPEC H2); the opposite
 * side through whoever spoke with it. A later word takes the place of an earlier one, and a no takes agreed hours back (SPEC H3).
 */
export const answerHours = defineMutation({
  name: 'hours.answer',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({
    extensionId,
    side: z.string().min(1).max(20),
    agreed: z.boolean(),
    contact: z.string().min(1).max(100),
    at: utcMs,
  }),
  decide(world, { extensionId, ...answer }, { actor }) {
    const found = standing(world, extensionId);
    if ('refused' in found) return found.refused;
    const { row } = found;
    const port = world.ports.get(row.portId);
    if (!port) return refuse('port-unknown', row.portId);
    if (!sidesOf(port).includes(answer.side)) return refuse('row-invalid', answer.side);
    if (answer.side !== OPPOSITE && answer.side !== actor.agency)
      return refuse('extension-other-agency', extensionId, { agency: answer.side });
    const others = row.answers.filter((a) => a.side !== answer.side);
    return change(put('extensions', { ...row, answers: [...others, { ...answer, by: actor.id }] }));
  },
});

/** Takes a wish for extra hours back, agreed or not. What stands in those hours stays, and shows the breach (SPEC H3). */
export const withdrawHours = defineMutation({
  name: 'hours.withdraw',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ extensionId, reason: z.string().max(300) }),
  decide(world, { extensionId, reason }, { actor, now }) {
    const found = standing(world, extensionId);
    if ('refused' in found) return found.refused;
    if (reason.trim() === '') return refuse('reason-missing', extensionId);
    return change(put('extensions', { ...found.row, withdrawn: { reason: reason.trim(), by: actor.id, at: now } }));
  },
});
