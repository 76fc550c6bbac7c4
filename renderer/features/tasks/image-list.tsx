import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { clockText } from '#shared/kernel/time';
import type { ImageReview } from '#shared/domain/second-look';
import { directReleaseOf } from '#shared/rules/image-review';
import { sessionHolding } from '#shared/rules/grouping';
import { officerOf } from '#shared/rules/three-people';
import { useAct, useActor, useDay, useDeskState, useDesk, usePort } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';

/** Images that wait to be read away from the yard, and the day's direct-release ratio. */
export function ImageList() {
  const t = useTexts('tasks');
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const day = useView((v) => v.day);
  const { portId } = useDesk();
  const waiting = [...world.imageReviews.values()]
    .filter((r) => r.portId === portId && r.day === day && r.outcome === null)
    .toSorted((a, b) => a.at - b.at);
  const { passed, opened, rate } = directReleaseOf(world, portId, day);
  const reads = officerOf(world, actor.id)?.skills.includes('image') ?? false;
  return (
    <section className="task-panel" aria-label={t('image.title')}>
      <h2>
        {t('image.title')}
        <small className="figures">
          {rate === null
            ? t('image.noRate')
            : t('image.rate', { percent: Math.round(rate * 100), passed, all: passed + opened })}
        </small>
      </h2>
      {waiting.length === 0 && <p className="task-none">{t('image.none')}</p>}
      <ul>
        {waiting.map((review) => (
          <ReviewTask key={review.id} review={review} reads={reads && review.agency === actor.agency} />
        ))}
      </ul>
    </section>
  );
}

function ReviewTask({ review, reads }: { readonly review: ImageReview; readonly reads: boolean }) {
  const t = useTexts('tasks');
  const { zone } = usePort();
  const { byId } = useDay();
  const act = useAct();
  const world = useDeskState((s) => s.world);
  const [finding, setFinding] = useState('');
  const session = sessionHolding(world, review.requestId);
  const view = session ? byId.get(session.id) : undefined;
  const say = (outcome: 'pass' | 'suspicious'): void =>
    void act({ name: 'image.review', args: { reviewId: review.id, outcome, finding } }, { quiet: true });
  return (
    <li className="image-task">
      <p>
        <b className="plate">{view?.name ?? review.requestId}</b> {view?.goods}
        <small className="figures">{t('image.sent', { time: clockText(review.at, zone) })}</small>
      </p>
      {reads ? (
        <div className="image-answer">
          <TextInput
            size="sm"
            aria-label={t('image.finding')}
            placeholder={t('image.finding')}
            maxLength={500}
            value={finding}
            onChange={(e) => setFinding(e.currentTarget.value)}
          />
          <Button size="sm" variant="default" onClick={() => say('pass')}>
            {t('image.pass')}
          </Button>
          <Button size="sm" variant="default" disabled={finding.trim() === ''} onClick={() => say('suspicious')}>
            {t('image.suspicious')}
          </Button>
        </div>
      ) : (
        <p className="task-none">{t('image.elsewhere')}</p>
      )}
    </li>
  );
}
