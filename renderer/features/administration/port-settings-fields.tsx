import { NumberInput, TextInput } from '@mantine/core';
import type { PortSettings } from '#shared/domain/port';
import { useTexts } from '../../text/i18n';
import type { PortFields } from './port-fields';

/** The bounds of each figure, as the schema has them. */
const FIGURES = [
  ['officersPerAgency', 1, 6],
  ['matchWindow', 15, 1440],
  ['bandMinutes', 10, 240],
  ['graceMinutes', 0, 240],
] as const satisfies readonly (readonly [keyof PortSettings, number, number])[];

/** The figures that the port sets for the rules. */
export function PortSettingsFields({ draft, write, faults, disabled }: PortFields) {
  const t = useTexts('administration');
  const { settings } = draft;
  const set = (part: Partial<PortSettings>): void => write({ ...draft, settings: { ...settings, ...part } });
  return (
    <fieldset className="port-group settings-group" disabled={disabled}>
      <legend>{t('port.settings')}</legend>
      <TextInput
        label={t('port.letters')}
        maxLength={4}
        value={settings.letters}
        error={faults.has('settings.letters') && t('errors.letters')}
        onChange={(e) => set({ letters: e.currentTarget.value.toUpperCase() })}
      />
      {FIGURES.map(([key, min, max]) => (
        <NumberInput
          key={key}
          label={t(`port.${key}`)}
          min={min}
          max={max}
          clampBehavior="none"
          allowDecimal={false}
          value={Number.isNaN(settings[key]) ? '' : settings[key]}
          error={faults.has(`settings.${key}`) && t('errors.range', { min, max })}
          onChange={(value) => set({ [key]: value === '' ? Number.NaN : Number(value) })}
        />
      ))}
    </fieldset>
  );
}
