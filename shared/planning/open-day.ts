import type { Random } from '../kernel/random';
import { draftOf, type Draft } from './draft';
import type { Instance } from './instance';
import { seatLocked, type LockedShares } from './locked';
import { compile, type Model } from './model';

/** A day ready to be planned: compiled, its locked sessions seated, nothing else placed. */
export type OpenDay = { readonly model: Model; readonly draft: Draft; readonly locked: LockedShares };

/** Opens a parsed day. */
export function openDay(instance: Instance, random: Random): OpenDay {
  const model = compile(instance);
  const draft = draftOf(model, random);
  return { model, draft, locked: seatLocked(model, draft, random) };
}
