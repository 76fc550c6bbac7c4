import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconOctagon } from '@tabler/icons-react';
import { useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import { showOnBoard } from './change-list';
import type { Check } from './review-model';
import type { Review } from './use-review';

const SIGNS = { block: IconOctagon, warn: IconAlertTriangle, note: IconInfoCircle } as const;

/** What stands against the plan and what its reviewer should know; each leads to the board. */
export function CheckList({ review }: { readonly review: Review }) {
  const t = useTexts('review');
  const { checks } = review;
  const blocking = checks.filter((c) => c.tone === 'block').length;
  const { state } = review.day.plan;
  return (
    <section className="review-panel review-checks" aria-label={t('checks.title')}>
      <h2>
        {t('checks.title')}
        {blocking > 0 && <b data-tone="block">{t('checks.blocking', { count: blocking })}</b>}
        {checks.length > blocking && (
          <b data-tone="warn">{t('checks.warnings', { count: checks.length - blocking })}</b>
        )}
      </h2>
      {checks.length === 0 ? (
        <p className="review-empty" data-tone="clear">
          <IconCircleCheck size={16} aria-hidden />
          {state === 'draft' ? t('checks.clear') : t('checks.clearSubmitted')}
        </p>
      ) : (
        <ol className="review-rows">
          {checks.map((check) => (
            <CheckRow key={check.key} check={check} />
          ))}
        </ol>
      )}
    </section>
  );
}

function CheckRow({ check }: { readonly check: Check }) {
  const t = useTexts('review');
  const sentence = useSentence();
  const { kind, tone, sessionId, name, refusal, facts } = check;
  const Sign = SIGNS[tone];
  const own = kind === 'unjoined' || kind === 'overHours' || kind === 'waiting' ? t(`checks.${kind}`, facts) : '';
  return (
    <li>
      <UnstyledButton
        className="review-check"
        data-tone={tone}
        disabled={sessionId === null}
        onClick={() => sessionId && showOnBoard(sessionId)}
      >
        <Sign size={15} aria-hidden />
        <span className="review-kind">{t(`checks.kind.${kind}`)}</span>
        {refusal && <span className="plate">{name}</span>}
        <span className="review-sentence">{refusal ? sentence(refusal) : own}</span>
      </UnstyledButton>
    </li>
  );
}
