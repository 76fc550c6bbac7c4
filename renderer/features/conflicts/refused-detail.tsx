import { Button } from '@mantine/core';
import type { Place } from '#shared/domain/session';
import {
  useAct,
  useActor,
  useBestPlaces,
  useDesk,
  useDeskState,
  usePort,
  useSentence,
  type PlacesFound,
} from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';
import { PlaceOffers, PlaceRemedies } from '../../ui/place-offers';
import { fieldLines, placeOf, type Conflict } from './conflict-list';
import { useShow } from './use-show';

export type Refusable = Exclude<Conflict, { kind: 'anomaly' }>;

/** Offered for a job that gave way. */
const OFFERS = 3;

/** An action that was refused, or would be: field by field what it found, wanted, and what stands now, and the ways out. */
export function RefusedDetail({ conflict }: { readonly conflict: Refusable }) {
  const t = useTexts('sync');
  const sentence = useSentence();
  const show = useShow();
  const { kind, clash, at, by } = conflict;
  const said = { time: show.clock(at), name: by };
  return (
    <>
      <h2>{kind === 'refused' ? t('conflicts.refusedAt', said) : t('conflicts.riskAt', said)}</h2>
      <p className="conflict-why" role="alert">
        {sentence(conflict.refusal)}
      </p>
      {clash && <TwoJobs conflict={conflict} clash={clash} />}
      <Fields conflict={conflict} />
      {kind === 'refused' &&
        (clash ? <PlaceChoices conflict={conflict} clash={clash} /> : <Choices conflict={conflict} />)}
    </>
  );
}

type ClashProps = { readonly conflict: Refusable; readonly clash: NonNullable<Refusable['clash']> };

/** Where the action wanted the job to stand; null where it named no place. */
function wantedPlace({ wanted, clash }: Refusable): Place | null {
  return placeOf(wanted.find((w) => w.table === 'sessions' && w.id === clash?.mine)?.mine ?? null);
}

/** Who last changed what was in the way, and when: whom to ask. */
function useWriter(against: Refusable['against']): string | null {
  const show = useShow();
  const name = useDeskState((s) => against && (s.world.users.get(against.by)?.name ?? against.by));
  return against && `${name} ${show.clock(against.at)}`;
}

function TwoJobs({ conflict, clash }: ClashProps) {
  const t = useTexts('sync');
  const show = useShow();
  const theirs = useDeskState((s) => s.world.sessions.get(clash.theirs));
  const mine = wantedPlace(conflict);
  const writer = useWriter(conflict.against);
  return (
    <div className="two-jobs">
      <div data-side="mine">
        <small>{t('conflicts.mineJob')}</small>
        <b>{show.session(clash.mine)}</b>
        <span className="figures">{mine ? show.place(mine) : t('conflicts.none')}</span>
        <small className="figures">
          {conflict.by} {show.clock(conflict.at)}
        </small>
      </div>
      <div data-side="theirs">
        <small>{t('conflicts.theirJob')}</small>
        <b>{show.session(clash.theirs)}</b>
        <span className="figures">{theirs?.place ? show.place(theirs.place) : t('conflicts.none')}</span>
        {writer && <small className="figures">{writer}</small>}
      </div>
    </div>
  );
}

