import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const CHINESE = 'zh-CN';

/** The words of the inspection forms: Chinese, and the language of the desk under the labels where that is another one. */
export type FormTexts = {
  readonly t: TFunction<'inspectionForms'>;
  readonly under: TFunction<'inspectionForms'> | null;
  /** Words of the trade in Chinese. */
  readonly words: TFunction;
};

/** A form is an official paper of the port: it is Chinese first, whatever language the desk speaks. */
export function useFormTexts(): FormTexts {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const fixed = (from: string, room: 'inspectionForms' | 'words') => i18n.getFixedT(from, room) as unknown;
    return {
      t: fixed(CHINESE, 'inspectionForms') as TFunction<'inspectionForms'>,
      under: language === CHINESE ? null : (fixed(language, 'inspectionForms') as TFunction<'inspectionForms'>),
      words: fixed(CHINESE, 'words') as TFunction,
    };
  }, [i18n, language]);
}
