import { TextInput } from '@mantine/core';
import { MINUTE, at, type UtcMs, type Zone } from '#shared/kernel/time';
import { useTexts } from '../../text/i18n';

/** A moment as the clock of a zone writes it: `2026-11-23 10:20`. */
export const momentText = (moment: UtcMs, zone: Zone): string =>
  new Date(moment + zone.offset * MINUTE).toISOString().slice(0, 16).replace('T', ' ');

/** The moment of such a text, or null when it names none. */
export function momentFrom(text: string, zone: Zone): UtcMs | null {
  const [, day, hour] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)$/.exec(text.trim()) ?? [];
  const parsed = Date.parse(`${String(day)}T${String(hour)}:00Z`);
  return Number.isFinite(parsed) ? at(parsed - zone.offset * MINUTE) : null;
}

/** The minute of the day that a clock text names, or null. */
export function minuteFrom(clock: string): number | null {
  const [, hours, minutes] = /^(\d\d?):(\d\d)$/.exec(clock.trim()) ?? [];
  if (hours === undefined || minutes === undefined || Number(minutes) > 59 || Number(hours) > 36) return null;
  return Number(hours) * 60 + Number(minutes);
}

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
