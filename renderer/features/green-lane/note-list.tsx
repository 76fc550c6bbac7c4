import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { clockText, dayOf } from '#shared/kernel/time';
import { callName } from '#shared/domain/request';
import { may } from '#shared/domain/user';
import { useActor, useDeskState, useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { useLaneDialogs } from './lane-dialogs';

/** Written notes that are owed for places given up, of all days, the soonest due first; an overdue one says so. */
export function NoteList() {
  const t = useTexts('greenLane');
  const actor = useActor();
  const now = useNow();
  const port = usePort();
  const ask = useLaneDialogs((s) => s.ask);
  const world = useDeskState((s) => s.world);
  const owed = useMemo(
    () =>
      [...world.cancelNotes.values()]
        .filter((n) => n.portId === port.id && n.note === null)
        .toSorted((a, b) => a.due - b.due),
    [world.cancelNotes, port.id],
  );
  if (owed.length === 0) return null;
  const nameOf = (id: string): string => {
    const booking = world.bookings.get(id);
    const session = booking && world.sessions.get(booking.sessionId);
    const request = session && world.requests.get(session.requestIds[0]!);
    return request ? callName(request) : id;
  };
  return (
    <section className="green-notes" aria-label={t('notes.title')}>
      <h2>
        {t('notes.title')} <span className="figures">{owed.length}</span>
      </h2>
      <ul>
        {owed.map((n) => (
          <li key={n.id} data-overdue={n.due < now || undefined}>
            <p>
              <b className="plate">{nameOf(n.id)}</b>
              <span className="figures">
                {t(n.due < now ? 'notes.overdue' : 'notes.due', {
                  day: dayOf(n.due, port.zone),
                  time: clockText(n.due, port.zone),
                })}
              </span>
            </p>
            <small>{t('notes.contact', { contact: n.contact })}</small>
            <Button
              size="compact-xs"
              variant="default"
              disabled={!may(actor, 'book')}
              onClick={() => ask({ kind: 'note', owed: n, name: nameOf(n.id) })}
            >
              {t('notes.confirm')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
