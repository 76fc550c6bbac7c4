import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { invariant } from '#shared/kernel/invariant';
import type { PortId } from '#shared/kernel/ids';
import { MINUTE, at, type UtcMs } from '#shared/kernel/time';
import type { Port } from '#shared/domain/port';
import type { Refusal } from '#shared/domain/refusal';
import type { JointSession } from '#shared/domain/session';
import type { User } from '#shared/domain/user';
import type { Intention } from '#shared/mutations/mutation';
import { isFact } from '#shared/mutations/registry';
import type { FoundPlaces } from '#shared/planning/read-places';
import { teamVisibleTo } from '#shared/rules/sight';
import { sharedDayModel, type DayModel } from './data/day-model';
import type { Desk, DeskState, DispatchFailure } from './data/desk';
import { startPlaces, type PlacesJob } from './data/workers/places-client';
import { useSlip } from './state/slip';
import { confirmTime, retold } from './state/time-check';
import { useToasts } from './state/toasts';
import { useView } from './state/view';
import { refusalSentence } from './text/sentences';

/** The open desk; every screen below the shell has one. */
export const DeskContext = createContext<Desk | null>(null);

/** The open desk. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  invariant(desk, 'no desk is open above this component');
  return desk;
}

/** A part of what the desk shows. The selector must return a stored reference, not a new one. */
export const useDeskState = <T>(select: (state: DeskState) => T): T => useStore(useDesk().store, select);

/** The port of the open desk. */
export function usePort(): Port {
  const { portId } = useDesk();
  const port = useDeskState((s) => s.world.ports.get(portId));
  invariant(port, 'the open desk has no port');
  return port;
}

/** Who works at this desk now. */
export function useActor(): User {
  const id = useView((v) => v.userId);
  const users = useDeskState((s) => s.world.users);
  const actor = users.get(id) ?? [...users.values()][0];
  invariant(actor, 'the port has no user');
  return actor;
}

/** The chosen day as all screens show it; computed once for each move of the world. */
export function useDay(): DayModel {
  const { portId } = useDesk();
  const world = useDeskState((s) => s.world);
  const day = useView((v) => v.day);
  const model = sharedDayModel(world, portId as PortId, day);
  invariant(model, 'the open desk has no port');
  return model;
}

const everyMinute = (tell: () => void): (() => void) => {
  const timer = setInterval(tell, 5_000);
  return () => clearInterval(timer);
};

/** The desk's time, moving minute by minute. */
export function useNow(): UtcMs {
  const desk = useDesk();
  return useSyncExternalStore(everyMinute, () => at(Math.floor(desk.now() / MINUTE) * MINUTE));
}

/** Whether who works here may see the team of a session now (SPEC X10). */
export function useTeamSight(): (session: JointSession) => boolean {
  const actor = useActor();
  const now = useNow();
  return (session) => teamVisibleTo(actor, session, now);
}

/** How far a search for places has come; what was found before stays while it is looked for anew. */
export type PlacesFound =
  | { readonly kind: 'searching' }
  | { readonly kind: 'found'; readonly found: FoundPlaces }
  | { readonly kind: 'failed'; readonly detail: string };

const SEARCHING: PlacesFound = { kind: 'searching' };

/**
 * At most `count` best places of a session while all others stand, looked for beside the window: anew when the world or the minute moves.
 * What was found before stays in sight until the next answer.
 */
export function useBestPlaces(id: string, count: number): PlacesFound {
  const world = useDeskState((s) => s.world);
  const now = useNow();
  const [answer, setAnswer] = useState(SEARCHING);
  useEffect(() => {
    let job: PlacesJob | null = null;
    const search = async (): Promise<void> => {
      const session = world.sessions.get(id);
      job = session ? startPlaces(world, session, { now, count }) : null;
      const done = await job?.done;
      if (done?.ok) setAnswer({ kind: 'found', found: done.value });
      else if (done?.error.kind === 'failed') setAnswer({ kind: 'failed', detail: done.error.detail });
    };
    // The picture comes first: writing the day down must not hold it up.
    const timer = setTimeout(() => void search(), 0);
    return () => {
      clearTimeout(timer);
      job?.stop();
    };
  }, [world, id, now, count]);
  return answer;
}

/** Says a refusal as a sentence in the language and the clock of the port. */
export function useSentence(): (refusal: Refusal) => string {
  const { t } = useTranslation();
  const { zone } = usePort();
  return (refusal) => refusalSentence(t, refusal, zone);
}

/** How an action is asked for: its step name in the history, and whether success says so with an undo button. */
export type ActOptions = {
  readonly label?: string;
  readonly quiet?: boolean;
  /** Somebody else who has signed for this one action: a witness, whoever takes a shift over. */
  readonly as?: User;
};

/**
 * The way every screen acts: dispatches as the current officer, says refusals and weather as sentences, and asks for the reason of a
 * change slip where the plan is approved. Resolves to null when done, else to what stood in the way.
 */
export function useAct(): (intention: Intention, options?: ActOptions) => Promise<DispatchFailure | null> {
  const desk = useDesk();
  const actor = useActor();
  const sentence = useSentence();
  const { zone } = usePort();
  const { t } = useTranslation('shell');
  const say = useToasts((s) => s.say);
  const ask = useSlip((s) => s.ask);
  return async (wish, { label: asked, quiet = false, as = actor } = {}) => {
    const { skew } = desk.store.getState().sync;
    const doubtful = skew !== null && Math.abs(skew) > SKEW_ASKED && isFact(wish.name);
    const intention = doubtful ? await confirmTime({ intention: wish, label: asked ?? null, skew }) : wish;
    const label = asked && retold(asked, { asked: wish, chosen: intention, zone });
    const done = await desk.dispatch(intention, as, label);
    if (done.ok) {
      // What cannot be taken back leaves no step behind: then no button promises it.
      const undoable = desk.store.getState().history.past.length > 0;
      if (label && !quiet) say({ tone: 'done', text: label, undoable });
      return null;
    }
    if (done.error.kind === 'weather') {
      say({ tone: 'weather', text: t(`weather.${done.error.weather.code}`), undoable: false });
    } else if (wantsSlip(done.error.refusal, intention)) {
      ask({ intention, label: label ?? '', version: Number(done.error.refusal.facts['version'] ?? 0) });
    } else {
      say({ tone: 'refused', text: sentence(done.error.refusal), undoable: false });
    }
    return done.error;
  };
}

/** A clock that differs from the hub's by more is asked about with every fact, in milliseconds. */
const SKEW_ASKED = 5 * MINUTE;

/** An approved plan can still be changed by an action that carries a reason. */
const wantsSlip = (refusal: Refusal, { args }: Intention): boolean =>
  refusal.code === 'plan-approved' && typeof args === 'object' && args !== null && 'reason' in args;
