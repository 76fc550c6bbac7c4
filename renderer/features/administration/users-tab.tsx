import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { officerId } from '#shared/kernel/ids';
import type { Port } from '#shared/domain/port';
import { role, type User } from '#shared/domain/user';
import { useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { AgencyBadge } from '../../ui/agency-badge';
import { UserDialog } from './user-dialog';

const blank = (port: Port): User => ({
  id: officerId.parse('new'),
  portId: port.id,
  name: '',
  agency: port.agencies[0]?.code ?? 'customs',
  role: 'leader',
  active: true,
});

/** Who works at this desk, and as what. */
export function UsersTab({ editable }: { readonly editable: boolean }) {
  const t = useTexts('administration');
  const { t: any } = useTranslation();
  const port = usePort();
  const rows = useDeskState((s) => s.world.users);
  const users = [...rows.values()]
    .filter((u) => u.portId === port.id)
    .toSorted((a, b) => role.options.indexOf(b.role) - role.options.indexOf(a.role) || (a.id < b.id ? -1 : 1));
  const [edited, edit] = useState<User | null>(null);
  return (
    <div className="admin-list">
      <div className="admin-tools">
        <span className="spring" />
        <Button leftSection={<IconPlus size={15} />} disabled={!editable} onClick={() => edit(blank(port))}>
          {t('users.add')}
        </Button>
      </div>
      <table className="admin-table">
        <thead>
          <tr>
            {(['name', 'agency', 'role', 'state'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`users.${key}`)}
              </th>
            ))}
            <th scope="col">{t('actions')}</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id} data-off={!user.active || undefined}>
              <th scope="row">{user.name}</th>
              <td>
                <AgencyBadge code={user.agency} agencies={port.agencies} />
              </td>
              <td>
                {wordOf(any, 'role', user.role)}
                <small>{t(`users.may.${user.role}`)}</small>
              </td>
              <td>{user.active ? t('active') : t('inactive')}</td>
              <td className="admin-actions">
                <Button size="compact-xs" variant="default" disabled={!editable} onClick={() => edit(user)}>
                  {t('edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited && <UserDialog user={edited} users={users} close={() => edit(null)} />}
    </div>
  );
}
