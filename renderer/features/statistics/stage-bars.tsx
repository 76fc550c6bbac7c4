import type { Stage } from '#shared/statistics/stages';
import { useTexts } from '../../text/i18n';
import { BarList } from './bar-list';
import { hoursText } from './figure-text';

/** How long each stage took: the median, and P90 behind it. */
export function StageBars({ stages }: { readonly stages: readonly Stage[] }) {
  const t = useTexts('statistics');
  const words = useTexts('words');
  const longest = Math.max(1, ...stages.map((s) => s.summary?.p90 ?? 0));
  const bars = stages.flatMap(({ from, to, summary }) =>
    summary
      ? [
          {
            key: from,
            label: `${words(`milestone.${from}`)} → ${words(`milestone.${to}`)}`,
            value: `${hoursText(summary.median)} / ${hoursText(summary.p90)}`,
            length: summary.median / longest,
            behind: summary.p90 / longest,
          },
        ]
      : [],
  );
  return <BarList title={t('stages.title')} note={t('stages.note')} bars={bars} empty={t('stages.empty')} />;
}
