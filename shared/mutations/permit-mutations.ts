import { z } from 'zod';
import { sessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { del, put } from '../domain/change';
import { condition } from '../domain/release';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { sessionHolding, sessionOrHeir } from '../rules/grouping';
import { CONDITION_STATES, blocks, conditionsOf, releaseOf, type ConditionView } from '../rules/release';
import { defineMutation, refuse, type Context, type Decision } from './mutation';
import { clearingRefused, nextWord, type Word } from './release-mutations';

const { ref, state, source, note } = condition.unwrap().shape;

/** What a list says of one permit of one load. */
const permit = z.strictObject({ sessionId, ref, state, source, note }).readonly();
export type Permit = z.infer<typeof permit>;

const permitOf = (world: World, session: JointSession, ref: string): ConditionView | undefined =>
  conditionsOf(world, session).find((c) => c.kind === 'permit' && c.ref === ref);

/** The word that a line of the list adds; null where it says what is already known, so that the same list may be read twice (SPEC I2). */
function wordOf(world: World, { sessionId, ...said }: Permit): Word | null {
  const session = sessionOrHeir(world, sessionId);
  if (!session) return null;
  const known = permitOf(world, session, said.ref);
  const last = known?.words.at(-1);
  if (last && last.state === said.state && last.source === said.source && last.note === said.note) return null;
  return nextWord(session, { kind: 'permit', ...said }, known);
}

/** Why one line may not be entered by this person: the conditions of `condition.set`, and nothing new of a load that is gone. */
function lineRefused(world: World, said: Permit, context: Context): Decision | null {
  const session = sessionOrHeir(world, said.sessionId);
  if (!session) return refuse('session-unknown', said.sessionId);
  if (wordOf(world, said) === null) return null;
  if (!CONDITION_STATES.permit.includes(said.state)) return refuse('row-invalid', said.state);
  if (releaseOf(world, session)) return refuse('session-released', session.id);
  return blocks(said.state) ? null : clearingRefused(world, { session, source: said.source }, context);
}

const keyOf = (p: Permit): string => `${p.sessionId}/${p.ref}`;

/**
 * Enters a list of permits (许可证件核验清单) as one batch: whole or not at all (SPEC L9). Each line counts as a word on a condition of its
 * load, so who inspected a load clears nothing here either (SPEC L5).
 */
export const importPermits = defineMutation({
  name: 'permits.import',
  kind: 'intention',
  right: 'release',
  args: z.strictObject({ permits: z.array(permit).min(1).max(2_000) }),
  decide(world, { permits }, context) {
    if (new Set(permits.map(keyOf)).size < permits.length) return refuse('row-invalid', 'permits');
    for (const said of permits) {
      const no = lineRefused(world, said, context);
      if (no) return no;
    }
    const { actor, now } = context;
    return ok(
      permits.flatMap((said) => {
        const word = wordOf(world, said);
        return word ? [put('conditions', { ...word, by: actor.id, at: now })] : [];
      }),
    );
  },
  inverse(world, { permits }) {
    const words = permits.flatMap((said) => wordOf(world, said)?.id ?? []);
    return words.length > 0 ? { name: 'permits.withdraw', args: { words } } : null;
  },
});

/** Takes a list of permits back, whole or not at all; not once somebody has said more on one of them or a load was released. */
export const withdrawPermits = defineMutation({
  name: 'permits.withdraw',
  kind: 'intention',
  right: 'release',
  args: z.strictObject({ words: z.array(condition.unwrap().shape.id).min(1).max(2_000) }),
  decide(world, { words }) {
    for (const id of words) {
      const word = world.conditions.get(id);
      const session = word && sessionHolding(world, word.requestId);
      if (!session || word.kind !== 'permit') return refuse('batch-unknown', id);
      if (releaseOf(world, session)) return refuse('session-released', session.id);
      if (permitOf(world, session, word.ref)?.words.at(-1)?.id !== id)
        return refuse('permit-changed-since', session.id, { ref: word.ref });
    }
    return ok([...new Set(words)].map((id) => del('conditions', id)));
  },
  inverse(world, { words }) {
    const permits = words.flatMap((id): Permit[] => {
      const word = world.conditions.get(id);
      const session = word && sessionHolding(world, word.requestId);
      return session
        ? [{ sessionId: session.id, ref: word.ref, state: word.state, source: word.source, note: word.note }]
        : [];
    });
    return permits.length > 0 ? { name: 'permits.import', args: { permits } } : null;
  },
});
