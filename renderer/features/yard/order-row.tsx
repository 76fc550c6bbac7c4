import { Button } from '@mantine/core';
import { useState } from 'react';
import { MINUTE, clockText } from '#shared/kernel/time';
import { may } from '#shared/domain/user';
import { yardStep, type YardOrder, type YardStep } from '#shared/domain/yard';
import { reportedAt } from '#shared/rules/yard';
import { useAct, useActor, useDesk, useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { CancelDialog } from './cancel-dialog';

const NEXT: Readonly<Partial<Record<YardOrder['status'], YardStep>>> = {
  ordered: 'acknowledged',
  acknowledged: 'started',
  started: 'done',
};

type Props = { readonly order: YardOrder; readonly late: boolean };

/** One order: what, where, by when, how far, and the one button that carries it on. */
export function OrderRow({ order, late }: Props) {
  const t = useTexts('yard');
  const { zone } = usePort();
  const over = order.status === 'done' || order.status === 'cancelled';
  return (
    <tr data-state={order.status} data-late={late || undefined}>
      <th scope="row">{t(`work.${order.work}`)}</th>
      <td>
        <span className="plate">{order.object}</span>
        {order.note !== '' && <small>{order.note}</small>}
      </td>
      <td>
        {order.from || '—'} → {order.to || '—'}
      </td>
      <td className="figures">
        {clockText(order.due, zone)}
        {!over && <Left due={order.due} />}
      </td>
      <td>
        <span className="yard-state" data-state={order.status}>
          {t(`status.${order.status}`)}
        </span>
        {order.reason !== '' && <small>{order.reason}</small>}
      </td>
      <td className="figures">
        {yardStep.options
          .map((step) => reportedAt(order, step))
          .map((at) => (at === null ? '—' : clockText(at, zone)))
          .join(' / ')}
      </td>
      <td className="yard-actions">
        <Actions order={order} />
      </td>
    </tr>
  );
}

function Left({ due }: { readonly due: YardOrder['due'] }) {
  const t = useTexts('yard');
  const now = useNow();
  const minutes = Math.round((due - now) / MINUTE);
  return <small>{minutes < 0 ? t('over', { count: -minutes }) : t('left', { count: minutes })}</small>;
}

function Actions({ order }: { readonly order: YardOrder }) {
  const t = useTexts('yard');
  const act = useAct();
  const actor = useActor();
  const desk = useDesk();
  const [cancelling, setCancelling] = useState(false);
  const next = NEXT[order.status];
  if (next === undefined) return null;
  const report = (): void => {
    const label = t(`reported.${next}`, { object: order.object });
    void act({ name: 'yard.report', args: { orderId: order.id, step: next, at: desk.now() } }, { label, quiet: true });
  };
  return (
    <>
      {next !== 'done' && (
        <Button size="compact-xs" variant="default" disabled={!may(actor, 'yard')} onClick={() => setCancelling(true)}>
          {t('cancel')}
        </Button>
      )}
      <Button size="compact-xs" disabled={!may(actor, 'yard')} onClick={report}>
        {t(`report.${next}`)}
      </Button>
      {cancelling && <CancelDialog order={order} close={() => setCancelling(false)} />}
    </>
  );
}
