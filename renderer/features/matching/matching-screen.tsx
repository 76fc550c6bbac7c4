import { useTexts } from '../../text/i18n';

export function MatchingScreen() {
  const t = useTexts('matching');
  return <h1>{t('title')}</h1>;
}
