import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { SessionId } from '#shared/kernel/ids';
import { may } from '#shared/domain/user';
import { lacksPlace } from '#shared/rules/gate';
import { useActor, useDay, useDeskState, useNow } from '../../services';
import { usePlaces } from '../../state/places';
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
  const [came, setCame] = useState<readonly SessionId[]>([]);
  useTaskKeys(current, came);
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
        <GateBox came={came} setCame={setCame} />
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

/** F9 takes the job of the card a step on; F7 looks for places of who came last, where he has none, else of the card. */
function useTaskKeys(current: Task | null, came: readonly SessionId[]): void {
  const advance = useAdvance();
  const world = useDeskState((s) => s.world);
  const now = useNow();
  const placeless = (): SessionId | undefined =>
    came.find((id) => {
      const session = world.sessions.get(id);
      return session !== undefined && lacksPlace(world, session, now) !== null;
    });
  const onKey = useEffectEvent((e: KeyboardEvent): void => {
    const chord = chordOf(e);
    if (chord === 'F9' && current) void advance(current);
    else if (chord === 'F7') usePlaces.getState().ask(placeless() ?? current?.view.id ?? null);
    else return;
    e.preventDefault();
  });
  useEffect(() => {
    const listen = (e: KeyboardEvent): void => onKey(e);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
