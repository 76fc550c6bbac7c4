import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { clockText } from '#shared/kernel/time';
import { useAct, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import type { BandView, BandWish, GreenDay } from './green-model';

type Props = { readonly green: GreenDay; readonly close: () => void };

/** All places of the day in one form; saved as one step. Booked trucks keep their place, so no quota may go below them. */
export function BandEditor({ green, close }: Props) {
  const t = useTexts('greenLane');
  const shell = useTexts('shell');
  const act = useAct();
  const [wishes, setWishes] = useState<ReadonlyMap<string, BandWish>>(new Map());
  const wishOf = ({ band }: BandView): BandWish => wishes.get(band.id) ?? band;
  const changed = green.bands.filter((b) => {
    const { quota, walkIn } = wishOf(b);
    return quota !== b.band.quota || walkIn !== b.band.walkIn;
  });
  const wrong = green.bands.some((b) => wishOf(b).quota < b.booked.length || wishOf(b).walkIn > wishOf(b).quota);

  async function save(): Promise<void> {
    const bands = changed.map((b) => ({ ...b.band, quota: wishOf(b).quota, walkIn: wishOf(b).walkIn }));
    const failed = await act({ name: 'band.set', args: { bands } }, { label: t('edit.saved') });
    if (!failed) close();
  }

  return (
    <section className="green-editor" aria-label={t('edit.start')}>
      <div className="green-editor-rows">
        {green.bands.map((view) => (
          <EditorRow
            key={view.band.id}
            view={view}
            wish={wishOf(view)}
            onWish={(wish) => setWishes(new Map(wishes).set(view.band.id, wish))}
          />
        ))}
      </div>
      <footer>
        <Button variant="default" onClick={close}>
          {shell('cancel')}
        </Button>
        <Button disabled={changed.length === 0 || wrong} onClick={() => void save()}>
          {t('edit.save')}
        </Button>
      </footer>
    </section>
  );
}

type RowProps = {
  readonly view: BandView;
  readonly wish: BandWish;
  readonly onWish: (wish: BandWish) => void;
};

function EditorRow({ view, wish, onWish }: RowProps) {
  const t = useTexts('greenLane');
  const { zone } = usePort();
  const { slot } = view.band;
  const time = t('band.time', { start: clockText(slot.start, zone), end: clockText(slot.end, zone) });
  const booked = view.booked.length;
  return (
    <div className="green-editor-row">
      <time className="figures">{time}</time>
      <span className="figures">{t('band.used', { booked, quota: view.band.quota })}</span>
      <NumberInput
        aria-label={t('edit.quota', { time })}
        suffix={` ${t('edit.quotaLabel')}`}
        min={0}
        max={200}
        allowDecimal={false}
        value={wish.quota}
        onChange={(value) => onWish({ ...wish, quota: Number(value) || 0 })}
        error={wish.quota < booked && t('edit.belowBooked', { booked })}
      />
      <NumberInput
        aria-label={t('edit.walkIn', { time })}
        suffix={` ${t('edit.walkInLabel')}`}
        min={0}
        max={200}
        allowDecimal={false}
        value={wish.walkIn}
        onChange={(value) => onWish({ ...wish, walkIn: Number(value) || 0 })}
        error={wish.walkIn > wish.quota && t('edit.walkInOver')}
      />
    </div>
  );
}
