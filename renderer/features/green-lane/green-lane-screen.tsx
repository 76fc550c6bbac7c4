import { useTexts } from '../../text/i18n';

export function GreenLaneScreen() {
  const t = useTexts('greenLane');
  return <h1>{t('title')}</h1>;
}
