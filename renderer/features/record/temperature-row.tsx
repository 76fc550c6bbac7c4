import { useTexts } from '../../text/i18n';
import { valueOf } from '#shared/rules/record';
import { readCelsius } from './celsius';
import { FieldRow } from './field-row';
import { SavedText } from './saved-text';
import type { Sheet } from './use-record';

/** The temperature measured in the load, beside the one that the orders ask for. */
export function TemperatureRow({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const asked = sheet.view.requests.map((r) => r.goods.temperature).find((c) => c !== null);
  return (
    <FieldRow
      sheet={sheet}
      item="temperature"
      hint={asked === undefined ? t('temperatureFree') : t('declared', { text: `${asked} °C` })}
    >
      {(own) => {
        const celsius = valueOf(own.entries, 'temperature', 'temperature')?.celsius ?? null;
        return (
          <div className="record-line record-celsius">
            <SavedText
              figures
              label={t('temperatureIn')}
              placeholder="4.0"
              longest={10}
              value={celsius === null ? '' : String(celsius)}
              save={(text) => {
                const read = readCelsius(text);
                if (text === '' || read !== null)
                  void sheet.write('temperature', { kind: 'temperature', celsius: read }, '');
              }}
            />
            <span>°C</span>
          </div>
        );
      }}
    </FieldRow>
  );
}
