import type { JointWork } from '#shared/statistics/joint-work';
import { useTexts } from '../../text/i18n';
import { BarList } from './bar-list';

/** Why requests on one object were not inspected together. */
export function ReasonBars({ declined }: { readonly declined: JointWork['declined'] }) {
  const t = useTexts('statistics');
  const words = useTexts('words');
  const most = Math.max(1, ...declined.map((d) => d.pairs));
  const bars = declined.map(({ reason, pairs }) => ({
    key: reason,
    label: words(`declineReason.${reason}`),
    value: String(pairs),
    length: pairs / most,
  }));
  return <BarList title={t('reasons.title')} bars={bars} empty={t('reasons.empty')} />;
}
