import { z } from 'zod';
import { officerId, portId, sessionId, type OfficerId } from '../kernel/ids';
import { err, ok } from '../kernel/result';
import { dayText } from '../kernel/time';
import { put } from '../domain/change';
import { drawId, drawSecret, type DrawAsk, type DrawLine, type DrawRecord } from '../domain/double-random';
import { refusal, type Refusal } from '../domain/refusal';
import type { World } from '../domain/world';
import { verify } from '../draw/draw-seed';
import { drawFault, drawRecordBy, hashOfLines, seedOf } from '../draw/draw-record';
import { objectAsk, objectPool, ratesOf } from '../draw/object-pool';
import { askOf, officerPool, type DrawTarget } from '../draw/officer-pool';
import { drawsFor, drawToReplace, isOpen, objectDraws } from '../rules/drawn-team';
import { change, defineMutation, refuse, type Context, type Decision } from './mutation';
import { passPlanGate, planOf } from './plan-gate';
import { plannable, slipReason } from './session-mutations';

const commitArgs = z.strictObject({
  drawId,
  portId,
  day: dayText,
  /** For whom officers are drawn; null to draw objects. */
  sessionId: sessionId.nullable(),
  /** The draw that this one is made instead of. */
  replaces: drawId.nullable(),
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string().max(300),
});
type CommitArgs = z.infer<typeof commitArgs>;

/** From whom a draw is made, and what is asked of it. */
type Terms = { readonly pool: readonly DrawLine[]; readonly ask: Omit<DrawAsk, 'pick'> & { readonly pick: number } };

/** The pool and the terms of a draw as the world stands, or why there can be none. The authority makes them, whatever a desk shows (SPEC R8). */
function termsOf(world: World, asked: TermsQuestion): Terms | { readonly refused: Refusal } {
  const { portId, day, sessionId, replaces, operator } = asked;
  if (sessionId === null) {
    const pool = objectPool(world, { portId, day, instead: replaces });
    return { pool, ask: objectAsk(pool, ratesOf(world, portId)) };
  }
  const found = plannable(world, sessionId);
  if ('refused' in found) return { refused: noOf(found.refused) };
  const { session } = found;
  if (session.portId !== portId || session.day !== day)
    return { refused: refusal('wrong-day', session.id, { day: session.day }) };
  if (session.place === null) return { refused: refusal('session-unplaced', session.id) };
  return { pool: officerPool(world, session as DrawTarget, operator), ask: askOf(world, session) };
}

type TermsQuestion = Pick<CommitArgs, 'portId' | 'day' | 'sessionId' | 'replaces'> & { readonly operator: OfficerId };

const noOf = (decision: Decision): Refusal => (decision.ok ? refusal('row-invalid') : decision.error);

/** What stands against beginning a draw: another one under way, one that was made already, or an operator who inspects an object. */
function beginFault(world: World, args: CommitArgs, operator: OfficerId): Refusal | null {
  const { portId, day, sessionId, replaces, reason } = args;
  if (!world.ports.has(portId)) return refusal('port-unknown', portId);
  if (world.draws.has(args.drawId)) return refusal('row-invalid', args.drawId);
  const before = sessionId === null ? objectDraws(world, portId, day) : drawsFor(world, sessionId);
  const open = before.find(isOpen);
  if (open) return refusal('draw-open', open.id);
  const last = drawToReplace(before);
  // Objects may be drawn in waves: only a draw that was given up, or one that is named, is made again.
  const owed = sessionId === null && last?.status !== 'void' ? null : last;
  if (owed && replaces !== owed.id) return refusal('draw-done', owed.id);
  if (replaces !== null && last?.id !== replaces) return refusal('draw-unknown', replaces);
  if (replaces !== null && reason.trim() === '') return refusal('reason-missing', replaces); // SPEC R10
  if (sessionId !== null) return null;
  const own = objectPool(world, { portId, day, instead: replaces }).find(
    (m) => m.excluded === null && world.sessions.get(m.id)?.team.includes(operator),
  );
  return own ? refusal('operator-inspects', own.id) : null; // SPEC X11
}

/**
 * Begins a draw (SPEC R8): writes down the pool, what is asked, and the operator's commitment, before anybody can know what comes out. Drawing again
 * names the draw before it and says why (SPEC R10).
 */
