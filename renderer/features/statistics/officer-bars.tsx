import type { OfficerUse } from '#shared/statistics/use-of-yard';
import { useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';
import { BarList } from './bar-list';
import { hoursText } from './figure-text';

/** Who inspected for how long: the load is to be even. */
export function OfficerBars({ officers }: { readonly officers: readonly OfficerUse[] }) {
  const t = useTexts('statistics');
  const roster = useDeskState((s) => s.world.officers);
  const { agencies } = usePort();
  const most = Math.max(1, ...officers.map((o) => o.minutes));
  const bars = officers.map(({ officerId, minutes, openings }) => {
    const officer = roster.get(officerId);
    return {
      key: officerId,
      label: (
        <>
          {officer && <AgencyBadge code={officer.agency} agencies={agencies} />} {officer?.name ?? officerId}
        </>
      ),
      value: t('officers.value', { time: hoursText(minutes), count: openings }),
      length: minutes / most,
    };
  });
  return <BarList title={t('officers.title')} bars={bars} empty={t('officers.empty')} />;
}
