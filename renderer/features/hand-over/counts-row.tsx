import type { ShiftCounts } from '#shared/domain/hand-over';
import { useTexts } from '../../text/i18n';

const KEYS = ['due', 'done', 'running', 'open', 'overdue', 'green'] as const;

/** The figures of a shift, always in this order. */
export function CountsRow({ counts }: { readonly counts: ShiftCounts }) {
  const t = useTexts('handOver');
  return (
    <dl className="hand-over-figures figures">
      {KEYS.map((key) => (
        <div key={key} data-tone={key === 'overdue' && counts[key] > 0 ? 'red' : undefined}>
          <dt>{t(`counts.${key}`)}</dt>
          <dd>{counts[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
