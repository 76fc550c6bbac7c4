import type { Instance, Placement } from './instance';
import { remediesFor, type Remedy } from './remedies';
import { slotsFor, type FreeSlot } from './slots';

/** The places that one session could have while all others stand. */
export type BestPlaces = {
  readonly places: readonly FreeSlot[];
  /** No whole team is free for any of them: they are bays alone. */
  readonly short: boolean;
  /** Where no place with a whole team is left: what would give it one, each alone and the nearest first. */
  readonly remedies: readonly Remedy[];
};

/**
 * The cheapest places for a session, at most `count`, best first. Where none has a whole team, free bays are offered all the same, for
 * whoever is there to begin with, beside what would bring a team. Nothing for a session that the instance does not know or has locked.
 */
export function bestPlaces(
  instance: Instance,
  placements: readonly Placement[],
  wanted: { readonly session: string; readonly count: number },
): BestPlaces {
  const places = slotsFor(instance, placements, wanted);
  const session = instance.sessions.find((s) => s.id === wanted.session);
  const fixed = instance.locked.some((l) => l.session === wanted.session);
  if (places.length > 0 || !session || fixed) return { places, short: false, remedies: [] };
  const bare = instance.sessions.map((s) =>
    s === session ? { ...s, modes: s.modes.map((m) => ({ ...m, needs: [] })) } : s,
  );
  const bays = slotsFor({ ...instance, sessions: bare }, placements, wanted);
  return { places: bays, short: bays.length > 0, remedies: remediesFor(instance, placements)(session) };
}
