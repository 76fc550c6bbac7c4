import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bookingId } from '#shared/kernel/ids';
import { clockText, dayOf } from '#shared/kernel/time';
import type { AppointmentForm } from '#shared/domain/appointment';
import { may } from '#shared/domain/user';
import { standingOf, timeliness } from '#shared/rules/lane-law';
import { useAct, useActor, useDeskState, useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { draftFor, formOf, type ApplicationDraft } from './application-draft';
import { ApplicationForm } from './application-form';
import { BandChoice } from './band-choice';
import { suggestedBand, type BandView, type GreenDay, type GreenTruck } from './green-model';
import { useLaneDialogs } from './lane-dialogs';

type Props = { readonly truck: GreenTruck; readonly green: GreenDay };
type Way = 'applied' | 'walkIn';

/**
 * Books a load: by the form of its application, or, when the truck stands at the port, as a walk-in. A full band means standing by, and a late
 * application a supervisor's word: both are said before anyone agrees to it.
 */
export function BookDialog({ truck, green }: Props) {
  const t = useTexts('greenLane');
  const { t: any } = useTranslation();
  const close = useLaneDialogs((s) => s.close);
  const now = useNow();
  const port = usePort();
  const best = suggestedBand(green.bands, truck, now);
  const [chosen, choose] = useState<string | null>(best?.band.id ?? null);
  const [way, setWay] = useState<Way>(truck.come ? 'walkIn' : 'applied');
  const [draft, setDraft] = useState(() => draftFor(truck, port, now));
  const [relief, setRelief] = useState('');
  const view = green.bands.find((b) => b.band.id === chosen) ?? null;
  const { name, goods } = truck.view;
  const placesOf = (b: BandView): number => (way === 'applied' ? b.free : b.freeForWalkIn);
  return (
    <Modal opened onClose={close} size={way === 'applied' ? 1040 : 480} title={t('book.title', { name })}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Text size="sm">
            {t('book.facts', {
              goods,
              spoil: wordOf(any, 'spoil', truck.spoilClass),
              eta: clockText(truck.arrival, port.zone),
              latest: clockText(truck.latest, port.zone),
            })}
          </Text>
          {truck.come && (
            <SegmentedControl
              value={way}
              onChange={(value) => setWay(value)}
              data={(['walkIn', 'applied'] as const).map((value) => ({ value, label: t(`way.${value}`) }))}
            />
          )}
        </Group>
        <div className="green-book" data-way={way}>
          <BandChoice
            bands={green.bands}
            truck={truck}
            best={best}
            chosen={chosen}
            choose={choose}
            placesOf={placesOf}
          />
          {way === 'applied' && <ApplicationForm draft={draft} onDraft={setDraft} />}
        </div>
        <Foot view={view} places={view ? placesOf(view) : 0} way={way} {...{ truck, draft, relief, setRelief }} />
      </Stack>
    </Modal>
  );
}

type FootProps = {
  readonly view: BandView | null;
  readonly places: number;
  readonly way: Way;
  readonly truck: GreenTruck;
  readonly draft: ApplicationDraft;
  readonly relief: string;
  readonly setRelief: (text: string) => void;
};

/** What stands against it or follows from it, and the button that does it. */
function Foot({ view, places, way, truck, draft, relief, setRelief }: FootProps) {
  const t = useTexts('greenLane');
  const shell = useTexts('shell');
  const act = useAct();
  const { zone } = usePort();
  const close = useLaneDialogs((s) => s.close);
  const time = view
    ? t('band.time', { start: clockText(view.band.slot.start, zone), end: clockText(view.band.slot.end, zone) })
    : '';
  const filed = view && way === 'applied' ? formOf(draft, { wanted: view.band.slot.start, zone }) : null;
  const form = filed && 'form' in filed ? filed.form : null;
  const judged = useJudged(form, view);

  async function book({ band }: BandView): Promise<void> {
    const { name, id } = truck.view;
    const label = t(places > 0 ? 'book.booked' : 'book.standbyDone', { name, time });
    const application = form && { form, relief: judged === 'relief' ? relief.trim() : null };
    const args = { bookingId: bookingId.parse(crypto.randomUUID()), sessionId: id, bandId: band.id, application };
    const failed = await act({ name: 'booking.place', args }, { label });
    if (!failed) close();
  }

  const ready =
    view !== null &&
    (way === 'walkIn' || (form !== null && (judged === 'fine' || (judged === 'relief' && relief.trim() !== ''))));
  return (
    <>
      {filed && 'missing' in filed && <Text size="sm">{t('form.missing')}</Text>}
      {form && view && <Judgement form={form} view={view} judged={judged} />}
      {judged === 'relief' && (
        <TextInput
          label={t('book.relief')}
          maxLength={300}
          value={relief}
          onChange={(e) => setRelief(e.currentTarget.value)}
        />
      )}
      {view && places === 0 && <Text size="sm">{t('book.standbyNote')}</Text>}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {shell('cancel')}
        </Button>
        <Button disabled={!ready} onClick={() => view && void book(view)}>
          {t(view && places === 0 ? 'book.confirmStandby' : 'book.confirm', { time })}
        </Button>
      </Group>
    </>
  );
}

type Judged = 'fine' | 'relief' | 'late' | 'distrusted' | 'open';

/** What the rules will say to the form, so that nobody finds out by trying. */
function useJudged(form: AppointmentForm | null, view: BandView | null): Judged {
  const port = usePort();
  const actor = useActor();
  const world = useDeskState((s) => s.world);
  if (!form || !view) return 'open';
  if (standingOf(world, port.id, form.firmCode) === 'distrusted') return 'distrusted';
  if (timeliness(world, port, { form, band: view.band }).inTime) return 'fine';
  return may(actor, 'approve') ? 'relief' : 'late';
}

type JudgementProps = { readonly form: AppointmentForm; readonly view: BandView; readonly judged: Judged };

function Judgement({ form, view, judged }: JudgementProps) {
  const t = useTexts('greenLane');
  const port = usePort();
  const world = useDeskState((s) => s.world);
  const { hours, latest } = timeliness(world, port, { form, band: view.band });
  const aeo = standingOf(world, port.id, form.firmCode) === 'aeo';
  const facts = { hours, day: dayOf(latest, port.zone), time: clockText(latest, port.zone) };
  if (judged === 'distrusted')
    return (
      <Text size="sm" className="green-say" data-tone="refuse">
        {t('book.distrusted', { firm: form.firm })}
      </Text>
    );
  const said =
    judged === 'fine' ? 'book.inTime' : judged === 'relief' ? 'book.lateForSupervisor' : 'book.lateForOfficer';
  return (
    <Text size="sm" className="green-say figures" data-tone={judged === 'fine' ? 'fine' : 'warn'}>
      {aeo && <b>AEO </b>}
      {t(said, facts)}
    </Text>
  );
}
