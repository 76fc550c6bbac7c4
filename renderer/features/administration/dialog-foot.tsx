import { Button, Group } from '@mantine/core';
import { useTexts } from '../../text/i18n';

type Props = {
  readonly close: () => void;
  readonly confirm: () => void;
  readonly disabled: boolean;
  readonly label?: string;
};

/** The foot of every dialog here: the main action right. */
export function DialogFoot({ close, confirm, disabled, label }: Props) {
  const shell = useTexts('shell');
  const t = useTexts('administration');
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={close}>
        {shell('cancel')}
      </Button>
      <Button disabled={disabled} onClick={confirm}>
        {label ?? t('save')}
      </Button>
    </Group>
  );
}
