import { Button } from '@mantine/core';
import { IconClipboardText, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MINUTE, clockText, type UtcMs } from '#shared/kernel/time';
import { may } from '#shared/domain/user';
import { useAct, useActor, useDay, useDeskState, useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { AgencyBadge } from '../../ui/agency-badge';
import { LackOfPlace } from './lack-of-place';
import { openRecord } from './open-record';
import type { Task } from './task-model';
import { useAdvance } from './use-advance';

/** The job at hand: where, when, which truck, with whom, how long; one large button takes it a step on. */
export function JobCard({ task, own }: { readonly task: Task; readonly own: boolean }) {
  const t = useTexts('tasks');
  const { t: any } = useTranslation();
  const { agencies, zone } = usePort();
  const { view, stage, absences } = task;
  const { place, status } = view.session;
  const bays = useDeskState((s) => s.world.bays);
  return (
    <article className="job-card" data-status={status} aria-label={t('card.title')}>
      <header>
        <time>{place ? clockText(place.slot.start, zone) : '—'}</time>
        <b>{place ? (bays.get(place.bayId)?.label ?? place.bayId) : wordOf(any, 'status', 'tray')}</b>
        <Countdown task={task} />
      </header>
      <h2>
        <span className="plate">{view.name}</span>
        {view.demand.agencies.map((code) => (
          <AgencyBadge key={code} code={code} agencies={agencies} />
        ))}
      </h2>
      <p>
        {view.goods} · {[...new Set(view.requests.map((r) => wordOf(any, 'mode', r.mode)))].join('、')}
      </p>
      <Team task={task} own={own} />
      {absences.map((a) => (
        <p key={a.id} className="job-absence figures">
          {t(`absent.${a.kind}`, { time: clockText(a.at, zone) })}
        </p>
      ))}
      <LackOfPlace session={view.session} />
      <Buttons task={task} stage={stage} />
    </article>
  );
}

/** Minutes until the planned start, or how long it has been running, or overdue. */
function Countdown({ task }: { readonly task: Task }) {
  const t = useTexts('tasks');
  const now = useNow();
  const { place, status } = task.view.session;
  if (!place) return null;
  const until = (moment: UtcMs): number => Math.round((moment - now) / MINUTE);
  if (status === 'running') {
    const left = until(place.slot.end);
    return (
      <span className="countdown figures" data-tone={left < 0 ? 'late' : 'calm'}>
        {left < 0 ? t('card.over', { count: -left }) : t('card.left', { count: left })}
      </span>
    );
  }
  if (status === 'done') return <span className="countdown">{t('card.ended')}</span>;
  const left = until(place.slot.start);
  return (
    <span className="countdown figures" data-tone={left < 0 ? 'late' : left <= 10 ? 'soon' : 'calm'}>
      {left < 0 ? t('card.late', { count: -left }) : t('card.starts', { count: left })}
    </span>
  );
}

function Team({ task, own }: { readonly task: Task; readonly own: boolean }) {
  const t = useTexts('tasks');
  const actor = useActor();
  const officers = useDeskState((s) => s.world.officers);
  const others = task.view.session.team.filter((id) => id !== (own ? String(actor.id) : ''));
  if (others.length === 0) return <p className="job-team">{t('card.noTeam')}</p>;
  const names = others.map((id) => officers.get(id)?.name ?? id).join('、');
  return <p className="job-team">{t(own ? 'card.with' : 'card.team', { names })}</p>;
}

type ButtonProps = { readonly task: Task; readonly stage: Task['stage'] };

function Buttons({ task, stage }: ButtonProps) {
  const t = useTexts('tasks');
  const actor = useActor();
  const act = useAct();
  const advance = useAdvance();
  const { view } = task;
  const records = may(actor, 'record');
  const missing = (kind: 'late' | 'no-show'): void =>
    void act({ name: 'absence.record', args: { sessionId: view.id, kind, note: '' } }, { quiet: true });
  return (
    <>
      {records && stage !== 'over' && stage !== 'release' && (
        <Button
          size="lg"
          fullWidth
          title="F9"
          className="job-advance"
          leftSection={<IconPlayerPlay size={20} />}
          rightSection={<kbd>F9</kbd>}
          onClick={() => void advance(task)}
        >
          {t(`advance.${stage}`)}
        </Button>
      )}
      <div className="job-buttons">
        <Button
          size="sm"
          variant="default"
          leftSection={<IconClipboardText size={16} />}
          onClick={() => openRecord(view.id)}
        >
          {t('card.record')}
        </Button>
        {records && stage === 'arrived' && (
          <>
            <Button size="sm" variant="default" onClick={() => missing('late')}>
              {t('card.isLate')}
            </Button>
            <Button size="sm" variant="default" onClick={() => missing('no-show')}>
              {t('card.noShow')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

/** The place of the card when there is nothing to do. */
export function NoJob({ untold }: { readonly untold: readonly UtcMs[] }) {
  const t = useTexts('tasks');
  const { zone } = usePort();
  const { sessions } = useDay();
  const [next] = untold;
  return (
    <article className="job-card job-none">
      <p>
        {next !== undefined
          ? t('none.later', { time: clockText(next, zone) })
          : t(sessions.length === 0 ? 'none.emptyDay' : 'none.today')}
      </p>
    </article>
  );
}
