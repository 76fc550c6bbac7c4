import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockText, type UtcMs } from '#shared/kernel/time';
import { useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { AgencyBadge } from '../../ui/agency-badge';
import { openRecord } from './open-record';
import type { Task, Tasks } from './task-model';

type Props = {
  readonly tasks: Tasks;
  readonly current: Task | null;
  readonly choose: (task: Task) => void;
};

/** The day's tasks in order of what presses; a click brings one into the card, a double click or Enter opens its record. */
export function JobList({ tasks, current, choose }: Props) {
  const t = useTexts('tasks');
  return (
    <section className="job-list" aria-label={t('list.title')}>
      <h2>
        {t(tasks.own ? 'list.title' : 'list.yard')} <small>{t('list.count', { count: tasks.open.length })}</small>
      </h2>
      <ul>
        {[...tasks.open, ...tasks.over].map((task) => (
          <Row key={task.view.id} task={task} chosen={task === current} choose={choose} />
        ))}
        {tasks.untold.map((start) => (
          <Untold key={start} start={start} />
        ))}
      </ul>
      {tasks.open.length + tasks.over.length + tasks.untold.length === 0 && (
        <p className="job-empty">{t('list.empty')}</p>
      )}
    </section>
  );
}

type RowProps = { readonly task: Task; readonly chosen: boolean; readonly choose: (task: Task) => void };

function Row({ task, chosen, choose }: RowProps) {
  const t = useTexts('tasks');
  const { t: any } = useTranslation();
  const { agencies, zone } = usePort();
  const bays = useDeskState((s) => s.world.bays);
  const { view, stage, absences } = task;
  const { place, status } = view.session;
  const missing = absences.at(-1);
  return (
    <li>
      <UnstyledButton
        className="job-row"
        data-status={status}
        aria-current={chosen || undefined}
        onClick={() => choose(task)}
        onDoubleClick={() => openRecord(view.id)}
        onKeyDown={(e) => {
          if (e.key !== 'Enter' || !chosen) return;
          e.preventDefault();
          openRecord(view.id);
        }}
      >
        <time>{place ? clockText(place.slot.start, zone) : '—'}</time>
        <span>{place ? (bays.get(place.bayId)?.label ?? place.bayId) : wordOf(any, 'status', 'tray')}</span>
        <b className="plate">{view.name}</b>
        <span className="job-goods">{view.goods}</span>
        <span className="job-agencies">
          {view.demand.agencies.map((code) => (
            <AgencyBadge key={code} code={code} agencies={agencies} />
          ))}
        </span>
        <em data-stage={stage}>
          {missing && status === 'planned' ? t(`absentShort.${missing.kind}`) : t(`stage.${stage}`)}
        </em>
      </UnstyledButton>
    </li>
  );
}

function Untold({ start }: { readonly start: UtcMs }) {
  const t = useTexts('tasks');
  const { zone } = usePort();
  return (
    <li className="job-row job-untold">
      <time>{clockText(start, zone)}</time>
      <span>{t('list.untold')}</span>
    </li>
  );
}
