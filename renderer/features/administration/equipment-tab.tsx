import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '#shared/domain/equipment';
import { useAct, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { clockOf } from './clock';
import { EquipmentDialog, newEquipment } from './equipment-dialog';

/** What inspections share: forklifts, a mobile X-ray. Never deleted, since loads name it: the port has it, or has it no more. */
export function EquipmentTab({ editable }: { readonly editable: boolean }) {
  const t = useTexts('administration');
  const port = usePort();
  const table = useDeskState((s) => s.world.equipment);
  const rows = useMemo(
    () =>
      [...table.values()]
        .filter((e) => e.portId === port.id)
        .toSorted((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'zh-CN')),
    [table, port.id],
  );
  const [edited, edit] = useState<Equipment | null>(null);
  const columns = ['name', 'count', 'hours', 'modes', 'state'] as const;
  return (
    <div className="admin-list">
      <div className="admin-tools">
        <span>{t('equipment.hint')}</span>
        <span className="spring" />
        <Button
          leftSection={<IconPlus size={15} />}
          disabled={!editable}
          onClick={() => edit(newEquipment(port, rows))}
        >
          {t('equipment.add')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className="admin-empty">{t('equipment.empty')}</p>
      ) : (
        <table className="admin-table">
          <thead>
            <tr>
              {columns.map((key) => (
                <th key={key} scope="col">
                  {t(`equipment.${key}`)}
                </th>
              ))}
              <th scope="col">{t('actions')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <EquipmentRow key={row.id} row={row} editable={editable} edit={edit} />
            ))}
          </tbody>
        </table>
      )}
      {edited && <EquipmentDialog equipment={edited} others={rows} close={() => edit(null)} />}
    </div>
  );
}

type RowProps = { readonly row: Equipment; readonly editable: boolean; readonly edit: (row: Equipment) => void };

function EquipmentRow({ row, editable, edit }: RowProps) {
  const t = useTexts('administration');
  const { t: any } = useTranslation();
  const act = useAct();
  const { name, count, hours, modes, fromKg, active } = row;
  const toggle = (): void => {
    const label = t(active ? 'equipment.closed' : 'equipment.reopened', { name });
    void act({ name: 'equipment.put', args: { equipment: { ...row, active: !active } } }, { label });
  };
  const asked = modes.map((mode) => wordOf(any, 'mode', mode)).join('、');
  return (
    <tr data-off={!active || undefined}>
      <th scope="row">{name}</th>
      <td className="figures">{t('equipment.pieces', { count })}</td>
      <td className="figures">{hours ? `${clockOf(hours.from)}–${clockOf(hours.until)}` : t('equipment.always')}</td>
      <td>
        {asked || t('equipment.byWord')}
        {asked !== '' && fromKg !== null && <small>{t('equipment.from', { count: fromKg })}</small>}
      </td>
      <td>{active ? t('active') : t('inactive')}</td>
      <td className="admin-actions">
        <Button size="compact-xs" variant="default" disabled={!editable} onClick={() => edit(row)}>
          {t('edit')}
        </Button>
        <Button size="compact-xs" variant="default" disabled={!editable} onClick={toggle}>
          {t(active ? 'bays.close' : 'bays.reopen')}
        </Button>
      </td>
    </tr>
  );
}
