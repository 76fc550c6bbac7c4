import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, type Slot, type Zone } from '#shared/kernel/time';
import { useNow, usePort, useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import { inLanguage } from '../../text/local-text';
import { TruckRow } from './truck-row';
import type { BandView, GreenDay } from './green-model';

/** The bands of the day, one under the other, each with its trucks in the order of their clocks. */
export function BandTable({ green }: { readonly green: GreenDay }) {
  const t = useTexts('greenLane');
  const table = useRef<HTMLElement>(null);
  // The day opens at the hour; afterwards it stays where the officer has put it.
  useEffect(() => table.current?.querySelector('[data-phase=now]')?.scrollIntoView({ block: 'center' }), []);
  return (
    <section ref={table} className="green-table" aria-label={t('title')}>
      {green.bands.map((view) => (
        <Band key={view.band.id} view={view} />
      ))}
    </section>
  );
}

const span = ({ start, end }: Slot, zone: Zone) => ({ start: clockText(start, zone), end: clockText(end, zone) });

function Band({ view }: { readonly view: BandView }) {
  const t = useTexts('greenLane');
  const { i18n } = useTranslation();
  const port = usePort();
  const now = useNow();
  const sentence = useSentence();
  const { band, booked, standby, fault } = view;
  const phase = band.slot.end <= now ? 'past' : band.slot.start <= now ? 'now' : 'coming';
  const city = inLanguage(port.oppositeCity, i18n.language);
  return (
    <section className="green-band" data-phase={phase} data-shut={fault !== null || undefined}>
      <h2>
        <time className="figures">{t('band.time', span(band.slot, port.zone))}</time>
        <Places view={view} />
        <span className="green-used figures">{t('band.used', { booked: booked.length, quota: band.quota })}</span>
        {view.free === 0 && band.quota > 0 && <b className="green-full">{t('band.full')}</b>}
        {band.walkIn > 0 && <span className="figures">{t('band.walkIn', { count: band.walkIn })}</span>}
        {standby.length > 0 && <b className="green-standby">{t('band.standby', { count: standby.length })}</b>}
        {phase !== 'coming' && <span className="green-phase">{t(`band.${phase}`)}</span>}
        {fault && phase !== 'past' && <em className="green-fault">{sentence(fault)}</em>}
        <small className="figures">{t('band.opposite', { city, ...span(band.slot, port.oppositeZone) })}</small>
      </h2>
      {booked.map((truck) => (
        <TruckRow key={truck.view.id} truck={truck} band={band} rank={null} />
      ))}
      {standby.map((truck, i) => (
        <TruckRow key={truck.view.id} truck={truck} band={band} rank={i + 1} />
      ))}
    </section>
  );
}

/** One box a place: filled when booked, hatched when kept for walk-ins, open when free. */
function Places({ view: { band, booked } }: { readonly view: BandView }) {
  const places = Array.from({ length: Math.min(12, band.quota) }, (_, i) =>
    i < booked.length ? 'booked' : i >= band.quota - band.walkIn ? 'walkIn' : 'free',
  );
  return (
    <span className="green-places" aria-hidden>
      {places.map((place, i) => (
        <i key={i} data-place={place} />
      ))}
    </span>
  );
}
