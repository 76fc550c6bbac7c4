import { useMemo } from 'react';
import type { BayId, OfficerId, SessionId } from '#shared/kernel/ids';
import type { Slot } from '#shared/kernel/time';
import type { Closure } from '#shared/domain/bay';
import { callName } from '#shared/domain/request';
import type { JointSession } from '#shared/domain/session';
import type { Intention } from '#shared/mutations/mutation';
import { useAct, useActor, useDesk, useDeskState, usePort } from '../../services';
import type { Target } from '../../state/board-slice';
import { useToasts } from '../../state/toasts';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { intentionOf, verdictOf, type Bench, type DropManner } from './judge';
import { useLatest } from './use-latest';
import type { Words } from './use-words';

/** What comes next at the yard for a session in each state. */
export const nextFact: Partial<Record<JointSession['status'], 'arrived' | 'started' | 'ended'>> = {
  planned: 'arrived',
  arrived: 'started',
  running: 'ended',
};

/** Everything the board can do, each with its words for the history. Gestures, keys, menus and buttons end here. Resolves to whether it was done. */
export type BoardActs = {
  readonly bench: () => Bench;
  readonly drop: (targets: readonly Target[], manner?: DropManner) => Promise<boolean>;
  readonly lift: (ids: readonly SessionId[]) => Promise<boolean>;
  readonly resize: (id: SessionId, minutes: number) => Promise<boolean>;
  readonly pin: (id: SessionId) => Promise<boolean>;
  readonly note: (id: SessionId, note: string) => Promise<boolean>;
  readonly assign: (id: SessionId, team: readonly OfficerId[]) => Promise<boolean>;
  readonly put: (
    id: SessionId,
    at: { readonly target: Target; readonly team: readonly OfficerId[] },
  ) => Promise<boolean>;
  readonly part: (id: SessionId, parts: readonly JointSession['requestIds'][]) => Promise<boolean>;
  readonly advance: (id: SessionId) => Promise<boolean>;
  readonly closeBay: (bayId: BayId, slot: Slot, why: Pick<Closure, 'reason' | 'note'>) => Promise<boolean>;
  readonly reopen: (closure: Closure) => Promise<boolean>;
};

