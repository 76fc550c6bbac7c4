import type { UtcMs } from '#shared/kernel/time';
import { workingCopyOf } from '#shared/domain/change';
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

/** Deeds decided in one go; after so many the window has its turn. */
const AT_ONCE = 40;
const pause = (): Promise<void> => new Promise((go) => setTimeout(go, 0));

/**
 * Decides deeds in order, each on the world that the ones before it have made. A refused one changes nothing and stops nothing. Some are
 * decided at once; thousands leave the window free in between.
 */
export async function judgeAll(before: World, deeds: readonly Deed[], now: UtcMs): Promise<Judged> {
  const copy = workingCopyOf(before);
  const done: Done[] = [];
  const refused: Refused[] = [];
  for (const [i, deed] of deeds.entries()) {
    if (i > 0 && i % AT_ONCE === 0) await pause();
    const { intention, actor, at = now } = deed;
    const decision = decide(copy.world(), intention, { actor, now: at });
    if (!decision.ok) {
      refused.push({ deed, refusal: decision.error });
      continue;
    }
    done.push({ intention, actor, at, undo: inverseOf(copy.world(), intention) });
    copy.apply(decision.value);
  }
  return { world: copy.world(), done, refused };
}
