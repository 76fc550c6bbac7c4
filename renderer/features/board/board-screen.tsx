import { useTexts } from '../../text/i18n';

export function BoardScreen() {
  const t = useTexts('board');
  return <h1>{t('title')}</h1>;
}
