import {
  IconAlertTriangle,
  IconCalendarEvent,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconPlayerPlay,
  IconTruck,
  type Icon,
} from '@tabler/icons-react';
import { findingsOf } from '#shared/rules/goods-rules';
import { useDeskState } from '../../services';
import { useTexts } from '../../text/i18n';
import { GoodsSign } from '../../ui/goods-finding';
import type { RequestRow, RequestState } from './request-rows';

const SIGNS: Readonly<Record<RequestState, Icon>> = {
  tray: IconCircleDashed,
  planned: IconCalendarEvent,
  clash: IconAlertTriangle,
  arrived: IconTruck,
  running: IconPlayerPlay,
  done: IconCircleCheck,
  withdrawn: IconCircleX,
};

/** The word of a state, for lists and menus. */
export function useStateWord(): (state: RequestState) => string {
  const words = useTexts('words');
  const t = useTexts('intake');
  return (state) => (state === 'withdrawn' ? t('state.withdrawn') : words(`status.${state}`));
}

/** Where a request stands: sign, word, place, and 联 where another agency looks at the same opening. */
export function StateWord({ row }: { readonly row: RequestRow }) {
  const t = useTexts('intake');
  const say = useStateWord();
  const Sign = SIGNS[row.state];
  const partners = row.view.requests.length - 1;
  const world = useDeskState((s) => s.world);
  return (
    <span className="request-state" data-state={row.state}>
      <Sign size={14} aria-hidden />
      {say(row.state)}
      {row.place !== '' && <span className="figures">{row.place}</span>}
      {partners > 0 && (
        <span className="joint-sign" title={t('state.jointHint', { count: partners })}>
          {t('state.joint')}
        </span>
      )}
      <GoodsSign findings={findingsOf(world, row.request)} />
    </span>
  );
}
