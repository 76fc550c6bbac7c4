import { z } from 'zod';
import { sessionId } from '../kernel/ids';
import { err, ok, type Result } from '../kernel/result';
import { del, put } from '../domain/change';
import type { Refusal } from '../domain/refusal';
import { refusal } from '../domain/refusal';
import { condition, type Condition } from '../domain/release';
import type { World } from '../domain/world';
import { sessionHolding, sessionOrHeir } from '../rules/grouping';
import { nextNth } from '../rules/of-session';
import { CONDITION_STATES, blocks, conditionsOf, releaseOf, type ConditionView } from '../rules/release';
import { mayDecideOn } from '../rules/separation';
import { inspectorsOf, namesOf } from '../rules/three-people';
import { defineMutation, refuse, type Context } from './mutation';

const { ref, state, source, note } = condition.unwrap().shape;

/** What a list says of one permit of one load. */
const permit = z.strictObject({ sessionId, ref, state, source, note }).readonly();
export type Permit = z.infer<typeof permit>;

type Word = Omit<Condition, 'by' | 'at'>;

const permitsOf = (world: World, said: Permit): readonly ConditionView[] => {
  const session = sessionOrHeir(world, said.sessionId);
  return session ? conditionsOf(world, session).filter((c) => c.kind === 'permit' && c.ref === said.ref) : [];
};

/** The word that a line of the list adds; null where it says what is already known, so that the same list may be read twice (SPEC I2). */
function wordOf(world: World, said: Permit): Word | null {
  const session = sessionOrHeir(world, said.sessionId);
  if (!session) return null;
  const [known] = permitsOf(world, said);
  const last = known?.words.at(-1);
  if (last && last.state === said.state && last.source === said.source && last.note === said.note) return null;
  const { portId, day } = session;
  const requestId = session.requestIds[0]!;
  const nth = nextNth(known?.words ?? []);
  const { sessionId: _, ...stated } = said;
  return { id: [requestId, 'permit', said.ref, nth].join('/'), portId, day, requestId, kind: 'permit', nth, ...stated };
}

/** Whether one line may be entered by this person: the conditions of `condition.set`, and nothing of a load that is gone. */
function lineAllowed(world: World, said: Permit, { actor }: Context): Result<null, Refusal> {
  const session = sessionOrHeir(world, said.sessionId);
  if (!session) return err(refusal('session-unknown', said.sessionId));
  if (!CONDITION_STATES.permit.includes(said.state)) return err(refusal('row-invalid', said.state));
  if (releaseOf(world, session)) return err(refusal('session-released', session.id));
  if (blocks(said.state)) return ok(null);
  if (said.source.trim() === '') return err(refusal('source-missing', session.id));
  if (inspectorsOf(world, session).has(actor.id))
    return err(refusal('inspected-before', session.id, { names: namesOf(world, [actor.id]) }));
  const no = mayDecideOn(world, session, actor);
  return no ? err(no) : ok(null);
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
      const allowed = wordOf(world, said) === null ? knownLoad(world, said) : lineAllowed(world, said, context);
      if (!allowed.ok) return allowed;
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

const knownLoad = (world: World, said: Permit): Result<null, Refusal> =>
  sessionOrHeir(world, said.sessionId) ? ok(null) : err(refusal('session-unknown', said.sessionId));

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
      const said = conditionsOf(world, session).find((c) => c.kind === 'permit' && c.ref === word.ref);
      if (said?.words.at(-1)?.id !== id) return refuse('permit-changed-since', session.id, { ref: word.ref });
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
