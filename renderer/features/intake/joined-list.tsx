import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { clockText } from '#shared/kernel/time';
import type { Consignment } from '#shared/domain/consignment';
import { may } from '#shared/domain/user';
import { consolidationOffers, consolidationsOf, totalOf, type Joined } from '#shared/rules/consolidation';
import { useAct, useActor, useDay, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { useSaveJoined } from './save-joined';
import './triage.css';

/** Manifests that can be taken as one, with what they have in common, and those that were. */
export function JoinedList() {
  const t = useTexts('loads');
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const act = useAct();
  const [parting, part] = useState<Joined | null>(null);
  const offers = useMemo(() => consolidationOffers(world, port.id, day), [world, port.id, day]);
  const joined = useMemo(() => consolidationsOf(world, port.id, day), [world, port.id, day]);
  const save = useSaveJoined();
  const mine = may(actor, 'intake');
  function join(loads: readonly Consignment[]): void {
    const args = { portId: port.id, day, consignmentIds: loads.map((c) => c.id) };
    void act({ name: 'manifest.join', args }, { label: t('joinedToast', { count: loads.length }) });
  }
  return (
    <div className="joined">
      <h2>
        {t('offers')} <span className="figures">{offers.length}</span>
      </h2>
      {offers.length === 0 && <p className="triage-none">{t('offersNone')}</p>}
      {offers.map((loads) => (
        <Card key={loads[0]!.id} loads={loads}>
          <Button size="compact-sm" disabled={!mine} onClick={() => join(loads)}>
            {t('join')}
          </Button>
        </Card>
      ))}
      <h2>
        {t('holding')} <span className="figures">{joined.length}</span>
        <Button size="compact-xs" variant="default" disabled={joined.length === 0} onClick={() => void save(joined)}>
          {t('save')}
        </Button>
      </h2>
      {joined.length === 0 && <p className="triage-none">{t('holdingNone')}</p>}
      {joined.map((one) => (
        <Card key={one.row.id} loads={one.members} row={one.row}>
          <Button size="compact-sm" variant="default" disabled={!mine} onClick={() => part(one)}>
            {t('part')}
          </Button>
        </Card>
      ))}
      {parting && <PartDialog joined={parting} close={() => part(null)} />}
    </div>
  );
}

type CardProps = {
  readonly loads: readonly Consignment[];
  readonly row?: Joined['row'];
  readonly children: ReactNode;
};

function Card({ loads, row, children }: CardProps) {
  const t = useTexts('loads');
  const { zone } = usePort();
  const users = useDeskState((s) => s.world.users);
  const [first] = loads;
  if (!first) return null;
  const { marks, trader, goods } = first;
  const same = {
    run: marks.batchNo ?? '',
    container: marks.containers.join(' ') || t('noContainer'),
    trader: trader.name ?? trader.uscc ?? '',
    goods: goods.map((g) => `${g.name} ${g.hs ?? ''}`.trim()).join('、'),
  };
  return (
    <article className="joined-card">
      <div>
        <strong className="figures">
          {t('total', {
            count: loads.length,
            packages: totalOf(loads, 'packages') ?? '—',
            kg: totalOf(loads, 'grossKg') ?? '—',
          })}
        </strong>
        <p>{t('same', same)}</p>
        <p className="plate">{loads.map((c) => c.marks.billNo ?? c.id).join('  +  ')}</p>
        {row && <small>{t('by', { name: users.get(row.by)?.name ?? row.by, time: clockText(row.at, zone) })}</small>}
      </div>
      {children}
    </article>
  );
}

function PartDialog({ joined, close }: { readonly joined: Joined; readonly close: () => void }) {
  const t = useTexts('loads');
  const shell = useTexts('shell');
  const act = useAct();
  const [reason, setReason] = useState('');
  async function submit(): Promise<void> {
    close();
    const args = { consolidationId: joined.row.id, reason: reason.trim() };
    await act({ name: 'manifest.part', args }, { label: t('partedToast') });
  }
  return (
    <Modal opened onClose={close} title={t('partTitle')}>
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label={t('reason')}
          maxLength={300}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={reason.trim() === ''} onClick={() => void submit()}>
            {t('part')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
