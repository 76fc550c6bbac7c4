import { Button } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { clockText } from '#shared/kernel/time';
import type { HandOver } from '#shared/domain/hand-over';
import { useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';

type Props = {
  readonly rows: readonly HandOver[];
  readonly print: (row: HandOver, to: 'paper' | 'dialog') => void;
};

/** All hand-overs of the own agency, newest first, each with its form. */
export function HistoryPane({ rows, print }: Props) {
  const t = useTexts('handOver');
  const { zone } = usePort();
  const users = useDeskState((s) => s.world.users);
  const nameOf = (id: string): string => users.get(id)?.name ?? id;
  return (
    <aside className="hand-over-history" aria-label={t('history.title')}>
      <h2>{t('history.title')}</h2>
      {rows.length === 0 && <p className="hand-over-hint">{t('history.none')}</p>}
      {rows.map((row) => (
        <article key={row.id} data-open={row.status === 'given' || undefined}>
          <strong>
            {t('history.pair', { from: nameOf(row.from), to: row.to === null ? t('history.open') : nameOf(row.to) })}
          </strong>
          <span className="figures">
            {row.day} {clockText(row.takenAt ?? row.givenAt, zone)} · {row.shift}
          </span>
          {row.notes !== '' && <p>{row.notes}</p>}
          <div>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconPrinter size={13} />}
              onClick={() => print(row, 'paper')}
            >
              {t('print')}
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconFileTypePdf size={13} />}
              onClick={() => print(row, 'dialog')}
            >
              {t('pdf')}
            </Button>
          </div>
        </article>
      ))}
    </aside>
  );
}
