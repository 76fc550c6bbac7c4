import { seeded } from '../kernel/random';
import { heldBefore, type HeldBy } from './explain';
import type { Instance, Placement } from './instance';
import { layKept } from './lay-out';
import { openDay, type OpenDay } from './open-day';
import { placementsOf } from './placements';
import { seeker } from './seek';

/** Two places offered on one kind of bay begin at least this many minutes apart: nobody chooses between 10:00 and 10:05. */
const OFFER_SPACING = 15;

/** A place that a session could have, and what keeps it from one a grid step sooner. */
export type FreeSlot = { readonly placement: Placement; readonly heldBy: HeldBy };

type Offer = { readonly mode: number; readonly slot: number; readonly cost: number };

/**
 * The cheapest places for one session while all others stand: at most `count`, best first, each with its bay and team.
 * None where nothing is free, where a session it follows has no place, or for a locked session.
 */
export function slotsFor(
  instance: Instance,
  placements: readonly Placement[],
  wanted: { readonly session: string; readonly count: number },
): readonly FreeSlot[] {
  const others = placements.filter((p) => p.session !== wanted.session);
  const day = openDay(instance, seeded(1));
  const j = day.model.sessionNumber.get(wanted.session);
  if (j === undefined || day.model.locked[j] === 1) return [];
  layKept(day.model, day.draft, others);
  return apart(offers(day, j), wanted.count, day.model.grid).flatMap((offer) => {
    const heldBy = heldBefore(day, j, offer);
    return written(day, j, offer).map((placement) => ({ placement, heldBy }));
  });
}

/** Every free place of a session, cheapest first. */
function offers({ model, draft }: OpenDay, j: number): Offer[] {
  const seek = seeker(model, draft.now);
  const found: Offer[] = [];
  for (let mode = model.modeFrom[j]!; mode < model.modeFrom[j + 1]!; mode++) {
    const { from, to } = draft.range(j, mode);
    for (let slot = from; slot <= to; slot++) {
      if ((seek.startsFrom(mode, slot) & 1) === 1) found.push({ mode, slot, cost: draft.costAt(j, mode, slot) });
    }
  }
  return found.sort((a, b) => a.cost - b.cost || a.slot - b.slot || a.mode - b.mode);
}

function apart(all: readonly Offer[], count: number, grid: number): Offer[] {
  const chosen: Offer[] = [];
  for (const offer of all) {
    if (chosen.length === count) break;
    const isApart = (other: Offer): boolean =>
      other.mode !== offer.mode || Math.abs(other.slot - offer.slot) * grid >= OFFER_SPACING;
    if (chosen.every(isApart)) chosen.push(offer);
  }
  return chosen;
}

function written({ model, draft, locked }: OpenDay, j: number, { mode, slot }: Offer): Placement[] {
  draft.begin();
  if (!draft.put(j, mode, slot)) return [];
  const placement = placementsOf(model, draft.now, locked)[j]!;
  draft.undo();
  return [placement];
}
