import { UnstyledButton } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { callName } from '#shared/domain/request';
import { requestsOf } from '#shared/rules/demand';
import { labsOut, releaseObstacles, releaseOf } from '#shared/rules/release';
import { useDay, useDesk, useDeskState, useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { openRecord } from './open-record';

/** Loads that are inspected and wait for someone who may release them: what still stands against each, or that nothing does. */
export function ReleaseList() {
  const t = useTexts('tasks');
  const sentence = useSentence();
  // A long list takes a moment: the hand is answered first.
  const world = useDeferredValue(useDeskState((s) => s.world));
  const sessions = useDeferredValue(useDay().sessions);
  const waiting = useMemo(
    () =>
      sessions
        .filter((v) => v.session.status === 'done' && releaseOf(world, v.session) === null)
        .map((view) => ({ view, obstacles: releaseObstacles(world, view.session) }))
        .toSorted((a, b) => a.obstacles.length - b.obstacles.length || (a.view.id < b.view.id ? -1 : 1)),
    [sessions, world],
  );
  return (
    <section className="task-panel" aria-label={t('release.title')}>
      <h2>
        {t('release.title')} <small className="figures">{waiting.length}</small>
      </h2>
      {waiting.length === 0 && <p className="task-none">{t('release.none')}</p>}
      <ul>
        {waiting.map(({ view, obstacles: [first] }) => (
          <li key={view.id}>
            <UnstyledButton
              className="release-row"
              data-ready={!first || undefined}
              onClick={() => openRecord(view.id)}
            >
              <b className="plate">{view.name}</b>
              <span>{first ? sentence(first) : t('release.ready')}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Laboratory results that are still out, of whatever day: released under 先验放后检测 or not, none is forgotten. */
export function LabList() {
  const t = useTexts('tasks');
  const { t: any } = useTranslation();
  // A long list takes a moment: the hand is answered first.
  const world = useDeferredValue(useDeskState((s) => s.world));
  const { portId } = useDesk();
  const out = useMemo(() => labsOut(world, portId), [world, portId]);
  return (
    <section className="task-panel" aria-label={t('labs.title')}>
      <h2>
        {t('labs.title')} <small className="figures">{out.length}</small>
      </h2>
      {out.length === 0 && <p className="task-none">{t('labs.none')}</p>}
      <ul>
        {out.map(({ session, condition, released }) => (
          <li key={`${session.id}/${condition.ref}`}>
            <UnstyledButton className="release-row" data-state={condition.state} onClick={() => openRecord(session.id)}>
              <b className="plate">{callName(requestsOf(world, session)[0]!)}</b>
              <span className="figures">
                {condition.ref} · {wordOf(any, 'conditionState', condition.state)}
                {released && ` · ${t('labs.released')}`}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
