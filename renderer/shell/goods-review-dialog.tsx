import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { may } from '#shared/domain/user';
import { useAct, useActor } from '../services';
import { useGoodsReview, type GoodsQuestion } from '../state/goods-review';
import { useTexts } from '../text/i18n';
import { FindingLine } from '../ui/goods-finding';

/** Asks a supervisor to clear or refuse goods that a rule holds for review. */
export function GoodsReviewDialog() {
  const { question, ask } = useGoodsReview();
  return question && <Question key={question.finding.rule.id} question={question} close={() => ask(null)} />;
}

function Question({ question, close }: { readonly question: GoodsQuestion; readonly close: () => void }) {
  const t = useTexts('goods');
  const shell = useTexts('shell');
  const act = useAct();
  const allowed = may(useActor(), 'approve');
  const [reason, setReason] = useState('');
  const { finding, name } = question;
  const { request, rule } = finding;

  async function decide(verdict: 'cleared' | 'refused'): Promise<void> {
    const args = { requestId: request.id, ruleId: rule.id, verdict, reason: reason.trim() };
    const failed = await act({ name: 'goods.review', args }, { label: t(`review.${verdict}`, { name }) });
    if (!failed) close();
  }

  return (
    <Modal opened onClose={close} size={520} title={t('review.title', { name })}>
      <Stack gap="sm">
        <Text size="sm" className="figures">
          {t('review.goods', { goods: request.goods.name, hs: request.goods.hs ?? '', no: request.requestNo })}
        </Text>
        <ul className="goods-findings">
          <FindingLine finding={finding} />
        </ul>
        <Textarea
          label={t('review.reason')}
          placeholder={t('review.placeholder')}
          maxLength={300}
          disabled={!allowed}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          data-autofocus
        />
        {!allowed && <Text size="sm">{t('review.onlySupervisor')}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button color="red" disabled={!allowed || reason.trim() === ''} onClick={() => void decide('refused')}>
            {t('review.refuse')}
          </Button>
          <Button disabled={!allowed || reason.trim() === ''} onClick={() => void decide('cleared')}>
            {t('review.clear')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
