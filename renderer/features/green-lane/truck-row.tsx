import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time';
import type { GreenBand } from '#shared/domain/green-lane';
import { may } from '#shared/domain/user';
import { useAct, useActor, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { isOutsideBand, type GreenTruck } from './green-model';
import { LifeBar } from './life-bar';
import { showOnBoard } from './show-on-board';

type Props = {
  readonly truck: GreenTruck;
  readonly band: GreenBand;
  /** Its place among those who stand by; null when it holds a place. */
  readonly rank: number | null;
};

/** One load in its band: what it is, its clock, where it is planned, and the way out of the band. */
export function TruckRow({ truck, band, rank }: Props) {
  const t = useTexts('greenLane');
  const { t: any } = useTranslation();
  const { view, spoilClass } = truck;
  return (
    <div className="green-truck" data-standby={rank !== null || undefined}>
      <span className="green-state">{rank === null ? t('truck.booked') : t('truck.standby', { rank })}</span>
      <UnstyledButton
        className="green-name"
        title={t('truck.open', { name: view.name })}
        onClick={() => showOnBoard(view.id)}
      >
        <span className="plate">{view.name}</span>
        <span className="green-goods">{view.goods}</span>
      </UnstyledButton>
      <span className="green-class" data-class={spoilClass}>
        {spoilClass} {wordOf(any, 'spoil', spoilClass)}
      </span>
      <LifeBar truck={truck} />
      <Planned truck={truck} band={band} />
      <Cancel truck={truck} />
    </div>
  );
}

function Planned({ truck, band }: Pick<Props, 'truck' | 'band'>) {
  const t = useTexts('greenLane');
  const port = usePort();
  const bays = useDeskState((s) => s.world.bays);
  const { place } = truck.view.session;
  if (!place)
    return (
      <span className="green-planned" data-tone="open">
        {t('truck.unplanned')}
      </span>
    );
  const { start, end } = place.slot;
  const bay = bays.get(place.bayId)?.label ?? place.bayId;
  const times = { start: clockText(start, port.zone), end: clockText(end, port.zone) };
  const outside = isOutsideBand(truck, band, port.settings.graceMinutes);
  return (
    <span className="green-planned figures">
      {t('truck.plan', { bay, ...times })}
      {truck.late > 0 && <em data-tone="late">{t('truck.late', { minutes: truck.late })}</em>}
      {truck.late === 0 && outside && <em data-tone="outside">{t('truck.outside')}</em>}
    </span>
  );
}

function Cancel({ truck }: Pick<Props, 'truck'>) {
  const t = useTexts('greenLane');
  const act = useAct();
  const actor = useActor();
  const { booking, view } = truck;
  if (!booking || truck.released !== null || view.session.status === 'done') return <span />;
  const cancel = (): void => {
    const label = t('book.cancelled', { name: view.name });
    void act({ name: 'booking.cancel', args: { bookingId: booking.id } }, { label });
  };
  return (
    <Tooltip label={t('truck.cancel')}>
      <ActionIcon
        size="sm"
        aria-label={`${t('truck.cancel')} ${view.name}`}
        disabled={!may(actor, 'book')}
        onClick={cancel}
      >
        <IconX size={14} />
      </ActionIcon>
    </Tooltip>
  );
}
