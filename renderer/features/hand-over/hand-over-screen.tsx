import { useMemo, useState } from 'react';
import { may } from '#shared/domain/user';
import type { HandOver } from '#shared/domain/hand-over';
import { handOversOf, openItems, shiftCounts } from '#shared/rules/hand-over';
import { useActor, useDay, useDeskState, useNow } from '../../services';
import { useTexts } from '../../text/i18n';
import { CountsRow } from './counts-row';
import { FormOutlet } from './form-outlet';
import './hand-over.css';
import { HistoryPane } from './history-pane';
import { ItemTable } from './item-table';
import { ShiftForm } from './shift-form';

/** 交接班: what this shift leaves open, what passes from hand to hand, and both signatures. */
export function HandOverScreen() {
  const t = useTexts('handOver');
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const now = useNow();
  const { agency } = actor;
  const question = useMemo(() => ({ portId: port.id, day, agency, now }), [port.id, day, agency, now]);
  const counts = useMemo(() => shiftCounts(world, question), [world, question]);
  const items = useMemo(() => openItems(world, question), [world, question]);
  const before = useMemo(() => handOversOf(world, port.id, agency), [world, port.id, agency]);
  const pending = before.find((h) => h.status === 'given' && h.day === day) ?? null;
  const [printing, print] = useState<{ readonly row: HandOver; readonly to: 'paper' | 'dialog' } | null>(null);
  return (
    <div className="hand-over">
      <header className="hand-over-bar">
        <h1>{t('title')}</h1>
        <CountsRow counts={counts} />
        <span className="spring" />
        {!may(actor, 'handOver') && <span className="hand-over-hint">{t('onlyOwn')}</span>}
      </header>
      <ItemTable items={items} />
      <ShiftForm
        key={`${pending?.id ?? ''}${agency}${day}`}
        pending={pending}
        last={before[0] ?? null}
        items={items.length}
      />
      <HistoryPane rows={before} print={(row, to) => print({ row, to })} />
      {printing && <FormOutlet row={printing.row} to={printing.to} done={() => print(null)} />}
    </div>
  );
}
