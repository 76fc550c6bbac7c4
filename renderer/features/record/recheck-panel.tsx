import { Button, Group, Modal, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { clockText } from '#shared/kernel/time';
import type { Recheck } from '#shared/domain/second-look';
import { may } from '#shared/domain/user';
import { firstInspectors, rechecksOf } from '#shared/rules/three-people';
import { useAct, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { useNameOf } from './use-name';
import type { Sheet } from './use-record';

/** Second inspections by officers who did not do the first. */
export function RecheckPanel({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const [ordering, order] = useState(false);
  const { world, view, release, actor } = sheet;
  const rechecks = rechecksOf(world, view.session);
  const can = may(actor, 'plan') && view.session.status === 'done' && release === null;
  if (rechecks.length === 0 && !can) return null;
  return (
    <section className="record-panel" aria-label={t('recheck.title')}>
      <h3>
        {t('recheck.title')}
        {can && (
          <Button size="compact-xs" variant="default" onClick={() => order(true)}>
            {t('recheck.order')}
          </Button>
        )}
      </h3>
      {rechecks.map((recheck) => (
        <Line key={recheck.id} recheck={recheck} sheet={sheet} />
      ))}
      {ordering && <OrderDialog sheet={sheet} close={() => order(false)} />}
    </section>
  );
}

function Line({ recheck, sheet }: { readonly recheck: Recheck; readonly sheet: Sheet }) {
  const t = useTexts('record');
  const { zone } = usePort();
  const nameOf = useNameOf();
  const { answer, team, reason, answeredBy, answeredAt, note } = recheck;
  return (
    <div className="recheck" data-answer={answer ?? 'open'}>
      <p>
        <b>#{recheck.nth}</b> {team.map(nameOf).join('、')} · {reason}
      </p>
      {answer === null ? (
        <Answer recheck={recheck} sheet={sheet} />
      ) : (
        <p className="figures">
          {t(`recheck.${answer}`)} {answeredBy && nameOf(answeredBy)}{' '}
          {answeredAt !== null && clockText(answeredAt, zone)}
          {note !== '' && ` · ${note}`}
        </p>
      )}
    </div>
  );
}

function Answer({ recheck, sheet }: { readonly recheck: Recheck; readonly sheet: Sheet }) {
  const t = useTexts('record');
  const act = useAct();
  const [note, setNote] = useState('');
  if (!may(sheet.actor, 'record')) return <p className="panel-quiet">{t('recheck.waiting')}</p>;
  const say = (answer: 'same' | 'different'): void =>
    void act({ name: 'recheck.answer', args: { recheckId: recheck.id, answer, note } }, { quiet: true });
  return (
    <div className="record-line">
      <TextInput
        size="sm"
        aria-label={t('recheck.note')}
        placeholder={t('recheck.note')}
        maxLength={500}
        value={note}
        onChange={(e) => setNote(e.currentTarget.value)}
      />
      <Button size="sm" variant="default" onClick={() => say('same')}>
        {t('recheck.same')}
      </Button>
      <Button size="sm" variant="default" disabled={note.trim() === ''} onClick={() => say('different')}>
        {t('recheck.different')}
      </Button>
    </div>
  );
}

type DialogProps = { readonly sheet: Sheet; readonly close: () => void };

function OrderDialog({ sheet, close }: DialogProps) {
  const t = useTexts('record');
  const shell = useTexts('shell');
  const act = useAct();
  const nameOf = useNameOf();
  const [team, setTeam] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const { world, view } = sheet;
  const first = firstInspectors(world, view.session);
  const free = [...world.officers.values()]
    .filter((o) => o.portId === view.session.portId && o.active && !first.has(o.id))
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
  async function order(): Promise<void> {
    const failed = await act({ name: 'recheck.order', args: { sessionId: view.id, team, reason } }, { quiet: true });
    if (!failed) close();
  }
  return (
    <Modal opened onClose={close} title={t('recheck.orderTitle', { name: view.name })}>
      <Stack gap="sm">
        <MultiSelect
          size="xs"
          label={t('recheck.team')}
          description={t('recheck.without', { names: [...first].map(nameOf).join('、') })}
          searchable
          data={free.map((o) => ({ value: o.id, label: `${o.number} ${o.name}` }))}
          value={team}
          onChange={setTeam}
        />
        <TextInput
          label={t('recheck.reason')}
          maxLength={300}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={team.length === 0 || reason.trim() === ''} onClick={() => void order()}>
            {t('recheck.order')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
