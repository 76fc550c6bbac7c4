import { workingCopyOf, type Change } from '../domain/change';
import { refusal, type Refusal } from '../domain/refusal';
import type { World } from '../domain/world';
import { decide } from '../mutations/registry';
import type { Answer } from './exchange';
import type { PendingMutation } from './pending';

/** What deciding a run of pending actions came to. */
export type Answered = {
  readonly world: World;
  readonly answers: readonly Answer[];
  readonly changes: readonly Change[];
  /** How many actions changed something: the version rises by one for each. */
  readonly versions: number;
};

/**
 * Decides pending actions one after another against the authority's own world: every action gets exactly one answer
 * (SPEC C2). Actions at or below `lastSeq` were answered before and are left out; a gap stops the run, since an action that
 * the authority never saw may be what the later ones stand on.
 */
export function answerAll(world: World, pending: readonly PendingMutation[], lastSeq: number): Answered {
  const copy = workingCopyOf(world);
  let expected = lastSeq + 1;
  let versions = 0;
  const answers: Answer[] = [];
  const changes: Change[] = [];
  for (const p of pending) {
    if (p.seq < expected) continue;
    if (p.seq > expected) break;
    expected += 1;
    const { made, no } = judge(copy.world(), p);
    if (made.length > 0) {
      copy.apply(made);
      changes.push(...made);
      versions += 1;
    }
    answers.push({ seq: p.seq, name: p.name, refusal: no });
  }
  return { world: copy.world(), answers, changes, versions };
}

/** The actor acts with the role that the authority knows, not with the one the desk claims. */
function judge(world: World, p: PendingMutation): { made: readonly Change[]; no: Refusal | null } {
  const actor = world.users.size === 0 ? p.actor : world.users.get(p.actor.id);
  if (!actor) return { made: [], no: refusal('not-authorised', p.actor.id) };
  const decision = decide(world, { name: p.name, args: p.args }, { actor, now: p.at });
  return decision.ok ? { made: decision.value, no: null } : { made: [], no: decision.error };
}
