import { z } from 'zod';
import { portId } from '../kernel/ids';
import { dayText } from '../kernel/time';
import { put } from '../domain/change';
import { custodyLine, deskState, type HandOver } from '../domain/hand-over';
import { signInRules } from '../domain/sign-in';
import { openItems, shiftCounts } from '../rules/hand-over';
import { signInRulesOf } from '../rules/sign-in';
import { change, defineMutation, refuse } from './mutation';
import { planOf } from './plan-gate';

const handOverId = z.string().min(1).max(160);

/**
 * Hands a shift over (交班): figures and open items are counted by whoever decides (SPEC K1). Until somebody has taken it, who gave it may give
 * it again, corrected.
 */
export const giveShift = defineMutation({
  name: 'shift.give',
  kind: 'intention',
  right: 'handOver',
  args: z.strictObject({
    handOverId,
    portId,
    day: dayText,
    shift: z.string().max(20),
    custody: z.array(custodyLine).max(60),
    desk: deskState,
    notes: z.string().max(2000),
  }),
  decide(world, { handOverId, ...said }, { actor, now }) {
    const { portId, day } = said;
    if (!world.ports.has(portId)) return refuse('port-unknown', portId);
    const old = world.handOvers.get(handOverId);
    if (old?.status === 'taken') return refuse('hand-over-taken', handOverId); // SPEC K3
    if (old && old.from !== actor.id) return refuse('hand-over-foreign', handOverId);
    const question = { portId, day, agency: actor.agency, now };
    const row: HandOver = {
      ...said,
      id: handOverId,
      agency: actor.agency,
      from: actor.id,
      givenAt: now,
      to: null,
      takenAt: null,
      counts: shiftCounts(world, question),
      items: openItems(world, question),
      planVersion: planOf(world, portId, day).version,
      status: 'given',
    };
    return change(put('handOvers', row));
  },
});

/** Takes a shift over (接班): somebody else of the same agency signs (SPEC K2). */
export const takeShift = defineMutation({
  name: 'shift.take',
  kind: 'intention',
  right: 'handOver',
  args: z.strictObject({ handOverId }),
  decide(world, { handOverId }, { actor, now }) {
    const row = world.handOvers.get(handOverId);
    if (!row) return refuse('hand-over-unknown', handOverId);
    if (row.status === 'taken') return refuse('hand-over-taken', handOverId);
    if (row.from === actor.id) return refuse('hand-over-same', handOverId);
    if (row.agency !== actor.agency) return refuse('other-agency', handOverId, { agency: row.agency });
    return change(put('handOvers', { ...row, to: actor.id, takenAt: now, status: 'taken' }));
  },
});

/** Sets when desks lock and how many wrong PINs they bear. */
export const setSignInRules = defineMutation({
  name: 'lock.set',
  kind: 'intention',
  right: 'administer',
  args: z.strictObject({
    portId,
    idleMinutes: signInRules.unwrap().shape.idleMinutes,
    tries: signInRules.unwrap().shape.tries,
  }),
  decide: (world, rules) =>
    world.ports.has(rules.portId)
      ? change(put('signInRules', { ...rules, id: rules.portId }))
      : refuse('port-unknown', rules.portId),
  inverse(world, { portId }) {
    const { idleMinutes, tries } = signInRulesOf(world, portId);
    return { name: 'lock.set', args: { portId, idleMinutes, tries } };
  },
});
