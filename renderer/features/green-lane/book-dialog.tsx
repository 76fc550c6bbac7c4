import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bookingId } from '#shared/kernel/ids';
import { clockText } from '#shared/kernel/time';
import { useAct, useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { suggestedBand, type BandView, type GreenDay, type GreenTruck } from './green-model';

type Props = { readonly truck: GreenTruck; readonly green: GreenDay; readonly close: () => void };

/** Asks which band a load shall have. A full band means standing by, and is said so before anyone agrees to it. */
export function BookDialog({ truck, green, close }: Props) {
  const t = useTexts('greenLane');
  const shell = useTexts('shell');
  const { t: any } = useTranslation();
  const act = useAct();
  const now = useNow();
  const { zone } = usePort();
  const best = suggestedBand(green.bands, truck, now);
  const [chosen, choose] = useState<string | null>(best?.band.id ?? null);
  const view = green.bands.find((b) => b.band.id === chosen);
  const timeOf = ({ band }: BandView): string =>
    t('band.time', { start: clockText(band.slot.start, zone), end: clockText(band.slot.end, zone) });
  const { name, goods, id } = truck.view;

  async function book({ band, free }: BandView, time: string): Promise<void> {
    const label = t(free > 0 ? 'book.booked' : 'book.standbyDone', { name, time });
    const args = { bookingId: bookingId.parse(crypto.randomUUID()), sessionId: id, bandId: band.id };
    close();
    await act({ name: 'booking.place', args }, { label });
  }

  return (
    <Modal opened onClose={close} title={t('book.title', { name })}>
      <Stack gap="sm">
        <Text size="sm">
          {t('book.facts', {
            goods,
            spoil: wordOf(any, 'spoil', truck.spoilClass),
            eta: clockText(truck.arrival, zone),
            latest: clockText(truck.latest, zone),
          })}
        </Text>
        <Radio.Group value={chosen} onChange={choose} label={t('book.bands')}>
          <div className="green-choices">
            {green.bands
              .filter(({ band }) => band.slot.end > now)
              .map((b) => (
                <Radio
                  key={b.band.id}
                  value={b.band.id}
                  label={
                    <span className="green-choice figures">
                      <span>{timeOf(b)}</span>
                      <Standing view={b} />
                      <Fit view={b} truck={truck} best={b === best} />
                    </span>
                  }
                />
              ))}
          </div>
        </Radio.Group>
        {view?.free === 0 && <Text size="sm">{t('book.standbyNote')}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button data-autofocus disabled={!view} onClick={() => view && void book(view, timeOf(view))}>
            {t(view?.free === 0 ? 'book.confirmStandby' : 'book.confirm', { time: view ? timeOf(view) : '' })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Standing({ view }: { readonly view: BandView }) {
  const t = useTexts('greenLane');
  return view.free > 0 ? (
    <span>{t('book.free', { count: view.free })}</span>
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
