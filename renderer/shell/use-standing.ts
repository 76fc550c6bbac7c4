import { useMemo } from 'react';
import type { JointSession } from '#shared/domain/session';
import { may } from '#shared/domain/user';
import { decide } from '#shared/mutations/registry';
import type { FoundPlace } from '#shared/planning/read-places';
import { useActor, useDesk, useDeskState, useSentence } from '../services';
import { useTexts } from '../text/i18n';
import { adoptionAt } from './use-take-place';

/** What stands against giving a session any place at all, as a sentence; null where a place can be taken. */
export function useStanding(session: JointSession, first: FoundPlace | undefined): string | null {
  const t = useTexts('places');
  const sentence = useSentence();
  const actor = useActor();
  const desk = useDesk();
  const world = useDeskState((s) => s.world);
  const no = useMemo(() => {
    if (!first) return null;
    // As if the reason of a change slip were given: it is asked for when a place is taken.
    const { name, args } = adoptionAt(session, { place: first.place, team: [] });
    const decision = decide(world, { name, args: { ...args, reason: '…' } }, { actor, now: desk.now() });
    return decision.ok ? null : decision.error;
  }, [world, session, first, actor, desk]);
  if (session.status !== 'planned' && session.status !== 'arrived') return t('begun');
  if (session.pinned) return t('pinned');
  if (!may(actor, 'plan')) return t('notYours');
  return no && t('blocked', { why: sentence(no) });
}
