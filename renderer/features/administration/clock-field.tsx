import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../text/i18n';
import { clockOf, parseClock } from './clock';

type Props = {
  readonly label: string;
  /** Minutes of the day; NaN while what is written is no time. */
  readonly minutes: number;
  readonly onMinutes: (minutes: number) => void;
  readonly error?: string | false;
  readonly disabled: boolean;
};

/** A time of the day, written as officers write it: `730` and `7:30` are both half past seven. */
export function ClockField({ label, minutes, onMinutes, error = false, disabled }: Props) {
  const t = useTexts('administration');
  const [text, setText] = useState(clockOf(minutes));
  const read = parseClock(text);
  const shown = read === minutes || (read === null && Number.isNaN(minutes)) ? text : clockOf(minutes);
  return (
    <TextInput
      className="clock-field"
      aria-label={label}
      placeholder="07:30"
      inputMode="numeric"
      maxLength={5}
      disabled={disabled}
      value={shown}
      error={Number.isNaN(minutes) ? t('errors.clock') : error}
      onChange={(e) => {
        setText(e.currentTarget.value);
        onMinutes(parseClock(e.currentTarget.value) ?? Number.NaN);
      }}
      onBlur={() => setText(clockOf(minutes) || text)}
    />
  );
}
