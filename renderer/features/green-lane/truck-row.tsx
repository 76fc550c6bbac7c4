import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time';
import type { GreenBand } from '#shared/domain/green-lane';
import { releaseReason } from '#shared/rules/green-lane';
import { useDeskState, usePort } from '../../services';
import { usePlaces } from '../../state/places';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { GoodsSign } from '../../ui/goods-finding';
import { isOutsideBand, type GreenTruck } from './green-model';
import { LifeBar } from './life-bar';
import { showOnBoard } from './show-on-board';
import { TruckActions } from './truck-actions';

type Props = {
  readonly truck: GreenTruck;
  readonly band: GreenBand;
  /** Its place among those who stand by; null when it holds a place. */
  readonly rank: number | null;
};

/** One load in its band: how it stands, what it is, its clock, where it is planned, and what can be done with it. */
export function TruckRow({ truck, band, rank }: Props) {
  const t = useTexts('greenLane');
  const { view } = truck;
  return (
    <div className="green-truck" data-standby={rank !== null || undefined} data-way={truck.booking?.way}>
      <State truck={truck} rank={rank} />
      <UnstyledButton
        className="green-name"
        title={t('truck.open', { name: view.name })}
        onClick={() => showOnBoard(view.id)}
      >
        <span className="plate">{view.name}</span>
        <span className="green-goods">{view.goods}</span>
        <GoodsSign findings={truck.findings} />
      </UnstyledButton>
      <SpoilClassTag truck={truck} />
      <LifeBar truck={truck} />
      <Planned truck={truck} band={band} />
      <TruckActions truck={truck} band={band} />
    </div>
  );
}

function State({ truck, rank }: Pick<Props, 'truck' | 'rank'>) {
  const t = useTexts('greenLane');
  const { booking, come } = truck;
  const emergency = booking?.way === 'emergency';
  const word = rank !== null ? t('truck.standby', { rank }) : t(emergency ? 'truck.emergency' : 'truck.booked');
  return (
    <span className="green-state" data-emergency={emergency || undefined}>
      {word}
      {booking?.ahead && rank !== null && <small>{t('truck.ahead')}</small>}
      {booking?.way === 'walkIn' && <small>{t('truck.walkIn')}</small>}
      {come && rank === null && truck.released === null && truck.view.session.status === 'arrived' && (
        <small>{t('truck.come')}</small>
      )}
    </span>
  );
}

/** How fast it spoils; the tip says in words why it stands where it stands. */
export function SpoilClassTag({ truck }: { readonly truck: GreenTruck }) {
  const t = useTexts('greenLane');
  const { t: any } = useTranslation();
  const { zone } = usePort();
  const { spoilClass, arrival, latest, view } = truck;
  const reason = releaseReason(view.requests, { arrival, latest, spoilClass });
  const spoil = wordOf(any, 'spoil', spoilClass);
  const facts = { spoil, latest: clockText(latest, zone) };
  const why =
    reason.by === 'class'
      ? t('why.class', { ...facts, eta: clockText(reason.arrival, zone), minutes: reason.minutes })
      : t('why.request', { ...facts, no: reason.requestNo });
  return (
    <span className="green-class" data-class={spoilClass} title={why}>
      {spoilClass} {spoil}
    </span>
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
        <FindPlace truck={truck} />
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

/** Offers the best places to a load that has none. */
function FindPlace({ truck }: Pick<Props, 'truck'>) {
  const t = useTexts('places');
  return (
    <Tooltip label={t('best')}>
      <ActionIcon
        size="sm"
        variant="subtle"
        aria-label={t('title', { name: truck.view.name })}
        onClick={() => usePlaces.getState().ask(truck.view.id)}
      >
        <IconSearch size={14} />
      </ActionIcon>
    </Tooltip>
  );
}
