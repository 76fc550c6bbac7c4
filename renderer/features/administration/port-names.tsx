import { TextInput } from '@mantine/core';
import type { LocalText } from '#shared/domain/words';
import { useTexts } from '../../text/i18n';
import type { PortFields } from './port-fields';
import { Unverified } from './unverified';

const NAMES = [
  ['name', 'own'],
  ['oppositeName', 'opposite'],
  ['oppositeCity', 'city'],
] as const;
const LANGUAGES = ['zh', 'en', 'ru', 'ko'] as const;

/** The names of both sides in four languages, and the customs code. */
export function PortNames({ draft, write, faults, disabled }: PortFields) {
  const t = useTexts('administration');
  const { value, provenance } = draft.customsCode;
  const setName = (key: (typeof NAMES)[number][0], name: LocalText): void => write({ ...draft, [key]: name });
  return (
    <fieldset className="port-group" disabled={disabled}>
      <legend>{t('port.names')}</legend>
      {NAMES.map(([key, label]) => (
        <div className="name-row" key={key}>
          <span>{t(`port.${label}`)}</span>
          {LANGUAGES.map((language) => (
            <TextInput
              key={language}
              aria-label={`${t(`port.${label}`)} ${t(`port.language.${language}`)}`}
              placeholder={t(`port.language.${language}`)}
              maxLength={60}
              value={draft[key][language]}
              error={faults.has(`${key}.${language}`) && t('errors.required')}
              onChange={(e) => setName(key, { ...draft[key], [language]: e.currentTarget.value })}
            />
          ))}
        </div>
      ))}
      <div className="code-row">
        <TextInput
          label={t('port.code')}
          maxLength={4}
          inputMode="numeric"
          value={value}
          error={faults.has('customsCode.value') && t('errors.code')}
          onChange={(e) => write({ ...draft, customsCode: { value: e.currentTarget.value, provenance } })}
        />
        <Unverified
          provenance={provenance}
          disabled={disabled}
          onChange={(next) => write({ ...draft, customsCode: { value, provenance: next } })}
        />
      </div>
    </fieldset>
  );
}
