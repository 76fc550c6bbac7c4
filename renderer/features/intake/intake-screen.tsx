import { useTexts } from '../../text/i18n';

export function IntakeScreen() {
  const t = useTexts('intake');
  return <h1>{t('title')}</h1>;
}
