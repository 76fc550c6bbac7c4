import { useTexts } from '../../text/i18n';

export function ReviewScreen() {
  const t = useTexts('review');
  return <h1>{t('title')}</h1>;
}
