import { useTexts } from '../../text/i18n';
import { valueOf } from '#shared/rules/record';
import { FieldRow } from './field-row';
import { SavedText } from './saved-text';
import type { Sheet } from './use-record';

/** A temperature as it is typed: `-18`, `3,5`, `+4 ℃`; null for anything else. */
export function readCelsius(text: string): number | null {
  const plain = text
    .trim()
    .replace(/\s*(?:℃|°C|°|C)$/iu, '')
    .replace(',', '.')
    .replace(/^\+|^＋/, '')
    .replace('−', '-');
  const value = plain === '' ? Number.NaN : Number(plain);
  return Number.isFinite(value) && Math.abs(value) <= 80 ? Math.round(value * 10) / 10 : null;
}

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
