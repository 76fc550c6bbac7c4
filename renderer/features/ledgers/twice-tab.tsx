import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { clockText } from '#shared/kernel/time';
import { twiceReason, type TwiceReason } from '#shared/domain/ledger';
import type { JointSession } from '#shared/domain/session';
import { may } from '#shared/domain/user';
import { requestsOf } from '#shared/rules/demand';
import { twiceOfDay, type Twice } from '#shared/rules/twice';
import { useAct, useActor, useDay, useDeskState, usePort } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';

/** One vehicle in two sessions at one time: both rows side by side, until somebody says why. */
export function TwiceTab() {
  const t = useTexts('ledgers');
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const found = useMemo(() => twiceOfDay(world, port.id, day), [world, port.id, day]);
  const [settling, settle] = useState<Twice | null>(null);
  if (found.length === 0) return <p className="ledgers-none">{t('twice.none')}</p>;
  return (
    <>
      {found.map((twice) => (
        <article key={twice.id} className="twice" data-open={twice.verdict === null || undefined}>
          <header>
            <strong className="plate">{twice.mark}</strong> {t(`twice.by.${twice.by}`)}
            <span className="spring" />
            {twice.verdict ? (
              <span>
                {t('twice.settled', { mark: t(`twice.reason.${twice.verdict.reason}`) })} {twice.verdict.note}
              </span>
            ) : (
              <b>{t('twice.open')}</b>
            )}
            <Button
              size="compact-xs"
              variant={twice.verdict ? 'default' : 'filled'}
              disabled={!may(actor, 'match')}
              onClick={() => settle(twice)}
            >
              {t('twice.settle')}
            </Button>
          </header>
          <Side session={twice.a} />
          <Side session={twice.b} />
        </article>
      ))}
      {settling && <SettleDialog twice={settling} close={() => settle(null)} />}
    </>
  );
}

function Side({ session }: { readonly session: JointSession }) {
  const t = useTexts('ledgers');
  const { zone, agencies } = usePort();
  const world = useDeskState((s) => s.world);
  const requests = requestsOf(world, session);
  const [first] = requests;
  const { place } = session;
  function show(): void {
    const view = useView.getState();
    view.select(session.id);
    view.show('board');
  }
  return (
    <div className="twice-side">
      <span className="figures">
        {place
          ? `${clockText(place.slot.start, zone)}–${clockText(place.slot.end, zone)} ${world.bays.get(place.bayId)?.label ?? ''}`
          : first && `ETA ${clockText(first.eta, zone)}`}
      </span>
      <span>
        {[...new Set(requests.map((r) => r.agency))].map((code) => (
          <AgencyBadge key={code} code={code} agencies={agencies} />
        ))}{' '}
        {requests.map((r) => r.requestNo).join(' · ')}
      </span>
      <span className="plate">{first && [...first.marks.plates, ...first.marks.foreignPlates].join(' ')}</span>
      <span>{first?.goods.name}</span>
      <span>{first?.trader.name}</span>
      <Button size="compact-xs" variant="subtle" onClick={show}>
        {t('twice.show')}
      </Button>
    </div>
  );
}

function SettleDialog({ twice, close }: { readonly twice: Twice; readonly close: () => void }) {
  const t = useTexts('ledgers');
  const shell = useTexts('shell');
  const act = useAct();
  const [reason, setReason] = useState<TwiceReason>(twice.verdict?.reason ?? 'two-trips');
  const [note, setNote] = useState(twice.verdict?.note ?? '');
  async function submit(): Promise<void> {
    const args = { a: twice.a.id, b: twice.b.id, reason, note: note.trim() };
    const label = t('twice.settled', { mark: twice.mark });
    if ((await act({ name: 'twice.settle', args }, { label, quiet: true })) === null) close();
  }
  return (
    <Modal opened onClose={close} title={`${twice.mark} · ${t('twice.settle')}`}>
      <Stack gap="sm">
        <Select
          data-autofocus
          label={t('fees.code')}
          allowDeselect={false}
          data={twiceReason.options.map((value) => ({ value, label: t(`twice.reason.${value}`) }))}
          value={reason}
          onChange={(value) => setReason(twiceReason.options.find((r) => r === value) ?? reason)}
        />
        <TextInput
          label={t('twice.note')}
          maxLength={300}
          value={note}
          onChange={(e) => setNote(e.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={reason === 'other' && note.trim() === ''} onClick={() => void submit()}>
            {t('complaints.record')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
