import { useEffect, useMemo, useRef, useState } from 'react';
import { may } from '#shared/domain/user';
import { useActor, useDay, useDeskState, useNow } from '../../services';
import { useTexts } from '../../text/i18n';
import { chordOf } from '../../ui/keys';
import { GateBox } from './gate-box';
import { ImageList } from './image-list';
import { JobCard, NoJob } from './job-card';
import { JobList } from './job-list';
import { LabList, ReleaseList } from './release-list';
import { tasksOf, type Task } from './task-model';
import './tasks.css';
import { useAdvance } from './use-advance';

/** 我的任务: the gate, the job at hand with one large button, the day's tasks, images to read, loads that wait for release. */
export function TasksScreen() {
  const t = useTexts('tasks');
  const { sessions } = useDay();
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const now = useNow();
  const tasks = useMemo(() => tasksOf(world, sessions, { actor, now }), [world, sessions, actor, now]);
  const [chosen, choose] = useState<string | null>(null);
  const all = [...tasks.open, ...tasks.over];
  const current = all.find((task) => task.view.id === chosen) ?? tasks.open[0] ?? null;
  useAdvanceKey(current);
  return (
    <div className="tasks">
      <header className="tasks-bar">
        <h1>{t(tasks.own ? 'title' : 'titleYard')}</h1>
        {tasks.own && <span className="figures">{t('minutes', { count: tasks.minutes })}</span>}
        <span className="figures">{t('open', { count: tasks.open.length })}</span>
        <span className="figures">{t('over', { count: tasks.over.length })}</span>
        {!tasks.own && <span className="tasks-quiet">{t('notOnRoster')}</span>}
      </header>
      <div className="tasks-left">
        <GateBox />
        {current ? <JobCard key={current.view.id} task={current} own={tasks.own} /> : <NoJob untold={tasks.untold} />}
      </div>
      <JobList tasks={tasks} current={current} choose={(task) => choose(task.view.id)} />
      <div className="tasks-foot">
        <ImageList />
        {may(actor, 'release') && (
          <>
            <ReleaseList />
            <LabList />
          </>
        )}
      </div>
    </div>
  );
}

/** F9 takes the job of the card a step on. */
function useAdvanceKey(current: Task | null): void {
  const advance = useAdvance();
  const latest = useRef({ advance, current });
  useEffect(() => {
    latest.current = { advance, current };
  });
  useEffect(() => {
    function onKey(e: KeyboardEvent): void {
      if (chordOf(e) !== 'F9' || latest.current.current === null) return;
      e.preventDefault();
      void latest.current.advance(latest.current.current);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