export const commitDraw = defineMutation({
  name: 'draw.commit',
  kind: 'intention',
  right: 'draw',
  args: commitArgs,
  decide(world, args, { actor, now }) {
    const no = beginFault(world, args, actor.id);
    if (no) return err(no);
    const { portId, day, sessionId, replaces } = args;
    if (sessionId !== null && planOf(world, portId, day).state === 'submitted')
      return refuse('plan-submitted', sessionId);
    const terms = termsOf(world, { ...args, operator: actor.id });
    if ('refused' in terms) return err(terms.refused);
    const { pool, ask } = terms;
    if (ask.pick === 0) return refuse('draw-impossible', sessionId, { why: 'nothing-to-draw' });
    const fault = drawFault(pool, ask);
    if (fault) return refuse('draw-impossible', sessionId, { why: fault.code });
    const row: DrawRecord = {
      id: args.drawId,
      portId,
      day,
      kind: sessionId === null ? 'objects' : 'officers',
      sessionId,
      pool,
      ask,
      poolHash: hashOfLines(pool),
      commitment: args.commitment,
      operator: actor.id,
      committedAt: now,
      witness: null,
      witnessedAt: null,
      salt: null,
      secret: null,
      drawnAt: null,
      picked: [],
      replaces,
      reason: args.reason.trim(),
      status: 'committed',
    };
    return change(put('draws', row));
  },
});

/** The draw, if it is in the state in which a step may be taken. */
function drawIn(
  world: World,
  id: string,
  states: readonly DrawRecord['status'][],
): DrawRecord | { readonly no: Decision } {
  const draw = world.draws.get(id);
  if (!draw) return { no: refuse('draw-unknown', id) };
  return states.includes(draw.status) ? draw : { no: refuse('draw-state', id, { state: draw.status }) };
}

/** Somebody else confirms the pool and adds to the seed (SPEC R8): not the operator, and nobody who may be drawn. */
export const witnessDraw = defineMutation({
  name: 'draw.witness',
  kind: 'intention',
  right: 'witness',
  args: z.strictObject({ drawId, poolHash: z.string().max(80), salt: drawSecret }),
  decide(world, { drawId, poolHash, salt }, { actor, now }) {
    const draw = drawIn(world, drawId, ['committed']);
    if ('no' in draw) return draw.no;
    if (draw.operator === actor.id) return refuse('witness-same', drawId);
    if (draw.pool.some((m) => m.id === actor.id && m.excluded === null)) return refuse('witness-in-pool', drawId);
    if (draw.poolHash !== poolHash) return refuse('pool-moved', drawId);
    return change(put('draws', { ...draw, witness: actor.id, witnessedAt: now, salt, status: 'witnessed' }));
  },
});

/**
 * Draws, once (SPEC R9): by the secret that was committed to and what the witness added, from the pool that both saw. Refused where the pool
 * has moved since, whoever would come out. A drawn team is named for its session.
 */
export const runDraw = defineMutation({
  name: 'draw.run',
  kind: 'intention',
  right: 'draw',
  args: z.strictObject({ drawId, secret: drawSecret, reason: slipReason }),
  decide(world, { drawId, secret, reason }, context) {
    const draw = drawIn(world, drawId, ['witnessed']);
    if ('no' in draw) return draw.no;
    if (draw.operator !== context.actor.id) return refuse('draw-not-yours', drawId);
    if (!verify(draw.commitment, secret) || draw.salt === null) return refuse('seed-differs', drawId);
    const terms = termsOf(world, { ...draw, operator: draw.operator });
    if ('refused' in terms) return err(terms.refused);
    if (hashOfLines(terms.pool) !== draw.poolHash) return refuse('pool-moved', drawId);
    const drawn = drawRecordBy(draw, seedOf(secret, draw.salt));
    if (!drawn.ok) return refuse('draw-impossible', drawId, { why: drawn.error.code });
    const { picked } = drawn.value;
    const team = named(world, draw, { picked, reason, context });
    if (!team.ok) return team;
    const old = draw.replaces === null ? undefined : world.draws.get(draw.replaces);
    return ok([
      ...team.value,
      ...(old?.status === 'drawn' ? [put('draws', { ...old, status: 'replaced' })] : []),
      put('draws', { ...draw, secret, drawnAt: context.now, picked, status: 'drawn' }),
    ]);
  },
});

type Naming = { readonly picked: readonly string[]; readonly reason: string | null; readonly context: Context };

/** Names the drawn officers for their session, through the plan's gate like every change of a team. */
function named(world: World, draw: DrawRecord, { picked, reason, context }: Naming): Decision {
  const session = draw.sessionId === null ? undefined : world.sessions.get(draw.sessionId);
  if (!session) return ok([]);
  const team = picked.map((id) => officerId.parse(id)).sort();
  const { portId, day } = session;
  const gate = passPlanGate(world, context, { portId, day, moves: [{ session, after: session.place }], reason });
  return gate.ok ? ok([...gate.value, put('sessions', { ...session, team })]) : gate;
}

/** Gives a draw up before it is drawn, with the reason. It stays on the list (SPEC R10). */
export const abandonDraw = defineMutation({
  name: 'draw.abandon',
  kind: 'intention',
  right: 'draw',
  args: z.strictObject({ drawId, reason: z.string().max(300) }),
  decide(world, { drawId, reason }) {
    const draw = drawIn(world, drawId, ['committed', 'witnessed']);
    if ('no' in draw) return draw.no;
    if (reason.trim() === '') return refuse('reason-missing', drawId);
    return change(put('draws', { ...draw, reason: reason.trim(), status: 'void' }));
  },
});
