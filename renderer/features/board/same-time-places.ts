import type { Place } from '#shared/domain/session';
import type { DayModel, SessionView } from '../../data/day-model';
import { verdictOf, type Bench } from './judge';

/** Other bays on which a session could stand at the time it has. */
export function sameTimePlaces(bench: Bench, model: DayModel, { id, session }: SessionView): readonly Place[] {
  const { place } = session;
  if (!place) return [];
  return model.bays
    .filter((bay) => bay.id !== place.bayId)
    .map((bay): Place => ({ bayId: bay.id, slot: place.slot }))
    .filter((other) => verdictOf(bench, [{ sessionId: id, place: other }], { freshTeam: false }).tone !== 'refuse');
}
