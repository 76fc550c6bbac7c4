import { useTranslation } from 'react-i18next';
import { direction, inspectionMode } from '#shared/domain/words';
import type { ColumnKey } from '#shared/interchange/columns';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { inLanguage } from '../../text/local-text';

/** The words that can hold for every row of a sheet; none for columns in which every row differs. */
export function useAlwaysWords(name: ColumnKey): readonly { readonly value: string; readonly label: string }[] {
  const words = useTexts('words');
  const { i18n } = useTranslation();
  const { agencies } = usePort();
  if (name === 'agency') return agencies.map((a) => ({ value: a.code, label: inLanguage(a.name, i18n.language) }));
  if (name === 'direction') return direction.options.map((value) => ({ value, label: words(`direction.${value}`) }));
  if (name === 'mode') return inspectionMode.options.map((value) => ({ value, label: words(`mode.${value}`) }));
  return [];
}
