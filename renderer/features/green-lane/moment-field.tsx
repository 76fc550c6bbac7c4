import { TextInput } from '@mantine/core';
import type { Zone } from '#shared/kernel/time';
import { useTexts } from '../../text/i18n';
import { momentFrom } from './moment';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly zone: Zone;
};

/** Day and time by the port's own clock, in the one way in which the desk writes them, whatever the machine's habits are. */
export function MomentField({ label, value, onChange, zone }: Props) {
  const t = useTexts('greenLane');
  return (
    <TextInput
      label={label}
      placeholder="2026-11-23 10:20"
      className="figures"
      value={value}
      error={momentFrom(value, zone) === null && t('form.moment')}
      onChange={(e) => onChange(e.currentTarget.value)}
    />
  );
}
