import { Button, Modal, Text } from '@mantine/core';
import { clockText, type UtcMs } from '#shared/kernel/time';
import { useDesk, useDeskState, usePort, useSentence } from '../services';
import { useTexts } from '../text/i18n';

/** Actions that were accepted here but refused by the authority: each stays until an officer has read it. */
export function RefusalList({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('shell');
  const desk = useDesk();
  const { zone } = usePort();
  const sentence = useSentence();
  const outcomes = useDeskState((s) => s.outcomes);
  return (
    <Modal opened onClose={onClose} title={t('refusals.title')} size="lg">
      <Text size="sm" c="dimmed">
        {outcomes.length === 0 ? t('refusals.empty') : t('refusals.hint')}
      </Text>
      <ul className="refusal-list">
        {outcomes.map((o) => (
          <li key={o.seq}>
            <time className="figures">{clockText(o.at as UtcMs, zone)}</time>
            <span>{sentence(o.refusal)}</span>
            <Button variant="default" size="compact-xs" onClick={() => void desk.acknowledge(o.seq)}>
              {t('refusals.acknowledge')}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
