import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { may, type Right } from '#shared/domain/user';
import { useActor, useDay } from '../../services';
import { useTexts } from '../../text/i18n';
import './administration.css';
import { AppointmentsTab } from './appointments-tab';
import { BaysTab } from './bays-tab';
import { ChecksTab } from './checks-tab';
import { DutiesTab } from './duties-tab';
import { EquipmentTab } from './equipment-tab';
import { FirstSteps } from './first-steps';
import { GoodsTab } from './goods-tab';
import { OfficersTab } from './officers-tab';
import { PortTab } from './port-tab';
import { RulesTab } from './rules-tab';
import { TABS, type Tab } from './tab';
import { UsersTab } from './users-tab';

/** Who may change a part; everyone may read it. */
const RIGHT_OF: Readonly<Record<Tab, Right>> = {
  port: 'administer',
  bays: 'administer',
  equipment: 'administer',
  officers: 'administer',
  duties: 'plan',
  users: 'administer',
  goods: 'rules',
  appointments: 'rules',
  checks: 'rules',
  rules: 'administer',
};

/** Who may change a part, where it is not the administrator alone. */
const READ_ONLY: Readonly<Partial<Record<Right, 'readOnlyDuties' | 'readOnlyRules'>>> = {
  plan: 'readOnlyDuties',
  rules: 'readOnlyRules',
};

/** 口岸设置: all that is the port's own and changes without a new version of the program. */
export function AdministrationScreen() {
  const t = useTexts('administration');
  const [tab, setTab] = useState<Tab>('port');
  const actor = useActor();
  const { port, day } = useDay();
  const editable = may(actor, RIGHT_OF[tab]);
  return (
    <div className="administration">
      <header className="administration-bar">
        <h1>{t('title')}</h1>
        <Tabs value={tab} onChange={(value) => setTab((value ?? 'port') as Tab)} className="administration-tabs">
          <Tabs.List>
            {TABS.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`tabs.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        {!editable && <span className="read-only">{t(READ_ONLY[RIGHT_OF[tab]] ?? 'readOnly')}</span>}
      </header>
      <FirstSteps tab={tab} go={setTab} />
      <section className="administration-body" aria-label={t(`tabs.${tab}`)}>
        {tab === 'port' && <PortTab key={port.id} editable={editable} />}
        {tab === 'bays' && <BaysTab editable={editable} />}
        {tab === 'equipment' && <EquipmentTab editable={editable} />}
        {tab === 'officers' && <OfficersTab editable={editable} />}
        {tab === 'duties' && <DutiesTab key={day} editable={editable} toOfficers={() => setTab('officers')} />}
        {tab === 'users' && <UsersTab editable={editable} />}
        {tab === 'goods' && <GoodsTab editable={editable} />}
        {tab === 'appointments' && <AppointmentsTab editable={editable} />}
        {tab === 'checks' && <ChecksTab editable={editable} />}
        {tab === 'rules' && <RulesTab editable={editable} />}
      </section>
    </div>
  );
}
