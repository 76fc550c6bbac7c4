import { Button, NumberInput, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconFileTypePdf, IconPrinter, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { may } from '#shared/domain/user';
import { useActor, useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import type { Question } from './decisions';
import type { PlanAction } from './use-plan-actions';
import type { PrintPlan } from './use-plan-print';
import type { Review } from './use-review';

type Props = {
  readonly review: Review;
  readonly actions: readonly PlanAction[];
  readonly ask: (question: Question) => void;
  readonly print: PrintPlan;
};

const MOST_COPIES = 6;

/** The state of the plan, what may be decided about it, and the printer. */
export function PlanBar({ review, actions, ask, print }: Props) {
  const t = useTexts('review');
  const { picture } = review;
  const [copies, setCopies] = useState(1);
  return (
    <header className="plan-bar">
      <h1>{t('title')}</h1>
      <span className="standing" data-standing={picture.standing}>
        {t('versions.version', { number: picture.number })} {t(`standing.${picture.standing}`)}
      </span>
      <Reasons review={review} actions={actions} />
      <span className="spring" />
      {actions.map((action) => (
        <ActionButton key={action.key} action={action} ask={ask} />
      ))}
      <NumberInput
        className="copies"
        aria-label={t('actions.copies')}
        prefix={`${t('actions.copies')} `}
        min={1}
        max={MOST_COPIES}
        allowDecimal={false}
        value={copies}
        onChange={(value) => setCopies(Math.min(MOST_COPIES, Math.max(1, Number(value) || 1)))}
      />
      <Button
        variant="default"
        leftSection={<IconFileTypePdf size={15} />}
        onClick={() => void print('dialog', copies)}
      >
        {t('actions.pdf')}
      </Button>
      <Tooltip label="Ctrl+P">
        <Button variant="default" leftSection={<IconPrinter size={15} />} onClick={() => void print('paper', copies)}>
          {t('actions.paper')}
        </Button>
      </Tooltip>
    </header>
  );
}

/** Why the plan cannot be decided about now, in a sentence, before anyone presses in vain. */
function Reasons({ review, actions }: Pick<Props, 'review' | 'actions'>) {
  const t = useTexts('review');
  const sentence = useSentence();
  const actor = useActor();
  const { plan } = review.day;
  const refused = actions.find((a) => a.refused !== null)?.refused;
  if (refused) {
    const more = Number(refused.facts['more'] ?? 0);
    const said = sentence(refused);
    return (
      <span className="plan-reason" data-tone="block">
        {more > 0 ? t('actions.more', { sentence: said, count: more }) : said}
      </span>
    );
  }
  const waits =
    plan.state === 'approved'
      ? 'approved'
      : plan.state === 'draft' && !may(actor, 'plan')
        ? 'waitLeader'
        : plan.state === 'submitted' && !may(actor, 'approve')
          ? 'waitSupervisor'
          : null;
  return waits && <span className="plan-reason">{t(`actions.${waits}`)}</span>;
}

const LOOKS = {
  submit: { Glyph: IconSend, keys: 'Ctrl+Enter' },
  approve: { Glyph: IconCheck, keys: 'Ctrl+Enter' },
  return: { Glyph: IconArrowBackUp, keys: 'Ctrl+Backspace' },
} as const;

function ActionButton({ action, ask }: { readonly action: PlanAction; readonly ask: Props['ask'] }) {
  const t = useTexts('review');
  const { key, refused, run } = action;
  const { Glyph, keys } = LOOKS[key];
  return (
    <Tooltip label={keys}>
      <Button
        variant={key === 'return' ? 'default' : 'filled'}
        leftSection={<Glyph size={15} />}
        disabled={refused !== null}
        onClick={() => (key === 'submit' ? void run() : ask(key))}
      >
        {t(`actions.${key}`)}
      </Button>
    </Tooltip>
  );
}
