import { Button, SegmentedControl } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import type { Period } from '#shared/statistics/period';
import { useTexts } from '../../text/i18n';
import type { Figures } from './figures';
import { useSaveFigures } from './save-figures';
import { spans, type Span } from './use-period';

type Props = {
  readonly period: Period;
  readonly span: Span;
  readonly choose: (span: Span) => void;
  readonly figures: Figures;
};

/** Which days are counted, and the figures as a workbook. */
export function PeriodBar({ period, span, choose, figures }: Props) {
  const t = useTexts('statistics');
  const save = useSaveFigures();
  return (
    <header className="statistics-bar">
      <h1>{t('title')}</h1>
      <SegmentedControl
        size="xs"
        aria-label={t('period')}
        value={span}
        onChange={(value) => choose(value)}
        data={spans.map((value) => ({ value, label: t(`span.${value}`) }))}
      />
      <span className="figures statistics-days">
        {period.from === period.until ? period.until : `${period.from} – ${period.until}`}
      </span>
      <span className="spring" />
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={15} />}
        onClick={() => void save(period, figures)}
      >
        {t('save')}
      </Button>
    </header>
  );
}
