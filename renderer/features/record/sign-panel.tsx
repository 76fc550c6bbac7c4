import { Button, TextInput } from '@mantine/core';
import { IconPencil, IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time';
import { decide } from '#shared/mutations/registry';
import { crewOf, type Column } from '#shared/rules/record';
import { may } from '#shared/domain/user';
import { useAct, useNow, usePort, useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import { agencyIn } from '../../text/local-text';
import { wordOf } from '../../text/sentences';
import { AgencyBadge } from '../../ui/agency-badge';
import { showStep, stepOf } from './steps';
import { useNameOf } from './use-name';
import type { Sheet } from './use-record';

/** Who has signed, what each agency still owes, and the signature of the own one. */
export function SignPanel({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  return (
    <section className="record-panel" aria-label={t('sign.title')}>
      <h3>{t('sign.title')}</h3>
      {sheet.record.columns.map((column) => (
        <ColumnSign key={column.agency} sheet={sheet} column={column} />
      ))}
    </section>
  );
}

type Props = { readonly sheet: Sheet; readonly column: Column };

function ColumnSign({ sheet, column }: Props) {
  const { i18n } = useTranslation();
  const t = useTexts('record');
  const nameOf = useNameOf();
  const { agencies, zone } = usePort();
  const { signature, agency } = column;
  const mine = agency === sheet.actor.agency;
  const crew = signature?.crew ?? crewOf(sheet.world, sheet.view.session, column);
  return (
    <div className="sign-column" data-signed={signature !== null || undefined}>
      <div className="sign-head">
        <AgencyBadge code={agency} agencies={agencies} />
        <b>{agencyIn(agencies, agency, i18n.language)}</b>
        <span className="figures">
          {signature
            ? t('sign.signed', { name: nameOf(signature.by), time: clockText(signature.at, zone) })
            : t('sign.open', { done: column.required.length + 1 - column.open.length, of: column.required.length + 1 })}
        </span>
      </div>
      <p className="sign-crew">{crew.length === 0 ? t('sign.noCrew') : crew.map(nameOf).join('、')}</p>
      {!signature && column.open.length > 0 && <Owed column={column} />}
      {mine && may(sheet.actor, 'record') && (signature ? <Reopen sheet={sheet} /> : <Sign sheet={sheet} />)}
    </div>
  );
}

function Owed({ column }: { readonly column: Column }) {
  const { t } = useTranslation();
  return (
    <div className="sign-owed">
      {column.open.map((item) => (
        <button key={item} type="button" onClick={() => showStep(stepOf(item))}>
          {wordOf(t, 'recordItem', item)}
        </button>
      ))}
    </div>
  );
}

function Sign({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const act = useAct();
  const now = useNow();
  const sentence = useSentence();
  const { world, actor, view } = sheet;
  const intention = { name: 'column.sign', args: { sessionId: view.id } };
  const no = decide(world, intention, { actor, now });
  return (
    <>
      {!no.ok && no.error.code !== 'checks-open' && <p className="panel-why">{sentence(no.error)}</p>}
      <Button
        size="sm"
        fullWidth
        leftSection={<IconSignature size={16} />}
        title="Ctrl+Enter"
        disabled={!no.ok}
        onClick={() => void act(intention, { quiet: true })}
      >
        {t('sign.do')}
      </Button>
    </>
  );
}

function Reopen({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  if (sheet.release) return null;
  if (!asking)
    return (
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPencil size={14} />}
        onClick={() => setAsking(true)}
      >
        {t('sign.reopen')}
      </Button>
    );
  async function reopen(): Promise<void> {
    const args = { sessionId: sheet.view.id, reason };
    const failed = await act({ name: 'column.reopen', args }, { quiet: true });
    if (!failed) setAsking(false);
  }
  return (
    <div className="record-line">
      <TextInput
        size="sm"
        data-autofocus
        aria-label={t('sign.why')}
        placeholder={t('sign.why')}
        maxLength={300}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      <Button size="sm" variant="default" disabled={reason.trim() === ''} onClick={() => void reopen()}>
        {t('sign.reopen')}
      </Button>
    </div>
  );
}
