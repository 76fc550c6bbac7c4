import type { TFunction } from 'i18next';
import type { BayId, OfficerId, SessionId } from '#shared/kernel/ids';
import type { Slot } from '#shared/kernel/time';
import type { Closure } from '#shared/domain/bay';
import type { Equipment } from '#shared/domain/equipment';
import { callName } from '#shared/domain/request';
import type { JointSession, Place } from '#shared/domain/session';
import type { Intention } from '#shared/mutations/mutation';
import type { Target } from '../../state/board-slice';
import { intentionOf, type Bench, type DropManner } from './judge';
import type { Words } from './use-words';

/** One thing done on the board: the action, and its name in the history. */
export type Step = { readonly intention: Intention; readonly label: string };

/** What a step is made from: the board as it stands, and the words it is told in. */
export type Ground = { readonly bench: Bench; readonly words: Words; readonly t: TFunction<'board'> };

/** What an officer would call a session. */
export function nameIn({ world }: Bench, id: SessionId): string {
  const session = world.sessions.get(id);
  const first = session && world.requests.get(session.requestIds[0]!);
  return first ? callName(first) : id;
}

const rowIn = ({ bench }: Ground, id: SessionId): JointSession | undefined => bench.world.sessions.get(id);

/** An action that asks for the reason of a slip where the plan is approved. */
const slipped = (name: string, args: object): Intention => ({ name, args: { ...args, reason: null } });

const placeLabel = ({ bench, words, t }: Ground, id: SessionId, { bayId, slot }: Place): string =>
  t('step.place', { name: nameIn(bench, id), bay: words.bay(bayId), time: words.clock(slot.start) });

/** Puts sessions where a hand let them go; null where that changes nothing. */
export function dropStep(ground: Ground, targets: readonly Target[], manner: DropManner): Step | null {
  const { bench, t } = ground;
  const intention = intentionOf(bench, targets, manner);
  const [only] = targets;
  if (!intention || !only) return null;
  if (targets.length > 1) return { intention, label: t('step.moveMany', { count: targets.length }) };
  if (only.place) return { intention, label: placeLabel(ground, only.sessionId, only.place) };
  return { intention, label: t('step.lift', { name: nameIn(bench, only.sessionId) }) };
}

/** Sends sessions back to the tray. */
export function liftStep(ground: Ground, targets: readonly Target[]): Step | null {
  const step = dropStep(ground, targets, { freshTeam: false });
  return step && targets.length > 1 ? { ...step, label: ground.t('step.liftMany', { count: targets.length }) } : step;
}

/** Puts one session in a place with a team of its own. */
export function putStep(
  ground: Ground,
  id: SessionId,
  at: { readonly place: Place; readonly team: readonly OfficerId[] },
): Step {
  const { portId, day } = ground.bench;
  const { place, team } = at;
  const placements = [{ sessionId: id, at: { bayId: place.bayId, start: place.slot.start, team } }];
  return { intention: slipped('plan.adopt', { portId, day, placements }), label: placeLabel(ground, id, place) };
}

export const resizeStep = ({ bench, t }: Ground, id: SessionId, minutes: number): Step => ({
  intention: slipped('session.resize', { sessionId: id, minutes }),
  label: t('step.resize', { name: nameIn(bench, id), count: minutes }),
});

/** Pins a session, or frees it. */
export function pinStep(ground: Ground, id: SessionId): Step | null {
  const { bench, t } = ground;
  const session = rowIn(ground, id);
  if (!session) return null;
  const { pinned, note } = session;
  return {
    intention: { name: 'session.pin', args: { sessionId: id, pinned: !pinned, note } },
    label: t(pinned ? 'step.unpin' : 'step.pin', { name: nameIn(bench, id) }),
  };
}

export const noteStep = (ground: Ground, id: SessionId, note: string): Step => ({
  intention: { name: 'session.pin', args: { sessionId: id, pinned: rowIn(ground, id)?.pinned ?? false, note } },
  label: ground.t('step.note', { name: nameIn(ground.bench, id) }),
});

export function assignStep({ bench, words, t }: Ground, id: SessionId, team: readonly OfficerId[]): Step {
  const name = nameIn(bench, id);
  const label = team.length === 0 ? t('step.noTeam', { name }) : t('step.team', { name, names: words.officers(team) });
  return { intention: slipped('session.assign', { sessionId: id, team }), label };
}

/** Says how many pieces of equipment a session takes; null leaves it to the port's rule. */
export const wantStep = (
  { bench, t }: Ground,
  id: SessionId,
  { equipment, count }: { readonly equipment: Equipment; readonly count: number | null },
): Step => {
  const facts = { name: nameIn(bench, id), equipment: equipment.name };
  return {
    intention: { name: 'equipment.want', args: { sessionId: id, equipmentId: equipment.id, count } },
    label: count === null ? t('step.wantByRule', facts) : t('step.want', { ...facts, count }),
  };
};

export const partStep = ({ bench, t }: Ground, id: SessionId, parts: readonly JointSession['requestIds'][]): Step => ({
  intention: { name: 'session.part', args: { joined: id, parts } },
  label: t('step.part', { name: nameIn(bench, id) }),
});

/** What comes next at the yard for a session in each state. */
const NEXT: Partial<Record<JointSession['status'], 'arrived' | 'started' | 'ended'>> = {
  planned: 'arrived',
  arrived: 'started',
  running: 'ended',
};

/** Reports the next fact of a session, now; null when there is none left. */
export function advanceStep(ground: Ground, id: SessionId): Step | null {
  const { bench, words, t } = ground;
  const kind = NEXT[rowIn(ground, id)?.status ?? 'cancelled'];
  if (!kind) return null;
  return {
    intention: { name: 'milestone.record', args: { sessionId: id, kind, at: bench.now } },
    label: t(`step.${kind}`, { name: nameIn(bench, id), time: words.clock(bench.now) }),
  };
}

/** A stretch in which a bay shall not be used, and why. */
export type Closing = { readonly bayId: BayId; readonly slot: Slot } & Pick<Closure, 'reason' | 'note'>;

/** The key of a closure has this many letters at most. */
const ID_LENGTH = 80;

export function closeStep({ bench, words, t }: Ground, { bayId, slot, reason, note }: Closing): Step {
  const id = `${bayId}/${slot.start}`.slice(-ID_LENGTH);
  const closure: Closure = { id, portId: bench.portId, bayId, slot, reason, note };
  const [start, end] = [words.clock(slot.start), words.clock(slot.end)];
  return {
    intention: { name: 'bay.close', args: { closure } },
    label: t('step.close', { bay: words.bay(bayId), start, end }),
  };
}

export const reopenStep = ({ bench, words, t }: Ground, closure: Closure): Step => ({
  intention: { name: 'bay.reopen', args: { portId: bench.portId, closureId: closure.id } },
  label: t('step.reopen', { bay: words.bay(closure.bayId) }),
});
