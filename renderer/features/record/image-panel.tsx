import { Button, Select } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { useState } from 'react';
import { clockText } from '#shared/kernel/time';
import type { ImageReview } from '#shared/domain/second-look';
import { imageReaders, imageWanted, reviewsOf } from '#shared/rules/image-review';
import { useAct, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { useNameOf } from './use-name';
import type { Sheet } from './use-record';

/** Scanner first: the image is sent to be read elsewhere; what the reader said stands here. Nothing where no scan is asked. */
export function ImagePanel({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const { world, view } = sheet;
  if (!imageWanted(view.requests.map((r) => r.mode))) return null;
  const reviews = reviewsOf(world, view.session);
  const waiting = reviews.some((r) => r.outcome === null);
  return (
    <section className="record-panel" aria-label={t('image.title')}>
      <h3>{t('image.title')}</h3>
      {reviews.map((review) => (
        <ReviewLine key={review.id} review={review} />
      ))}
      {sheet.open && !waiting && <Send sheet={sheet} />}
    </section>
  );
}

function ReviewLine({ review }: { readonly review: ImageReview }) {
  const t = useTexts('record');
  const nameOf = useNameOf();
  const { zone } = usePort();
  const { outcome, reviewedBy, reviewedAt, reviewer, finding } = review;
  if (outcome === null)
    return (
      <p className="image-line" data-outcome="waiting">
        {t('image.waiting', {
          name: reviewer ? nameOf(reviewer) : t('image.anyone'),
          time: clockText(review.at, zone),
        })}
      </p>
    );
  return (
    <p className="image-line" data-outcome={outcome}>
      <b>{t(`image.${outcome}`)}</b>
      <span className="figures">
        {reviewedBy && reviewedAt !== null && `${nameOf(reviewedBy)} ${clockText(reviewedAt, zone)}`}
      </span>
      {finding !== '' && <span>{finding}</span>}
    </p>
  );
}

function Send({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const act = useAct();
  const [reader, setReader] = useState<string | null>(null);
  const readers = imageReaders(sheet.world, sheet.view.session, sheet.actor.agency);
  return (
    <div className="record-line">
      <Select
        size="sm"
        clearable
        aria-label={t('image.reader')}
        placeholder={t('image.anyone')}
        data={readers.map((o) => ({ value: o.id, label: `${o.number} ${o.name}` }))}
        value={reader}
        onChange={setReader}
      />
      <Button
        size="sm"
        variant="default"
        leftSection={<IconScan size={15} />}
        onClick={() =>
          void act(
            { name: 'image.send', args: { sessionId: sheet.view.id, reviewer: reader, note: '' } },
            { quiet: true },
          )
        }
      >
        {t('image.send')}
      </Button>
      {readers.length === 0 && <small>{t('image.noReader')}</small>}
    </div>
  );
}
