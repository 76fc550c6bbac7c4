import { Button, Loader, Modal } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { clockText } from '#shared/kernel/time';
import { callName } from '#shared/domain/request';
import type { JointSession } from '#shared/domain/session';
import type { World } from '#shared/domain/world';
import type { FoundPlace } from '#shared/planning/read-places';
import { requestsOf } from '#shared/rules/demand';
import { lacksPlace } from '#shared/rules/gate';
import { factsOf } from '#shared/rules/progress';
import { useBestPlaces, useDeskState, useNow, usePort, useSentence, type PlacesFound } from '../services';
import { usePlaces } from '../state/places';
import { useTexts } from '../text/i18n';
import { PlaceOffers, PlaceRemedies } from '../ui/place-offers';
import { chordOf } from '../ui/keys';
import './places-dialog.css';
import { useStanding } from './use-standing';
import { useTakePlace } from './use-take-place';

/** Shown at once; more would have to be read before one could choose. */
const COUNT = 3;

/** The best places for one truck, asked for from any screen (F7): taken with a key, a click or Enter, as one step to be undone. */
export function PlacesDialog() {
  const { subject, ask } = usePlaces();
  const session = useDeskState((s) => (subject === null ? undefined : s.world.sessions.get(subject)));
  const [tries, setTries] = useState(0);
  const key = `${session?.id ?? ''}/${String(tries)}`;
  return session && <ForTruck key={key} session={session} close={() => ask(null)} again={() => setTries(tries + 1)} />;
}

type TruckProps = { readonly session: JointSession; readonly close: () => void };

function ForTruck({ session, close, again }: TruckProps & { readonly again: () => void }) {
  const t = useTexts('places');
  const world = useDeskState((s) => s.world);
  const now = useNow();
  const answer = useBestPlaces(session.id, COUNT);
  const body = useRef<HTMLDivElement>(null);
  const name = callName(requestsOf(world, session)[0]!);
  const title = lacksPlace(world, session, now) === null ? t('titleOther', { name }) : t('title', { name });
  return (
    <Modal opened onClose={close} size={640} title={title}>
      {/* The focus begins here, so that Enter pressed too soon closes nothing. */}
      <div className="places" ref={body} tabIndex={-1} data-autofocus>
        <Head session={session} world={world} />
        {answer.kind === 'searching' && (
          <output className="places-busy">
            <Loader size="sm" /> {t('searching')}
          </output>
        )}
        {answer.kind === 'failed' && (
          <div className="places-busy" role="alert">
            {t('failed', { detail: answer.detail })}
            <Button size="compact-sm" onClick={again}>
              {t('again')}
            </Button>
          </div>
        )}
        {answer.kind === 'found' && <Found {...{ session, close, body, answer, world }} />}
      </div>
    </Modal>
  );
}

type HeadProps = { readonly session: JointSession; readonly world: World };

/** What the truck brings, how long it takes, whether it has come, and the place that it has. */
function Head({ session, world }: HeadProps) {
  const t = useTexts('places');
  const { zone } = usePort();
  const requests = requestsOf(world, session);
  const arrived = factsOf(world, session.id).find((m) => m.kind === 'arrived');
  const eta = Math.max(...requests.map((r) => r.eta)) as (typeof requests)[0]['eta'];
  const come = arrived ? t('came', { time: clockText(arrived.at, zone) }) : t('eta', { time: clockText(eta, zone) });
  const { place, minutes: count } = session;
  const bay = place && (world.bays.get(place.bayId)?.label ?? place.bayId);
  return (
    <p className="places-head figures">
      {t('facts', { goods: requests[0]?.goods.name ?? '', count, come })}
      {place && (
        <span>
          {t('now', { place: `${bay} ${clockText(place.slot.start, zone)}–${clockText(place.slot.end, zone)}` })}
        </span>
      )}
    </p>
  );
}

type FoundProps = TruckProps & {
  readonly world: World;
  readonly body: RefObject<HTMLDivElement | null>;
  readonly answer: Extract<PlacesFound, { kind: 'found' }>;
};

function Found({ session, close, body, answer: { found }, world }: FoundProps) {
  const t = useTexts('places');
  const port = usePort();
  const sentence = useSentence();
  const stop = useStanding(session, found.places[0]);
  const take = useTakePlace(session, close);
  const choose = (one: FoundPlace | undefined): void => {
    if (one && stop === null) void take(one.place);
  };
  useKeys(body, (index) => choose(found.places[index]));
  const frame = { found, session, world, port, sentence };
  return (
    <>
      {stop !== null && (
        <p className="places-stop" role="alert">
          {stop}
        </p>
      )}
      {(found.short || found.places.length === 0) && <PlaceRemedies {...frame} />}
      {found.places.length > 0 && <PlaceOffers {...frame} disabled={stop !== null} onTake={choose} />}
      {found.places.length > 0 && stop === null && <p className="places-keys">{t('keys')}</p>}
    </>
  );
}

/** Digits take a place; arrows walk over the buttons, the first of which has the focus as soon as there is one. */
function useKeys(body: RefObject<HTMLDivElement | null>, take: (index: number) => void): void {
  const onKey = useEffectEvent((e: KeyboardEvent): void => {
    const chord = chordOf(e);
    const digit = ['1', '2', '3'].indexOf(chord ?? '');
    const step = chord === 'ArrowDown' ? 1 : chord === 'ArrowUp' ? -1 : 0;
    if (digit < 0 && step === 0) return;
    e.preventDefault();
    if (digit >= 0) return take(digit);
    const all = buttonsIn(body.current);
    all[all.findIndex((b) => b === document.activeElement) + step]?.focus();
  });
  useEffect(() => {
    buttonsIn(body.current)[0]?.focus();
    const listen = (e: KeyboardEvent): void => onKey(e);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [body]);
}

const buttonsIn = (body: HTMLElement | null): readonly HTMLElement[] => [
  ...(body?.querySelectorAll<HTMLElement>('.place-offers button') ?? []),
];
