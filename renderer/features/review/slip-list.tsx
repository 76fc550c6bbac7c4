import { UnstyledButton } from '@mantine/core';
import { clockText } from '#shared/kernel/time';
import { callName } from '#shared/domain/request';
import { requestsOfEntry } from '../../print/day-plan/lines';
import { useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { showOnBoard } from './change-list';
import { usePlaceText } from './place-text';
import type { Review } from './use-review';

/** The change slips of an approved plan (变更单), newest first: when, what, from where to where, by whom, why. */
export function SlipList({ review }: { readonly review: Review }) {
  const t = useTexts('review');
  const world = useDeskState((s) => s.world);
  const { zone } = usePort();
  const place = usePlaceText();
  const { slips } = review.picture;
  return (
    <section className="review-panel review-slips" aria-label={t('slips.title')}>
      <h2>
        {t('slips.title')} <span className="figures">{slips.length}</span>
      </h2>
      <ol className="review-rows">
        {slips.toReversed().map((slip) => {
          const [request] = requestsOfEntry(world, slip);
          return (
            <li key={slip.id}>
              <UnstyledButton className="review-slip" onClick={() => showOnBoard(slip.sessionId)}>
                <time className="figures">{clockText(slip.at, zone)}</time>
                <span className="plate">{request ? callName(request) : slip.sessionId}</span>
                <span className="figures">
                  {t('slips.from', { before: place(slip.before), after: place(slip.after) })}
                </span>
                <span>{world.users.get(slip.by)?.name ?? slip.by}</span>
                <span className="review-why">{slip.reason}</span>
              </UnstyledButton>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
