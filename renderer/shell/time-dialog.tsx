import { Button, Group, Modal, Text } from '@mantine/core';
import { MINUTE, at, clockText } from '#shared/kernel/time';
import { useDesk, usePort } from '../services';
import { momentOf, shifted, useTimeCheck, type TimeQuestion } from '../state/time-check';
import { useTexts } from '../text/i18n';

/** Asks for the time of a fact while this desk's clock and the hub's are far apart: neither is taken on trust. */
export function TimeDialog() {
  const question = useTimeCheck((s) => s.question);
  return question && <Ask question={question} />;
}

function Ask({ question: { intention, label, skew, answer } }: { readonly question: TimeQuestion }) {
  const t = useTexts('sync');
  const { zone } = usePort();
  const { now } = useDesk();
  const said = momentOf(intention) ?? now();
  const own = clockText(said, zone);
  const hub = clockText(at(said + Math.round(skew)), zone);
  const text = t('panel.minutes', { count: Math.round(Math.abs(skew) / MINUTE) });
  return (
    <Modal
      opened
      onClose={() => answer(intention)}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('time.title')}
      size="md"
    >
      {label !== null && (
        <Text size="sm" fw={600}>
          {label}
        </Text>
      )}
      <Text size="sm">{t('time.text', { text, own, hub })}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => answer(intention)}>
          {t('time.own', { own })}
        </Button>
        <Button data-autofocus onClick={() => answer(shifted(intention, skew))}>
          {t('time.hub', { hub })}
        </Button>
      </Group>
    </Modal>
  );
}
