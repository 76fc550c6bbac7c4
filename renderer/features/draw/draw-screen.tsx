import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { may } from '#shared/domain/user';
import { useActor } from '../../services';
import { useTexts } from '../../text/i18n';
import './draw.css';
import { ObjectsTab } from './objects-tab';
import { OfficersTab } from './officers-tab';
import { RecusalsTab } from './recusals-tab';
import { SharesTab } from './shares-tab';

const TABS = ['officers', 'objects', 'recusals', 'shares'] as const;
type Tab = (typeof TABS)[number];

/** 双随机: objects by rate, officers by chance, each draw witnessed, replayable and kept. */
export function DrawScreen() {
  const t = useTexts('draw');
  const actor = useActor();
  const [tab, setTab] = useState<Tab>('officers');
  return (
    <div className="draw">
      <header className="draw-bar">
        <h1>{t('title')}</h1>
        <SegmentedControl
          aria-label={t('title')}
          value={tab}
          onChange={(value) => setTab(value)}
          data={TABS.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        />
        <span className="spring" />
        {!may(actor, 'draw') && <span className="draw-hint">{t('onlyLeader')}</span>}
      </header>
      {tab === 'officers' && <OfficersTab />}
      {tab === 'objects' && <ObjectsTab />}
      {tab === 'recusals' && <RecusalsTab />}
      {tab === 'shares' && <SharesTab />}
    </div>
  );
}
