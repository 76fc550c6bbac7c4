import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { plusDays } from '#shared/kernel/time';
import { dutyIdOf, type Officer } from '#shared/domain/officer';
import { useAct, useDay, useDeskState } from '../../services';
import { useTexts } from '../../text/i18n';
import { clockOf } from './clock';
import { CoverageLine } from './coverage-line';
import { DutyDialog } from './duty-dialog';
import { copiedDuties, shiftsOf } from './duty-model';
import { DutyRow } from './duty-row';
import { useRoster } from './use-roster';

type Props = { readonly editable: boolean; readonly toOfficers: () => void };

/** Who is on duty on the chosen day: one row an officer, one column a shift, saved with every choice. */
export function DutiesTab({ editable, toOfficers }: Props) {
  const t = useTexts('administration');
  const { port, day } = useDay();
  const duties = useDeskState((s) => s.world.duties);
  const officers = useRoster().filter((o) => o.active);
  const [custom, setCustom] = useState<Officer | null>(null);
  const act = useAct();
  const shifts = shiftsOf(port.id);
  const before = plusDays(day, -1);
  const copied = copiedDuties(duties, officers, day);
  if (officers.length === 0)
    return (
      <div className="admin-empty">
        <p>{t('duties.empty')}</p>
        <Button variant="default" onClick={toOfficers}>
          {t('duties.toOfficers')}
        </Button>
      </div>
    );
  return (
    <div className="admin-list">
      <div className="admin-tools">
        <CoverageLine officers={officers} />
        <span className="spring" />
        <Button
          variant="default"
          leftSection={<IconCopy size={15} />}
          disabled={!editable || copied.length === 0}
          title={copied.length === 0 ? t('duties.nothingToCopy', { day: before }) : undefined}
          onClick={() =>
            void act({ name: 'duty.set', args: { duties: copied } }, { label: t('duties.copied', { day: before }) })
          }
        >
          {t('duties.copy', { day: before })}
        </Button>
      </div>
      <table className="admin-table duty-table">
        <thead>
          <tr>
            <th scope="col">{t('duties.officer')}</th>
            {shifts.map(({ name, windows }) => (
              <th key={name} scope="col">
                {name}
                <small className="figures">{windows.map(([a, b]) => `${clockOf(a)}–${clockOf(b)}`).join(' ')}</small>
              </th>
            ))}
            <th scope="col">{t('duties.custom')}</th>
            <th scope="col">{t('duties.off')}</th>
          </tr>
        </thead>
        <tbody>
          {officers.map((officer) => (
            <DutyRow
              key={officer.id}
              officer={officer}
              duty={duties.get(dutyIdOf(officer.id, day)) ?? null}
              shifts={shifts}
              editable={editable}
              askCustom={setCustom}
            />
          ))}
        </tbody>
      </table>
      {custom && (
        <DutyDialog
          officer={custom}
          duty={duties.get(dutyIdOf(custom.id, day)) ?? null}
          close={() => setCustom(null)}
        />
      )}
    </div>
  );
}
