import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { clockText } from '#shared/kernel/time';
import { may } from '#shared/domain/user';
import { useActor, useDay, useDeskState } from '../../services';
import { useTexts } from '../../text/i18n';
import { useLaneDialogs } from './lane-dialogs';

/** Lines of the paper ledger that were entered for the day, by the time of the paper, and the way to enter more. */
export function JournalList() {
  const t = useTexts('greenLane');
  const actor = useActor();
  const { port, day } = useDay();
  const ask = useLaneDialogs((s) => s.ask);
  const entries = useDeskState((s) => s.world.paperEntries);
  const users = useDeskState((s) => s.world.users);
  const lines = useMemo(
    () => [...entries.values()].filter((e) => e.portId === port.id && e.day === day).toSorted((a, b) => a.at - b.at),
    [entries, port.id, day],
  );
  return (
    <section className="green-journal" aria-label={t('journal.title')}>
      <h2>
        {t('journal.title')} <span className="figures">{lines.length}</span>
        <Button
          size="compact-xs"
          variant="default"
          disabled={!may(actor, 'record')}
          onClick={() => ask({ kind: 'journal' })}
        >
          {t('journal.open')}
        </Button>
      </h2>
      <ul>
        {lines.map((e) => (
          <li key={e.id}>
            <p>
              <b className="figures">{clockText(e.at, port.zone)}</b>
              <span>{t('journal.no', { number: e.number })}</span>
              <span className="plate">{e.plate}</span>
            </p>
            <small>{e.text}</small>
            <small>
              {t('journal.by', {
                writer: e.writer,
                by: users.get(e.by)?.name ?? e.by,
                time: clockText(e.enteredAt, port.zone),
              })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
