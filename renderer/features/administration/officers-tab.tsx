import { Button, SegmentedControl } from '@mantine/core';
import { IconClipboard, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { officerId } from '#shared/kernel/ids';
import type { Officer } from '#shared/domain/officer';
import type { Port } from '#shared/domain/port';
import { useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { inLanguage } from '../../text/local-text';
import { wordOf } from '../../text/sentences';
import { AgencyBadge } from '../../ui/agency-badge';
import { OfficerDialog } from './officer-dialog';
import { PasteDialog } from './paste-dialog';
import { useRoster } from './use-roster';

const EVERYONE = 'all';

const blank = (port: Port): Officer => ({
  id: officerId.parse('new'),
  portId: port.id,
  agency: port.agencies[0]?.code ?? 'customs',
  name: '',
  number: '',
  skills: [],
  active: true,
});

/** The roster: who inspects, for which agency, with which skills. */
export function OfficersTab({ editable }: { readonly editable: boolean }) {
  const t = useTexts('administration');
  const { i18n } = useTranslation();
  const port = usePort();
  const officers = useRoster();
  const [agency, setAgency] = useState(EVERYONE);
  const [edited, edit] = useState<Officer | null>(null);
  const [pasting, setPasting] = useState(false);
  const shown = officers.filter((o) => agency === EVERYONE || o.agency === agency);
  const count = (code: string): number => officers.filter((o) => o.agency === code).length;
  return (
    <div className="admin-list">
      <div className="admin-tools">
        <SegmentedControl
          value={agency}
          onChange={setAgency}
          data={[
            { value: EVERYONE, label: t('officers.all', { count: officers.length }) },
            ...port.agencies.map(({ code, name }) => ({
              value: code,
              label: t('officers.count', { agency: inLanguage(name, i18n.language), count: count(code) }),
            })),
          ]}
        />
        <span className="spring" />
        <Button
          variant="default"
          leftSection={<IconClipboard size={15} />}
          disabled={!editable}
          onClick={() => setPasting(true)}
        >
          {t('officers.paste')}
        </Button>
        <Button leftSection={<IconPlus size={15} />} disabled={!editable} onClick={() => edit(blank(port))}>
          {t('officers.add')}
        </Button>
      </div>
      {officers.length === 0 ? (
        <p className="admin-empty">{t('officers.empty')}</p>
      ) : (
        <OfficerTable officers={shown} editable={editable} edit={edit} />
      )}
      {edited && <OfficerDialog officer={edited} officers={officers} close={() => edit(null)} />}
      {pasting && <PasteDialog close={() => setPasting(false)} />}
    </div>
  );
}

type TableProps = {
  readonly officers: readonly Officer[];
  readonly editable: boolean;
  readonly edit: (officer: Officer) => void;
};

function OfficerTable({ officers, editable, edit }: TableProps) {
  const t = useTexts('administration');
  const { t: any } = useTranslation();
  const { agencies } = usePort();
  const users = useDeskState((s) => s.world.users);
  return (
    <table className="admin-table">
      <thead>
        <tr>
          {(['number', 'name', 'agency', 'skills', 'state'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`officers.${key}`)}
            </th>
          ))}
          <th scope="col">{t('actions')}</th>
        </tr>
      </thead>
      <tbody>
        {officers.map((o) => {
          const user = users.get(o.id);
          return (
            <tr key={o.id} data-off={!o.active || undefined}>
              <td className="figures">{o.number}</td>
              <th scope="row">
                {o.name}
                {user && <small>{wordOf(any, 'role', user.role)}</small>}
              </th>
              <td>
                <AgencyBadge code={o.agency} agencies={agencies} />
              </td>
              <td>{o.skills.map((s) => wordOf(any, 'skill', s)).join('、')}</td>
              <td>{o.active ? t('active') : t('inactive')}</td>
              <td className="admin-actions">
                <Button size="compact-xs" variant="default" disabled={!editable} onClick={() => edit(o)}>
                  {t('edit')}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
