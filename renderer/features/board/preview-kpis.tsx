import { VisuallyHidden } from '@mantine/core';
import { useTexts } from '../../text/i18n';
import type { Kpis } from './kpis';

const FIGURES = ['placed', 'lateMinutes', 'greenLate', 'openings', 'moved'] as const;
/** Whether more of a figure is better, worse, or neither. */
const BETTER: Readonly<Record<(typeof FIGURES)[number], 1 | -1 | 0>> = {
  placed: 1,
  lateMinutes: -1,
  greenLate: -1,
  openings: 0,
  moved: 0,
};

/** Two plans of a day side by side: what gets better, what worse. */
export function KpiTable({ before, after }: { readonly before: Kpis; readonly after: Kpis }) {
  const t = useTexts('board');
  return (
    <table className="kpis figures">
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{t('preview.title')}</VisuallyHidden>
          </th>
          <th scope="col">{t('preview.before')}</th>
          <th scope="col">{t('preview.after')}</th>
        </tr>
      </thead>
      <tbody>
        {FIGURES.map((f) => {
          const change = Math.sign(after[f] - before[f]) * BETTER[f];
          return (
            <tr key={f} data-change={change > 0 ? 'better' : change < 0 ? 'worse' : undefined}>
              <th scope="row">{t(`preview.kpi.${f}`)}</th>
              <td>{before[f]}</td>
              <td>
                {change > 0 ? '✓ ' : change < 0 ? '✕ ' : ''}
                {after[f]}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
