import { Tabs } from '@mantine/core';
import { useMemo } from 'react';
import { complaintLines } from '#shared/rules/complaints';
import { twiceOfDay } from '#shared/rules/twice';
import { useDay, useDeskState, useNow } from '../../services';
import { ledgerTabs, useLedgers } from '../../state/tracked';
import { useTexts } from '../../text/i18n';
import { ComplaintsTab } from './complaints-tab';
import { FeesTab } from './fees-tab';
import './ledgers.css';
import { TrackingTab } from './tracking-tab';
import { TwiceTab } from './twice-tab';

const PANES = { twice: TwiceTab, fees: FeesTab, complaints: ComplaintsTab, tracking: TrackingTab } as const;

/** 台账: what is kept beside the inspections themselves. */
export function LedgersScreen() {
  const t = useTexts('ledgers');
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const now = useNow();
  const { tab, open } = useLedgers();
  const waiting = useMemo(
    () => ({
      twice: twiceOfDay(world, port.id, day).filter((t) => t.verdict === null).length,
      complaints: complaintLines(world, port.id, now).filter((c) => c.closedAt === null).length,
    }),
    [world, port.id, day, now],
  );
  const Pane = PANES[tab];
  return (
    <div className="ledgers">
      <header className="ledgers-bar">
        <h1>{t('title')}</h1>
        <Tabs value={tab} onChange={(value) => open(ledgerTabs.find((name) => name === value) ?? tab)} variant="pills">
          <Tabs.List>
            {ledgerTabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`tab.${name}`)}
                {(name === 'twice' || name === 'complaints') && waiting[name] > 0 && <b> {waiting[name]}</b>}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      </header>
      <section className="ledgers-pane" aria-label={t(`tab.${tab}`)}>
        <Pane />
      </section>
    </div>
  );
}
