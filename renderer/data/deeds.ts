import type { UtcMs } from '#shared/kernel/time';
import { applyChanges } from '#shared/domain/change';
import type { Refusal } from '#shared/domain/refusal';
import type { User } from '#shared/domain/user';
import type { World } from '#shared/domain/world';
import type { Intention } from '#shared/mutations/mutation';
import { decide, inverseOf } from '#shared/mutations/registry';

/** One of several actions given at once. `at` only where it was not now: the demo day is told as it happened. */
export type Deed = { readonly intention: Intention; readonly actor: User; readonly at?: UtcMs };

/** A deed that was decided for, with the intention that takes it back (null when nothing does). */
export type Done = {
  readonly intention: Intention;
  readonly actor: User;
  readonly at: UtcMs;
  readonly undo: Intention | null;
};

/** A deed that cannot be, and why. */
export type Refused = { readonly deed: Deed; readonly refusal: Refusal };

/** Several deeds decided one on top of the other: those that can be, those that cannot, and the world that results. */
export type Judged = { readonly world: World; readonly done: readonly Done[]; readonly refused: readonly Refused[] };

/** Decides deeds in order, each on the world that the ones before it have made. A refused one changes nothing and stops nothing. */
export function judgeAll(before: World, deeds: readonly Deed[], now: UtcMs): Judged {
  let world = before;
  const done: Done[] = [];
  const refused: Refused[] = [];
  for (const deed of deeds) {
    const { intention, actor, at = now } = deed;
    const decision = decide(world, intention, { actor, now: at });
    if (!decision.ok) {
      refused.push({ deed, refusal: decision.error });
      continue;
    }
    done.push({ intention, actor, at, undo: inverseOf(world, intention) });
    world = applyChanges(world, decision.value);
  }
  return { world, done, refused };
}
