import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { may } from '#shared/domain/user';
import { ordersOfDay, yardAlarms } from '#shared/rules/yard';
import { useActor, useDay, useDeskState, useNow } from '../../services';
import { useTexts } from '../../text/i18n';
import { AlarmPane } from './alarm-pane';
import { OrderDialog } from './order-dialog';
import { OrderRow } from './order-row';
import './yard.css';

/** 场区: what the yard is asked to do today, how far it is, and what takes too long. */
export function YardScreen() {
  const t = useTexts('yard');
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const now = useNow();
  const [ordering, setOrdering] = useState(false);
  const orders = useMemo(() => ordersOfDay(world, port.id, day).toSorted(byState), [world, port.id, day]);
  const alarms = useMemo(() => yardAlarms(world, { portId: port.id, day, now }), [world, port.id, day, now]);
  const count = (...states: readonly string[]): number => orders.filter((o) => states.includes(o.status)).length;
  const late = new Set(alarms.map((a) => a.orderId));
  return (
    <div className="yard-work">
      <header className="yard-bar">
        <h1>{t('title')}</h1>
        <span className="figures">{t('figures.open', { count: count('ordered', 'acknowledged') })}</span>
        <span className="figures">{t('figures.started', { count: count('started') })}</span>
        <span className="figures">{t('figures.done', { count: count('done') })}</span>
        {alarms.length > 0 && <b className="figures">{t('figures.alarms', { count: alarms.length })}</b>}
        <span className="spring" />
        <Button leftSection={<IconPlus size={15} />} disabled={!may(actor, 'yard')} onClick={() => setOrdering(true)}>
          {t('add')}
        </Button>
      </header>
      <section className="yard-orders" aria-label={t('title')}>
        {orders.length === 0 ? (
          <p className="yard-empty">{t('none')}</p>
        ) : (
          <table>
            <thead>
              <tr>
                {(['work', 'object', 'way', 'due', 'state', 'times'] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(`column.${key}`)}
                  </th>
                ))}
                <th scope="col">{t('column.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {orders.map((order) => (
                <OrderRow key={order.id} order={order} late={late.has(order.id)} />
              ))}
            </tbody>
          </table>
        )}
      </section>
      <AlarmPane alarms={alarms} />
      {ordering && <OrderDialog close={() => setOrdering(false)} />}
    </div>
  );
}

const RANK = ['started', 'acknowledged', 'ordered', 'done', 'cancelled'];
const byState = (a: { readonly status: string }, b: { readonly status: string }): number =>
  Number(RANK.indexOf(a.status) > 2) - Number(RANK.indexOf(b.status) > 2);
