import { clockText } from '#shared/kernel/time';
import type { Place } from '#shared/domain/session';
import { useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';

/** Says a place as `5号台 10:40–11:20`; no place is the tray. */
export function usePlaceText(): (place: Place | null) => string {
  const t = useTexts('review');
  const bays = useDeskState((s) => s.world.bays);
  const { zone } = usePort();
  return (place) =>
    place === null
      ? t('slips.tray')
      : t('changes.place', {
          bay: bays.get(place.bayId)?.label ?? place.bayId,
          start: clockText(place.slot.start, zone),
          end: clockText(place.slot.end, zone),
        });
}