function Fields({ conflict }: { readonly conflict: Refusable }) {
  const t = useTexts('sync');
  const show = useShow();
  const world = useDeskState((s) => s.world);
  const lines = fieldLines(world, conflict.wanted);
  // Where another job is in the way, it is that job's place that somebody chose.
  const writer = useWriter(conflict.clash ? null : conflict.against);
  if (lines.length === 0) return <p className="conflict-quiet">{t('conflicts.noFields')}</p>;
  return (
    <table className="conflict-fields">
      <thead>
        <tr>
          <th>{t('conflicts.field')}</th>
          <th>{t('conflicts.base')}</th>
          <th>
            {t('conflicts.mine')} · {conflict.by} {show.clock(conflict.at)}
          </th>
          <th>
            {t('conflicts.theirs')}
            {writer && ` · ${writer}`}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ field, base, mine, theirs, gone }, i) => (
          <tr key={`${field}${String(i)}`}>
            <th scope="row">{show.field(field)}</th>
            <td>{show.value(field, base)}</td>
            <td data-side="mine">{show.value(field, mine)}</td>
            <td data-side="theirs">{gone ? t('conflicts.gone') : show.value(field, theirs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Tells what was chosen, and takes the conflict off the list. */
function useSettled({ seq }: Refusable): (choice: string) => Promise<void> {
  const t = useTexts('sync');
  const desk = useDesk();
  const say = useToasts((s) => s.say);
  return async (choice) => {
    await desk.acknowledge(seq);
    say({ tone: 'done', text: t('conflicts.ruledToast', { choice }), undoable: false });
  };
}

function Choices({ conflict }: { readonly conflict: Refusable }) {
  const t = useTexts('sync');
  const act = useAct();
  const settled = useSettled(conflict);
  async function again(): Promise<void> {
    const failed = await act({ name: conflict.name, args: conflict.args });
    if (failed === null) await settled(t('conflicts.again'));
  }
  return (
    <div className="conflict-acts">
      <Button variant="default" onClick={() => void again()}>
        {t('conflicts.again')}
      </Button>
      <Button onClick={() => void settled(t('conflicts.keepTheirs'))}>{t('conflicts.known')}</Button>
    </div>
  );
}

/** Two jobs want one place: this one keeps it, the other one does, or both stay and this one takes a free place. */
function PlaceChoices({ conflict, clash }: ClashProps) {
  const t = useTexts('sync');
  const show = useShow();
  const act = useAct();
  const desk = useDesk();
  const actor = useActor();
  const sentence = useSentence();
  const say = useToasts((s) => s.say);
  const settled = useSettled(conflict);
  const [otherwise] = placesIn(useBestPlaces(clash.theirs, 1));
  const wanted = wantedPlace(conflict);
  const reason = t('conflicts.reason');
  const placing = (sessionId: string, { bayId, slot }: Place) => ({
    name: 'session.place',
    args: { sessionId, bayId, start: slot.start, reason },
  });

  async function take(place: Place): Promise<void> {
    const label = t('conflicts.ruledToast', { choice: show.place(place) });
    if ((await act(placing(clash.mine, place), { label, quiet: true })) === null) await settled(show.place(place));
  }

  /** The other job moves to the best place that is free for it, and this one comes to where it wanted to be: one step. */
  async function keepMine(): Promise<void> {
    if (!otherwise || !wanted) return;
    const deeds = [placing(clash.theirs, otherwise.place), placing(clash.mine, wanted)];
    const done = await desk.dispatchAll(
      deeds.map((intention) => ({ intention, actor })),
      t('conflicts.keepMine'),
    );
    const no = done.ok ? done.value[0]?.refusal : null;
    if (no) say({ tone: 'refused', text: sentence(no), undoable: true });
    else if (done.ok) await settled(t('conflicts.keepMine'));
  }

  return (
    <>
      <h3>{t('conflicts.both')}</h3>
      <FreePlaces id={clash.mine} take={(place) => void take(place)} />
      <div className="conflict-acts">
        <Button variant="default" disabled={!otherwise || !wanted} onClick={() => void keepMine()}>
          {t('conflicts.keepMine')} {otherwise ? `→ ${show.place(otherwise.place)}` : ''}
        </Button>
        <Button variant="default" onClick={() => void settled(t('conflicts.keepTheirs'))}>
          {t('conflicts.keepTheirs')}
        </Button>
      </div>
    </>
  );
}

const placesIn = (answer: PlacesFound) => (answer.kind === 'found' ? answer.found.places : []);

type FreeProps = { readonly id: string; readonly take: (place: Place) => void };

/** The best places that the job which gave way could have; where there is none, what would give it one. */
function FreePlaces({ id, take }: FreeProps) {
  const t = useTexts('places');
  const port = usePort();
  const sentence = useSentence();
  const world = useDeskState((s) => s.world);
  const session = world.sessions.get(id);
  const answer = useBestPlaces(id, OFFERS);
  if (!session || answer.kind === 'searching') return <p className="conflict-quiet">{session && t('searching')}</p>;
  if (answer.kind === 'failed') return <p role="alert">{t('failed', { detail: answer.detail })}</p>;
  const { found } = answer;
  const frame = { found, session, world, port, sentence };
  return (
    <>
      {(found.short || found.places.length === 0) && <PlaceRemedies {...frame} />}
      <PlaceOffers {...frame} onTake={(one) => take(one.place)} />
    </>
  );
}
