import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bay } from '#shared/domain/bay';
import { useAct, useDay } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { BayDialog, newBay } from './bay-dialog';

/** The port's bays. None is ever deleted, since plans name them: they are put out of use. */
export function BaysTab({ editable }: { readonly editable: boolean }) {
  const t = useTexts('administration');
  const { bays, port } = useDay();
  const [edited, edit] = useState<Bay | null>(null);
  const rows = bays.toSorted((a, b) => a.order - b.order);
  const columns = ['order', 'label', 'kind', 'yard', 'turn', 'state'] as const;
  return (
    <div className="admin-list">
      <div className="admin-tools">
        <span className="spring" />
        <Button leftSection={<IconPlus size={15} />} disabled={!editable} onClick={() => edit(newBay(port, bays))}>
          {t('bays.add')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className="admin-empty">{t('bays.empty')}</p>
      ) : (
        <table className="admin-table">
          <thead>
            <tr>
              {columns.map((key) => (
                <th key={key} scope="col">
                  {t(`bays.${key}`)}
                </th>
              ))}
              <th scope="col">{t('actions')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((bay) => (
              <BayRow key={bay.id} bay={bay} editable={editable} edit={edit} />
            ))}
          </tbody>
        </table>
      )}
      {edited && <BayDialog bay={edited} bays={bays} close={() => edit(null)} />}
    </div>
  );
}

type RowProps = { readonly bay: Bay; readonly editable: boolean; readonly edit: (bay: Bay) => void };

function BayRow({ bay, editable, edit }: RowProps) {
  const t = useTexts('administration');
  const { t: any } = useTranslation();
  const act = useAct();
  const { onBay, day } = useDay();
  const planned = onBay.get(bay.id)?.length ?? 0;
  const toggle = (): void => {
    const label = t(bay.closed ? 'bays.reopened' : 'bays.closed', { label: bay.label });
    void act({ name: 'bay.put', args: { bay: { ...bay, closed: !bay.closed } } }, { label });
  };
  return (
    <tr data-off={bay.closed || undefined}>
      <td className="figures">{bay.order}</td>
      <th scope="row">{bay.label}</th>
      <td>{wordOf(any, 'bayKind', bay.kind)}</td>
      <td>{bay.yard}</td>
      <td className="figures">{bay.turn}</td>
      <td>
        {bay.closed ? t('inactive') : t('active')}
        {planned > 0 && <small>{t('bays.planned', { day, count: planned })}</small>}
      </td>
      <td className="admin-actions">
        <Button size="compact-xs" variant="default" disabled={!editable} onClick={() => edit(bay)}>
          {t('edit')}
        </Button>
        <Button size="compact-xs" variant="default" disabled={!editable} onClick={toggle}>
          {t(bay.closed ? 'bays.reopen' : 'bays.close')}
        </Button>
      </td>
    </tr>
  );
}
