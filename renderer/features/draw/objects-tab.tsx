import { useMemo } from 'react';
import type { DrawRate } from '#shared/domain/double-random';
import { countAt, ratesOf } from '#shared/draw/object-pool';
import { useActor, useDay, useDeskState } from '../../services';
import { useTexts } from '../../text/i18n';
import { drawViewOf, type DrawView } from './draw-model';
import { DrawPane } from './draw-pane';
import { HistoryList } from './history-list';
import { ObjectPoolTable } from './pool-table';

/** Which of the day's objects are inspected, by the rate of their group. */
export function ObjectsTab() {
  const t = useTexts('draw');
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const subject = useMemo(() => ({ portId: port.id, day, session: null }), [port.id, day]);
  const view = useMemo(() => drawViewOf(world, subject, actor.id), [world, subject, actor.id]);
  const rates = useMemo(() => ratesOf(world, port.id), [world, port.id]);
  return (
    <div className="draw-columns">
      <section className="draw-targets draw-rates" aria-label={t('rates.title')}>
        <h2>{t('rates.title')}</h2>
        {rates.map((rate) => (
          <Rate key={rate.group} rate={rate} view={view} />
        ))}
        <p className="draw-hint">{t('rates.change')}</p>
      </section>
      <DrawPane subject={subject} view={view} name={t('history.objects')} head={<h2>{t('tabs.objects')}</h2>}>
        <ObjectPoolTable pool={view.pool} />
      </DrawPane>
      <HistoryList onChoose={null} />
    </div>
  );
}

function Rate({ rate, view }: { readonly rate: DrawRate; readonly view: DrawView }) {
  const t = useTexts('draw');
  const { group, percent, provenance } = rate;
  const free = view.pool.filter((m) => m.agency === group && m.excluded === null).length;
  return (
    <div className="draw-rate">
      <strong>{t(`group.${group}`)}</strong>
      <span className="figures">{t('rates.line', { percent, free, count: countAt(percent, free) })}</span>
      {!provenance.verified && <small>{t('rates.unverified', { source: provenance.source })}</small>}
    </div>
  );
}
