import type { OfficerId } from '#shared/kernel/ids';
import { clockText } from '#shared/kernel/time';
import { callName } from '#shared/domain/request';
import type { JointSession, Place } from '#shared/domain/session';
import { suggestTeam } from '#shared/draw/suggest-team';
import { requestsOf } from '#shared/rules/demand';
import { useAct, useDesk, useDeskState, usePort } from '../services';
import { useView } from '../state/view';
import { useTexts } from '../text/i18n';

/** Gives a session a place with a team, as one action; a reason is asked for where the plan is approved. */
export const adoptionAt = (
  { id, portId, day }: JointSession,
  { place, team }: { readonly place: Place; readonly team: readonly OfficerId[] },
) => ({
  name: 'plan.adopt',
  args: {
    portId,
    day,
    placements: [{ sessionId: id, at: { bayId: place.bayId, start: place.slot.start, team } }],
    reason: null,
  },
});

/** Puts a session where its officer chose, with whoever is free there by chance: one step, to be undone. `done` hears that it stands. */
export function useTakePlace(session: JointSession, done: () => void): (place: Place) => Promise<void> {
  const t = useTexts('board');
  const act = useAct();
  const desk = useDesk();
  const { zone } = usePort();
  const world = useDeskState((s) => s.world);
  return async (place) => {
    const team = suggestTeam(world, session, { place, seed: Number(desk.now()) });
    const name = callName(requestsOf(world, session)[0]!);
    const bay = world.bays.get(place.bayId)?.label ?? place.bayId;
    const label = t('step.place', { name, bay, time: clockText(place.slot.start, zone) });
    const failed = await act(adoptionAt(session, { place, team }), { label });
    // Where the plan is approved a dialog of its own asks for the reason now.
    const asked = failed?.kind === 'refused' && failed.refusal.code === 'plan-approved';
    if (failed && !asked) return;
    useView.getState().select(session.id);
    done();
  };
}