/** The acts of the board; one stable object, always acting on what is shown now. */
export function useActs(words: Words): BoardActs {
  const act = useAct();
  const desk = useDesk();
  const actor = useActor();
  const port = usePort();
  const t = useTexts('board');
  const world = useDeskState((s) => s.world);
  const day = useView((v) => v.day);
  const say = useToasts((s) => s.say);
  const latest = useLatest({ act, actor, world, day, words, t });
  return useMemo(() => {
    const bench = (): Bench => {
      const { actor, world, day } = latest.current;
      return { world, actor, now: desk.now(), portId: port.id, day };
    };
    const row = (id: SessionId): JointSession | undefined => latest.current.world.sessions.get(id);
    const nameOf = (id: SessionId): string => nameIn(latest.current.world, id);
    const run = async (intention: Intention | null, label: string): Promise<boolean> =>
      intention !== null && (await latest.current.act(intention, { label })) === null;
    /** A pinned card moves for nobody, whatever asks for it. */
    const held = (targets: readonly Target[]): boolean => {
      const { why } = verdictOf(bench(), targets, { freshTeam: false });
      if (why?.code !== 'session-pinned') return false;
      say({ tone: 'refused', text: latest.current.t('drag.pinned'), undoable: false });
      return true;
    };
    /** A fact is not taken back, so its word has no undo button. */
    const record = async (fact: Intention, label: string): Promise<boolean> => {
      const done = (await latest.current.act(fact, { label, quiet: true })) === null;
      if (done) say({ tone: 'done', text: label, undoable: false });
      return done;
    };
    const slipped = (name: string, args: object): Intention => ({ name, args: { ...args, reason: null } });

    return {
      bench,
      drop: (targets, manner = { freshTeam: false }) => {
        const { t, words } = latest.current;
        const [only] = targets;
        if (held(targets)) return Promise.resolve(false);
        const label =
          targets.length !== 1 || !only
            ? t('step.moveMany', { count: targets.length })
            : only.place
              ? t('step.place', {
                  name: nameOf(only.sessionId),
                  bay: words.bay(only.place.bayId),
                  time: words.clock(only.place.slot.start),
                })
              : t('step.lift', { name: nameOf(only.sessionId) });
        return run(intentionOf(bench(), targets, manner), label);
      },
      lift: (ids) => {
        const placed = ids.filter((id) => row(id)?.place);
        const [only] = placed;
        if (only === undefined) return Promise.resolve(false);
        const { t } = latest.current;
        const label =
          placed.length === 1 ? t('step.lift', { name: nameOf(only) }) : t('step.liftMany', { count: placed.length });
        const targets = placed.map((sessionId): Target => ({ sessionId, place: null }));
        if (held(targets)) return Promise.resolve(false);
        return run(intentionOf(bench(), targets, { freshTeam: false }), label);
      },
      resize: (id, minutes) => {
        const label = latest.current.t('step.resize', { name: nameOf(id), count: minutes });
        return run(slipped('session.resize', { sessionId: id, minutes }), label);
      },
      pin: (id) => {
        const session = row(id);
        if (!session) return Promise.resolve(false);
        const { t } = latest.current;
        const label = session.pinned ? t('step.unpin', { name: nameOf(id) }) : t('step.pin', { name: nameOf(id) });
        return run(
          { name: 'session.pin', args: { sessionId: id, pinned: !session.pinned, note: session.note } },
          label,
        );
      },
      note: (id, note) => {
        const pinned = row(id)?.pinned ?? false;
        const label = latest.current.t('step.note', { name: nameOf(id) });
        return run({ name: 'session.pin', args: { sessionId: id, pinned, note } }, label);
      },
      assign: (id, team) => {
        const { t, words } = latest.current;
        const label =
          team.length === 0
            ? t('step.noTeam', { name: nameOf(id) })
            : t('step.team', { name: nameOf(id), names: words.officers(team) });
        return run(slipped('session.assign', { sessionId: id, team }), label);
      },
      put: (id, { target, team }) => {
        const { t, words, day } = latest.current;
        const { place } = target;
        if (!place) return Promise.resolve(false);
        const placements = [{ sessionId: id, at: { bayId: place.bayId, start: place.slot.start, team } }];
        const time = words.clock(place.slot.start);
        const label = t('step.place', { name: nameOf(id), bay: words.bay(place.bayId), time });
        return run(slipped('plan.adopt', { portId: port.id, day, placements }), label);
      },
      part: (id, parts) => {
        const label = latest.current.t('step.part', { name: nameOf(id) });
        return run({ name: 'session.part', args: { joined: id, parts } }, label);
      },
      advance: (id) => {
        const { t, words } = latest.current;
        const kind = nextFact[row(id)?.status ?? 'cancelled'];
        if (!kind) {
          say({ tone: 'refused', text: t('say.nothingLeft', { name: nameOf(id) }), undoable: false });
          return Promise.resolve(false);
        }
        const at = desk.now();
        const label = t(`step.${kind}`, { name: nameOf(id), time: words.clock(at) });
        return record({ name: 'milestone.record', args: { sessionId: id, kind, at } }, label);
      },
      closeBay: (bayId, slot, { reason, note }) => {
        const { t, words } = latest.current;
        const id = `${bayId}/${slot.start}`.slice(-80);
        const [start, end] = [words.clock(slot.start), words.clock(slot.end)];
        const closure = { id, portId: port.id, bayId, slot, reason, note };
        return run({ name: 'bay.close', args: { closure } }, t('step.close', { bay: words.bay(bayId), start, end }));
      },
      reopen: (closure) => {
        const { t, words } = latest.current;
        const args = { portId: port.id, closureId: closure.id };
        return run({ name: 'bay.reopen', args }, t('step.reopen', { bay: words.bay(closure.bayId) }));
      },
    };
  }, [latest, desk, port.id, say]);
}

function nameIn(world: Bench['world'], id: SessionId): string {
  const session = world.sessions.get(id);
  const first = session && world.requests.get(session.requestIds[0]!);
  return first ? callName(first) : id;
}
