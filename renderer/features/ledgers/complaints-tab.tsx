import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { clockText, dayOf, type UtcMs } from '#shared/kernel/time';
import type { Complaint } from '#shared/domain/ledger';
import { may } from '#shared/domain/user';
import { complaintLines, type ComplaintLine } from '#shared/rules/complaints';
import { useActor, useDeskState, useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { AnswerDialog, ComplaintDialog } from './complaint-dialogs';

const COLUMNS = ['due', 'what', 'who', 'answers', 'next'] as const;

/** Complaints and questions from outside: what waits for an answer first, with its time. */
export function ComplaintsTab() {
  const t = useTexts('ledgers');
  const { id } = usePort();
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const now = useNow();
  const lines = useMemo(() => complaintLines(world, id, now), [world, id, now]);
  const [dialog, ask] = useState<'new' | Complaint | null>(null);
  const open = lines.filter((l) => l.closedAt === null);
  return (
    <>
      <p className="ledgers-figures figures">
        {t('complaints.figures', { open: open.length, overdue: open.filter((l) => l.overdue).length })}
        <Button
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          disabled={!may(actor, 'intake')}
          onClick={() => ask('new')}
        >
          {t('complaints.add')}
        </Button>
      </p>
      {lines.length === 0 ? (
        <p className="ledgers-none">{t('complaints.none')}</p>
      ) : (
        <table className="ledger-table">
          <thead>
            <tr>
              {COLUMNS.map((key) => (
                <th key={key} scope="col">
                  {t(`complaints.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row key={line.complaint.id} line={line} answer={() => ask(line.complaint)} />
            ))}
          </tbody>
        </table>
      )}
      {dialog === 'new' && <ComplaintDialog close={() => ask(null)} />}
      {dialog !== null && dialog !== 'new' && <AnswerDialog complaint={dialog} close={() => ask(null)} />}
    </>
  );
}

function Row({ line, answer }: { readonly line: ComplaintLine; readonly answer: () => void }) {
  const t = useTexts('ledgers');
  const { zone } = usePort();
  const users = useDeskState((s) => s.world.users);
  const actor = useActor();
  const { complaint: c, answers, closedAt, overdue } = line;
  const moment = (at: UtcMs): string => `${dayOf(at, zone)} ${clockText(at, zone)}`;
  return (
    <tr data-late={(overdue && closedAt === null) || undefined}>
      <td className="figures">
        {moment(c.due)}
        {overdue && <b className="ledger-late">{t('complaints.overdue')}</b>}
        {closedAt !== null && <small>✓ {t('complaints.closed')}</small>}
      </td>
      <td>
        {t(`complaints.subject.${c.subject}`)} · {t(`complaints.way.${c.way}`)}{' '}
        <span className="plate">{c.object}</span>
        <small>{c.text}</small>
      </td>
      <td>
        {c.who}
        <small className="figures">
          {c.phone} {moment(c.receivedAt)}
        </small>
      </td>
      <td>
        {answers.map((a) => (
          <p key={a.id}>
            {a.text}
            <small className="figures">
              {moment(a.at)} {users.get(a.by)?.name ?? a.by}
            </small>
          </p>
        ))}
      </td>
      <td>
        <Button
          size="compact-xs"
          variant={closedAt === null ? 'filled' : 'default'}
          disabled={!may(actor, 'intake')}
          onClick={answer}
        >
          {t('complaints.answer')}
        </Button>
      </td>
    </tr>
  );
}
