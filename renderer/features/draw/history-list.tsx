import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { clockText } from '#shared/kernel/time';
import { useDay, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { drawNumber, drawsOfDay, personOf } from './draw-model';

/** Every draw of the day, newest first: those that were replaced or given up too. */
export function HistoryList({ onChoose }: { readonly onChoose: ((sessionId: string) => void) | null }) {
  const t = useTexts('draw');
  const { port, day, byId } = useDay();
  const { zone } = usePort();
  const world = useDeskState((s) => s.world);
  const draws = useMemo(() => drawsOfDay(world, port.id, day), [world, port.id, day]);
  return (
    <aside className="draw-history" aria-label={t('history.title')}>
      <h2>
        {t('history.title')} <span className="figures">{draws.length}</span>
      </h2>
      {draws.length === 0 && <p className="draw-hint">{t('history.none')}</p>}
      {draws.map((d) => {
        const operator = personOf(world, d.operator);
        return (
          <UnstyledButton
            key={d.id}
            className="draw-record"
            disabled={!onChoose || d.sessionId === null}
            onClick={() => d.sessionId !== null && onChoose?.(d.sessionId)}
          >
            <time className="figures">{clockText(d.drawnAt ?? d.committedAt, zone)}</time>
            <span className={d.sessionId === null ? undefined : 'plate'}>
              {d.sessionId === null ? t('history.objects') : (byId.get(d.sessionId)?.name ?? d.sessionId)}
            </span>
            <span className="draw-stage" data-stage={d.status}>
              {t(`state.${d.status}`)}
            </span>
            <small>
              {drawNumber(d.id)} ·{' '}
              {d.witness === null
                ? t('history.noWitness', { operator })
                : t('history.line', { operator, witness: personOf(world, d.witness) })}
            </small>
            {d.reason !== '' && <small>{d.reason}</small>}
          </UnstyledButton>
        );
      })}
    </aside>
  );
}
