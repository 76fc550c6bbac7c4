import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconUrgent, IconX } from '@tabler/icons-react';
import { MINUTE } from '#shared/kernel/time';
import type { GreenBand } from '#shared/domain/green-lane';
import { may } from '#shared/domain/user';
import { lateFrom } from '#shared/rules/lane-law';
import { useAct, useActor, useDesk, useDeskState, useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import type { GreenTruck } from './green-model';
import { useLaneDialogs } from './lane-dialogs';

type Props = { readonly truck: GreenTruck; readonly band: GreenBand };

/** What can be done with a booked load: it has come (到车), it has not (过号), it is dying (应急), it does not want to any more. */
export function TruckActions({ truck, band }: Props) {
  const { booking, view } = truck;
  if (!booking || truck.released !== null || view.session.status === 'done' || view.session.status === 'running')
    return <span />;
  return (
    <span className="green-actions">
      {!truck.come && <ComeOrMissed truck={truck} band={band} />}
      <Emergency truck={truck} />
      <Cancel truck={truck} />
    </span>
  );
}

function ComeOrMissed({ truck, band }: Props) {
  const t = useTexts('greenLane');
  const act = useAct();
  const actor = useActor();
  const desk = useDesk();
  const port = usePort();
  const now = useNow();
  const { name, id } = truck.view;
  const late = truck.booking?.status === 'booked' ? Math.floor((now - lateFrom(port, band)) / MINUTE) : -1;
  const come = (): void =>
    void act(
      { name: 'milestone.record', args: { sessionId: id, kind: 'arrived', at: desk.now() } },
      { label: t('truck.comeDone', { name }) },
    );
  const miss = (): void =>
    void act(
      { name: 'booking.miss', args: { bookingId: truck.booking?.id } },
      { label: t('truck.missDone', { name }) },
    );
  return (
    <>
      {late >= 0 && (
        <Button
          size="compact-xs"
          color="red"
          variant="outline"
          title={t('truck.missHint', { minutes: late + port.settings.graceMinutes })}
          disabled={!may(actor, 'book')}
          onClick={miss}
        >
          {t('truck.miss')}
        </Button>
      )}
      <Button size="compact-xs" variant="default" disabled={!may(actor, 'record')} onClick={come}>
        {t('truck.comeNow')}
      </Button>
    </>
  );
}

function Emergency({ truck }: Pick<Props, 'truck'>) {
  const t = useTexts('greenLane');
  const actor = useActor();
  const ask = useLaneDialogs((s) => s.ask);
  if (truck.booking?.way === 'emergency') return null;
  return (
    <Tooltip label={t('emergency.button')}>
      <ActionIcon
        size="sm"
        color="red"
        variant="subtle"
        aria-label={`${t('emergency.button')} ${truck.view.name}`}
        disabled={!may(actor, 'book')}
        onClick={() => ask({ kind: 'emergency', truck })}
      >
        <IconUrgent size={15} />
      </ActionIcon>
    </Tooltip>
  );
}

/** A place that was applied for is given up with a word to whom; any other at once. */
function Cancel({ truck }: Pick<Props, 'truck'>) {
  const t = useTexts('greenLane');
  const act = useAct();
  const actor = useActor();
  const ask = useLaneDialogs((s) => s.ask);
  const { booking, view } = truck;
  const filed = useDeskState((s) => booking !== null && s.world.appointments.has(booking.id));
  const cancel = (): void => {
    if (filed && booking?.status === 'booked') return ask({ kind: 'cancel', truck });
    const label = t('book.cancelled', { name: view.name });
    void act({ name: 'booking.cancel', args: { bookingId: booking?.id } }, { label });
  };
  return (
    <Tooltip label={t('truck.cancel')}>
      <ActionIcon
        size="sm"
        variant="subtle"
        aria-label={`${t('truck.cancel')} ${view.name}`}
        disabled={!may(actor, 'book')}
        onClick={cancel}
      >
        <IconX size={14} />
      </ActionIcon>
    </Tooltip>
  );
}
