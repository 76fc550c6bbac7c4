import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { SessionId } from '#shared/kernel/ids';
import type { PlanEntry } from '#shared/domain/plan';
import { useDeskState } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { usePlaceText } from './place-text';
import type { ReviewChange } from './review-model';
import type { Review } from './use-review';

/** Leads to a session on the board. */
export function showOnBoard(id: SessionId | string): void {
  const { select, show } = useView.getState();
  select(id as SessionId);
  show('board');
}

/** What differs from the last approved version: where each stood and where it stands. */
export function ChangeList({ review }: { readonly review: Review }) {
  const t = useTexts('review');
  const { changes, picture } = review;
  const { since } = picture;
  const placed = picture.entries.some((e) => e.place !== null);
  return (
    <section className="review-panel review-changes" aria-label={t('changes.title')}>
      <h2>
        {t('changes.title')} <span className="figures">{changes.length}</span>
        <small>{since ? t('changes.since', { since: since.number }) : t('changes.first')}</small>
      </h2>
      {changes.length > 0 ? (
        <ol className="review-rows">
          {changes.map((change) => (
            <Change key={change.sessionId} change={change} first={since === null} />
          ))}
        </ol>
      ) : (
        <p className="review-empty">
          {placed && since ? t('changes.none', { since: since.number }) : t('changes.empty')}
          {!placed && (
            <Button size="compact-xs" variant="default" onClick={() => useView.getState().show('board')}>
              {t('changes.toBoard')}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}

function Change({ change, first }: { readonly change: ReviewChange; readonly first: boolean }) {
  const t = useTexts('review');
  const { sessionId, kind, name, goods, before, after, reasons } = change;
  return (
    <li>
      <UnstyledButton
        className="review-row"
        data-kind={first ? 'first' : kind}
        onClick={() => showOnBoard(sessionId)}
        title={t('changes.open', { name })}
      >
        <span className="review-kind">{first ? t('changes.first_kind') : t(`changes.kind.${kind}`)}</span>
        <span className="plate">{name}</span>
        <span className="review-goods">{goods}</span>
        <span className="review-places figures">
          {kind === 'team' ? <Teams before={before} after={after} /> : <Places before={before} after={after} />}
        </span>
        {reasons.map((reason) => (
          <span key={reason} className="review-why">
            {t('changes.reason', { reason })}
          </span>
        ))}
      </UnstyledButton>
    </li>
  );
}

type Pair = { readonly before: PlanEntry | null; readonly after: PlanEntry | null };

function Places({ before, after }: Pair) {
  const say = usePlaceText();
  return (
    <>
      {before && <del>{say(before.place)}</del>}
      {before && after && <IconArrowRight size={13} aria-hidden />}
      {after && <ins>{say(after.place)}</ins>}
    </>
  );
}

function Teams({ before, after }: Pair) {
  const t = useTexts('review');
  const officers = useDeskState((s) => s.world.officers);
  const names = (entry: PlanEntry | null): string =>
    (entry?.team ?? []).map((id) => officers.get(id)?.name ?? id).join(' ') || t('changes.none_team');
  return (
    <>
      <del>{names(before)}</del>
      <IconArrowRight size={13} aria-hidden />
      <ins>{names(after)}</ins>
    </>
  );
}
