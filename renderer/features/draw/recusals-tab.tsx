import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Recusal } from '#shared/domain/double-random';
import { may } from '#shared/domain/user';
import { useAct, useActor, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { personOf } from './draw-model';
import { RecusalDialog } from './recusal-dialog';

/** Who takes no part where which firm or person is concerned. */
export function RecusalsTab() {
  const t = useTexts('draw');
  const actor = useActor();
  const port = usePort();
  const world = useDeskState((s) => s.world);
  const [adding, setAdding] = useState(false);
  const rows = [...world.recusals.values()]
    .filter((r) => r.portId === port.id)
    .toSorted((a, b) => Number(b.active) - Number(a.active) || b.at - a.at);
  return (
    <section className="draw-list" aria-label={t('recusals.title')}>
      <div className="draw-tools">
        <h2>{t('recusals.title')}</h2>
        <span className="spring" />
        <Button leftSection={<IconPlus size={15} />} disabled={!may(actor, 'recuse')} onClick={() => setAdding(true)}>
          {t('recusals.add')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className="draw-empty">{t('recusals.none')}</p>
      ) : (
        <table className="draw-table">
          <thead>
            <tr>
              {(['officer', 'against', 'reason', 'by', 'state'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`recusals.${key}`)}
                </th>
              ))}
              <th scope="col">{t('recusals.end')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} nameOf={(id) => personOf(world, id)} />
            ))}
          </tbody>
        </table>
      )}
      {adding && <RecusalDialog close={() => setAdding(false)} />}
    </section>
  );
}

type RowProps = { readonly row: Recusal; readonly nameOf: (id: string) => string };

function Row({ row, nameOf }: RowProps) {
  const t = useTexts('draw');
  const act = useAct();
  const actor = useActor();
  const { id, portId, officerId, against, name, reason, active } = row;
  const officer = nameOf(officerId);
  const end = (): void => {
    const args = { recusalId: id, portId, officerId, against, name, reason, active: false };
    void act({ name: 'recusal.put', args }, { label: t('recusals.endedDone', { officer, name }) });
  };
  return (
    <tr data-out={!active || undefined}>
      <th scope="row">{officer}</th>
      <td>
        {t(`recusals.kind.${against}`)} {name}
      </td>
      <td>{reason}</td>
      <td>{nameOf(row.by)}</td>
      <td>{active ? t('recusals.active') : t('recusals.ended')}</td>
      <td className="draw-actions">
        {active && (
          <Button size="compact-xs" variant="default" disabled={!may(actor, 'recuse')} onClick={end}>
            {t('recusals.end')}
          </Button>
        )}
      </td>
    </tr>
  );
}
