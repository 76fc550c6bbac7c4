import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Port } from '#shared/domain/port';
import { wordOf } from '../text/sentences';
import type { SheetWords } from './day-plan/lines';

const CHINESE = 'zh-CN';

/** The words of a form: Chinese, and the language of the desk under the labels where that is another one. */
export type PaperTexts = {
  readonly t: TFunction<'print'>;
  readonly under: TFunction<'print'> | null;
  /** Words of the trade in Chinese. */
  readonly words: TFunction;
};

/** A form is an official paper of the port: it is Chinese first, whatever language the desk speaks. */
export function usePaperTexts(): PaperTexts {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const fixed = (from: string, room: 'print' | 'words') => i18n.getFixedT(from, room);
    return {
      t: fixed(CHINESE, 'print') as unknown as TFunction<'print'>,
      under: language === CHINESE ? null : (fixed(language, 'print') as unknown as TFunction<'print'>),
      words: fixed(CHINESE, 'words') as unknown as TFunction,
    };
  }, [i18n, language]);
}

/** The words that the rows of the day plan are set with. A third agency is called as the port calls it. */
export const sheetWords = ({ t, words }: Pick<PaperTexts, 't' | 'words'>, port: Port): SheetWords => ({
  agency: (code) => port.agencies.find((a) => a.code === code)?.name.zh ?? wordOf(words, 'agency', code),
  mode: (mode) => wordOf(words, 'mode', mode),
  mark: (mark) => t(`mark.${mark}`),
  joint: t('joint'),
  booked: t('booked'),
});
