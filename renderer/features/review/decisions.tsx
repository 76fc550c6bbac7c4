import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../text/i18n';
import type { PlanAction } from './use-plan-actions';
import type { Review } from './use-review';

/** What is asked before a decision is taken. */
export type Question = 'approve' | 'return';

type Props = {
  readonly question: Question | null;
  readonly close: () => void;
  readonly review: Review;
  readonly actions: readonly PlanAction[];
};

/** The two decisions that cannot be taken back by a key: approval, and return with its reason. */
export function Decisions({ question, close, review, actions }: Props) {
  const action = actions.find((a) => a.key === question && a.refused === null);
  if (!action) return null;
  return action.key === 'approve' ? (
    <Approve review={review} action={action} close={close} />
  ) : (
    <Return review={review} action={action} close={close} />
  );
}

type DialogProps = Pick<Props, 'close' | 'review'> & { readonly action: PlanAction };

function Approve({ review, action, close }: DialogProps) {
  const t = useTexts('review');
  const number = review.day.plan.version;
  const placed = review.day.sessions.filter((s) => s.session.place !== null);
  const figures = {
    requests: placed.reduce((sum, s) => sum + s.requests.length, 0),
    openings: placed.length,
    joint: placed.filter((s) => s.demand.agencies.length > 1).length,
  };
  const warnings = review.checks.filter((c) => c.tone !== 'block').length;
  function decide(): void {
    close();
    void action.run();
  }
  return (
    <Modal opened onClose={close} title={t('approve.title', { number })}>
      <Stack gap="sm">
        <Text size="sm">{t('approve.figures', { ...figures, warnings })}</Text>
        <Text size="sm" c="dimmed">
          {t('approve.text')}
        </Text>
        <Foot close={close} decide={decide} label={t('approve.confirm', { number })} />
      </Stack>
    </Modal>
  );
}

function Return({ review, action, close }: DialogProps) {
  const t = useTexts('review');
  const [reason, setReason] = useState('');
  const number = review.day.plan.version;
  function decide(): void {
    close();
    void action.run(reason);
  }
  return (
    <Modal opened onClose={close} title={t('return.title', { number })}>
      <Stack gap="sm">
        <Textarea
          data-autofocus
          label={t('return.reason')}
          placeholder={t('return.placeholder')}
          value={reason}
          maxLength={300}
          rows={3}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <Foot close={close} decide={decide} label={t('return.confirm', { number })} disabled={reason.trim() === ''} />
      </Stack>
    </Modal>
  );
}

type FootProps = {
  readonly close: () => void;
  readonly decide: () => void;
  readonly label: string;
  readonly disabled?: boolean;
};

function Foot({ close, decide, label, disabled = false }: FootProps) {
  const t = useTexts('shell');
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={close}>
        {t('cancel')}
      </Button>
      <Button disabled={disabled} onClick={decide}>
        {label}
      </Button>
    </Group>
  );
}
