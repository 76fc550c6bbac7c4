import { Radio } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { clockText } from '#shared/kernel/time';
import { useNow, usePort, useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import type { BandView, GreenTruck } from './green-model';

type Props = {
  readonly bands: readonly BandView[];
  readonly truck: GreenTruck;
  readonly best: BandView | null;
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
  /** Places as the way of booking counts them. */
  readonly placesOf: (band: BandView) => number;
};

/** The bands still to come; those that cannot be booked stand there too, shut, with the reason. */
export function BandChoice({ bands, truck, best, chosen, choose, placesOf }: Props) {
  const t = useTexts('greenLane');
  const now = useNow();
  const { zone } = usePort();
  const sentence = useSentence();
  const list = useRef<HTMLDivElement>(null);
  // The suggested band may stand far down the day.
  useEffect(() => list.current?.querySelector(':checked')?.scrollIntoView({ block: 'center' }), []);
  return (
    <Radio.Group value={chosen} onChange={choose} label={t('book.bands')} className="green-band-choice">
      <div className="green-choices" ref={list}>
        {bands
          .filter(({ band }) => band.slot.end > now)
          .map((b) => (
            <Radio
              key={b.band.id}
              value={b.band.id}
              disabled={b.fault !== null}
              title={b.fault ? sentence(b.fault) : undefined}
              label={
                <span className="green-choice figures">
                  <span>
                    {t('band.time', {
                      start: clockText(b.band.slot.start, zone),
                      end: clockText(b.band.slot.end, zone),
                    })}
                  </span>
                  {b.fault ? <em>{t('band.shut')}</em> : <Standing view={b} places={placesOf(b)} />}
                  {!b.fault && <Fit view={b} truck={truck} best={b === best} />}
                </span>
              }
            />
          ))}
      </div>
    </Radio.Group>
  );
}

function Standing({ view, places }: { readonly view: BandView; readonly places: number }) {
  const t = useTexts('greenLane');
  return places > 0 ? (
    <span>{t('book.free', { count: places })}</span>
  ) : (
    <b className="green-standby">{t('book.full', { rank: view.standby.length + 1 })}</b>
  );
}

type FitProps = { readonly view: BandView; readonly truck: GreenTruck; readonly best: boolean };

function Fit({ view: { band }, truck, best }: FitProps) {
  const t = useTexts('greenLane');
  if (best) return <b className="green-best">{t('book.best')}</b>;
  if (band.slot.end <= truck.arrival) return <em>{t('book.early')}</em>;
  return band.slot.start >= truck.latest ? <em>{t('book.late')}</em> : null;
}
