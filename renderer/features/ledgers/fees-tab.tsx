import { Button, Menu } from '@mantine/core';
import { useMemo } from 'react';
import { clockText, type UtcMs } from '#shared/kernel/time';
import { feeExclusionCode, type FeeExclusionCode } from '#shared/domain/ledger';
import { callName } from '#shared/domain/request';
import { may } from '#shared/domain/user';
import { requestsOf } from '#shared/rules/demand';
import { waiverLine, type WaiverLine } from '#shared/rules/fee-waiver';
import { sessionsOfDay } from '#shared/rules/plan-picture';
import { useAct, useActor, useDay, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { FeeList } from './fee-list';
import { useSaveWaivers } from './save-waivers';

const COLUMNS = ['object', 'carrier', 'trader', 'times', 'works', 'storage', 'verdict', 'next'] as const;

/** Released inspections whose costs the budget bears, those it does not with the reason, and the port's list of fees. */
export function FeesTab() {
  const t = useTexts('ledgers');
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const save = useSaveWaivers();
  const lines = useMemo(
    () => sessionsOfDay(world, port.id, day).flatMap((s) => waiverLine(world, s) ?? []),
    [world, port.id, day],
  );
  const borne = lines.filter((l) => l.exclusion === null);
  const sum = (of: (line: WaiverLine) => number): number => borne.reduce((all, l) => all + of(l), 0);
  return (
    <div className="fees">
      <div>
        <p className="ledgers-figures figures">
          {t('fees.figures', {
            borne: borne.length,
            out: lines.length - borne.length,
            works: sum((l) => l.works.length),
            days: sum((l) => l.storageDays),
          })}
          <Button size="compact-sm" variant="default" disabled={lines.length === 0} onClick={() => void save(lines)}>
            {t('fees.save')}
          </Button>
        </p>
        {lines.length === 0 ? (
          <p className="ledgers-none">{t('fees.none')}</p>
        ) : (
          <table className="ledger-table">
            <thead>
              <tr>
                {COLUMNS.map((key) => (
                  <th key={key} scope="col">
                    {t(`fees.column.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Row key={line.session.id} line={line} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <FeeList />
    </div>
  );
}

function Row({ line }: { readonly line: WaiverLine }) {
  const t = useTexts('ledgers');
  const { zone } = usePort();
  const world = useDeskState((s) => s.world);
  const [first] = requestsOf(world, line.session);
  const clock = (moment: UtcMs | null): string => (moment === null ? '—' : clockText(moment, zone));
  const object = first ? callName(first) : '';
  return (
    <tr>
      <th scope="row">
        <span className="plate">{object}</span>
        <small>{first?.goods.name}</small>
      </th>
      <td>{t(`fees.carrier.${line.carrier}`)}</td>
      <td>{first?.trader.name}</td>
      <td className="figures">
        {clock(line.started)}–{clock(line.ended)} / {clock(line.pickedUp)}
      </td>
      <td className="figures">{line.works.length}</td>
      <td className="figures">{line.storageDays}</td>
      <td>
        <span className="fee-verdict" data-out={line.exclusion !== null || undefined}>
          {line.exclusion === null ? t('fees.borne') : t(`fees.exclusion.${line.exclusion}`)}
        </span>
        {line.said && <small>{t('fees.said')}</small>}
      </td>
      <td>
        <Change line={line} object={object} />
      </td>
    </tr>
  );
}

function Change({ line, object }: { readonly line: WaiverLine; readonly object: string }) {
  const t = useTexts('ledgers');
  const act = useAct();
  const actor = useActor();
  const set = (code: FeeExclusionCode | null) => () =>
    void act(
      { name: 'fee.exclude', args: { sessionId: line.session.id, code, note: '' } },
      { label: t('fees.changed', { object }) },
    );
  if (line.said)
    return (
      <Button size="compact-xs" variant="default" disabled={!may(actor, 'release')} onClick={set(null)}>
        {t('fees.include')}
      </Button>
    );
  if (line.exclusion !== null) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button size="compact-xs" variant="default" disabled={!may(actor, 'release')}>
          {t('fees.exclude')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {feeExclusionCode.options.map((code) => (
          <Menu.Item key={code} onClick={set(code)}>
            {t(`fees.exclusion.${code}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
