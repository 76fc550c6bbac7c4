import { useTexts } from '../../text/i18n';

export function AdministrationScreen() {
  const t = useTexts('administration');
  return <h1>{t('title')}</h1>;
}
