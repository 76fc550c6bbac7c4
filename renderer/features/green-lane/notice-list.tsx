import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { clockText } from '#shared/kernel/time';
import type { LaneNotice } from '#shared/domain/lane-day';
import { may } from '#shared/domain/user';
import { useAct, useActor, useDay, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';

/** Places won, lost or moved by somebody else's action; each line stays until somebody has seen to it. */
export function NoticeList() {
  const t = useTexts('greenLane');
  const act = useAct();
  const actor = useActor();
  const { port, day } = useDay();
  const notices = useDeskState((s) => s.world.laneNotices);
  const open = useMemo(
    () =>
      [...notices.values()]
        .filter((n) => n.portId === port.id && n.day === day && n.seen === null)
        .toSorted((a, b) => b.at - a.at),
    [notices, port.id, day],
  );
  if (open.length === 0) return null;
  const seen = (...rows: readonly LaneNotice[]): void =>
    void act({ name: 'lane.seen', args: { noticeIds: rows.map((n) => n.id) } }, { quiet: true });
  return (
    <section className="green-notices" aria-label={t('notice.title')}>
      <h2>
        {t('notice.title')} <span className="figures">{open.length}</span>
        {open.length > 1 && (
          <Button size="compact-xs" variant="subtle" disabled={!may(actor, 'book')} onClick={() => seen(...open)}>
            {t('notice.seeAll')}
          </Button>
        )}
      </h2>
      <ul>
        {open.map((notice) => (
          <Notice key={notice.id} notice={notice} seen={() => seen(notice)} />
        ))}
      </ul>
    </section>
  );
}

function Notice({ notice, seen }: { readonly notice: LaneNotice; readonly seen: () => void }) {
  const t = useTexts('greenLane');
  const actor = useActor();
  const { zone } = usePort();
  const { byId } = useDay();
  const band = useDeskState((s) => (notice.bandId ? s.world.bands.get(notice.bandId) : undefined));
  const by = useDeskState((s) => s.world.users.get(notice.by));
  const to = useDeskState((s) => s.world.users.get(notice.to));
  const name = byId.get(notice.sessionId)?.name ?? notice.bookingId;
  const time = band
    ? t('band.time', { start: clockText(band.slot.start, zone), end: clockText(band.slot.end, zone) })
    : '';
  const was = notice.was === null ? '' : clockText(notice.was, zone);
  return (
    <li data-news={notice.news}>
      <p>
        <b className="plate">{name}</b> {t(`notice.${notice.news}`, { time, was })}
      </p>
      <small className="figures">
        {t('notice.by', { to: to?.name ?? notice.to, by: by?.name ?? notice.by, at: clockText(notice.at, zone) })}
      </small>
      <Button size="compact-xs" variant="default" disabled={!may(actor, 'book')} onClick={seen}>
        {t('notice.see')}
      </Button>
    </li>
  );
}
