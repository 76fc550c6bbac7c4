import type { Change, WorkingCopy } from '../domain/change';
import { refusal, type Refusal } from '../domain/refusal';
import type { User } from '../domain/user';
import type { World } from '../domain/world';
import { decide, founderOf } from '../mutations/registry';
import type { SentMutation } from './pending';
import { liftArgs, SCHEMA } from './upcast';
import { mayActAt, type DeskGrant } from './visibility';

/** The authority's word on one action: what it changed, or why not. An action that changes nothing is answered all the same. */
export type Answer = {
  readonly action: SentMutation;
  readonly changes: readonly Change[];
  readonly refusal: Refusal | null;
};

/**
 * Decides a desk's actions one after another against the authority's own world, writing into it: every action gets exactly one
 * answer (SPEC C2). Actions at or below `lastSeq` were answered before and are left out; a gap stops the run, since an action that
 * the authority never saw may be what the later ones stand on. So does one written by a newer program, until the authority has its schema.
 */
export function answerRun(
  world: WorkingCopy,
  sent: readonly SentMutation[],
  { lastSeq, grant }: { readonly lastSeq: number; readonly grant: DeskGrant },
): readonly Answer[] {
  const answers: Answer[] = [];
  let expected = lastSeq + 1;
  for (const action of sent) {
    if (action.seq < expected) continue;
    if (action.seq > expected || action.v > SCHEMA) break;
    expected += 1;
    const answer = judge(world.world(), action, grant);
    if (answer.changes.length > 0) world.apply(answer.changes);
    answers.push(answer);
  }
  return answers;
}

/** The actor acts with the role that the authority knows, not with the one the desk claims (SPEC X1). */
function judge(world: World, action: SentMutation, grant: DeskGrant): Answer {
  const intention = { name: action.name, args: liftArgs(action) };
  const actor: User | null = world.users.get(action.by) ?? founderOf(world, intention, action.by);
  if (!actor || !mayActAt(grant, actor))
    return { action, changes: [], refusal: refusal('not-authorised', action.by, { right: action.name }) };
  const decision = decide(world, intention, { actor, now: action.at });
  return decision.ok
    ? { action, changes: decision.value, refusal: null }
    : { action, changes: [], refusal: decision.error };
}
