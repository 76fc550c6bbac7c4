import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { clockText } from '#shared/kernel/time';
import { may } from '#shared/domain/user';
import { retimeProposal } from '#shared/rules/lane-late';
import { useAct, useActor, useDay, useDeskState, useNow } from '../../services';
import { useTexts } from '../../text/i18n';
import { useLaneDialogs } from './lane-dialogs';

/** The lane runs late: how much, and how the bands to come could be timed anew; the leader takes the proposal or leaves it. */
export function DelayBox() {
  const t = useTexts('greenLane');
  const act = useAct();
  const actor = useActor();
  const now = useNow();
  const { port, day } = useDay();
  const ask = useLaneDialogs((s) => s.ask);
  const world = useDeskState((s) => s.world);
  const proposal = useMemo(() => retimeProposal(world, port, { day, now }), [world, port, day, now]);
  if (!proposal) return null;
  const { late, moves, drop, over } = proposal;
  const args = { portId: port.id, day, moves, drop };
  return (
    <section className="green-delay" aria-label={t('delay.title', { minutes: late })}>
      <h2>{t('delay.title', { minutes: late })}</h2>
      {moves.length === 0 && <p>{t('delay.nothing')}</p>}
      <ul className="figures">
        {moves.map(({ bandId, start }) => {
          const band = world.bands.get(bandId);
          return (
            <li key={bandId} data-over={over.includes(bandId) || undefined}>
              {band && clockText(band.slot.start, port.zone)} → <b>{clockText(start, port.zone)}</b>
              {over.includes(bandId) && <em>{t('delay.over')}</em>}
            </li>
          );
        })}
      </ul>
      {drop.length > 0 && <p>{t('delay.drop', { count: drop.length })}</p>}
      {over.length > 0 ? (
        <Button size="compact-xs" variant="default" onClick={() => ask({ kind: 'hours' })}>
          {t('hours.ask')}
        </Button>
      ) : (
        moves.length > 0 && (
          <Button
            size="compact-xs"
            disabled={!may(actor, 'plan')}
            onClick={() => void act({ name: 'band.retime', args }, { label: t('delay.done', { count: moves.length }) })}
          >
            {t('delay.accept', { count: moves.length })}
          </Button>
        )
      )}
      {!may(actor, 'plan') && <p className="green-hint">{t('delay.onlyLeader')}</p>}
    </section>
  );
}
