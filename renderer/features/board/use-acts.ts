import { useMemo } from 'react';
import type { OfficerId, SessionId } from '#shared/kernel/ids';
import type { Closure } from '#shared/domain/bay';
import type { Equipment } from '#shared/domain/equipment';
import type { JointSession, Place } from '#shared/domain/session';
import { useAct, useActor, useDesk, useDeskState, usePort } from '../../services';
import type { Target } from '../../state/board-slice';
import { useToasts } from '../../state/toasts';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import {
  advanceStep,
  assignStep,
  closeStep,
  dropStep,
  liftStep,
  nameIn,
  noteStep,
  partStep,
  pinStep,
  putStep,
  reopenStep,
  resizeStep,
  wantStep,
  type Closing,
  type Ground,
  type Step,
} from './board-steps';
import type { Bench, DropManner } from './judge';
import { useLatest } from './use-latest';
import type { Words } from './use-words';

/** Everything the board can do. Gestures, keys, menus and buttons end here. Each resolves to whether it was done. */
export type BoardActs = {
  readonly bench: () => Bench;
  readonly drop: (targets: readonly Target[], manner?: DropManner) => Promise<boolean>;
  readonly lift: (ids: readonly SessionId[]) => Promise<boolean>;
  readonly put: (id: SessionId, at: { readonly place: Place; readonly team: readonly OfficerId[] }) => Promise<boolean>;
  readonly resize: (id: SessionId, minutes: number) => Promise<boolean>;
  readonly pin: (id: SessionId) => Promise<boolean>;
  readonly note: (id: SessionId, note: string) => Promise<boolean>;
  readonly assign: (id: SessionId, team: readonly OfficerId[]) => Promise<boolean>;
  readonly part: (id: SessionId, parts: readonly JointSession['requestIds'][]) => Promise<boolean>;
  readonly want: (id: SessionId, equipment: Equipment, count: number | null) => Promise<boolean>;
  readonly advance: (id: SessionId) => Promise<boolean>;
  readonly closeBay: (closing: Closing) => Promise<boolean>;
  readonly reopen: (closure: Closure) => Promise<boolean>;
};

/** The acts of the board; one stable object, always acting on what is shown now. */
export function useActs(words: Words): BoardActs {
  const act = useAct();
  const { now } = useDesk();
  const actor = useActor();
  const { id: portId } = usePort();
  const t = useTexts('board');
  const world = useDeskState((s) => s.world);
  const day = useView((v) => v.day);
  const latest = useLatest({ act, actor, world, day, words, t });
  return useMemo(() => {
    const ground = (): Ground => {
      const { actor, world, day, words, t } = latest.current;
      return { bench: { world, actor, now: now(), portId, day }, words, t };
    };
    return actsOver({ ground, act: (step) => latest.current.act(step.intention, { label: step.label }) });
  }, [latest, now, portId]);
}

type Hands = {
  readonly ground: () => Ground;
  /** Does a step; resolves to null when it was done. */
  readonly act: (step: Step) => Promise<unknown>;
};

const refuse = (text: string): false => {
  useToasts.getState().say({ tone: 'refused', text, undoable: false });
  return false;
};

function actsOver({ ground, act }: Hands): BoardActs {
  const run = async (step: Step | null): Promise<boolean> => step !== null && (await act(step)) === null;

  async function lift(ids: readonly SessionId[]): Promise<boolean> {
    const { world } = ground().bench;
    const targets = ids
      .filter((id) => (world.sessions.get(id)?.place ?? null) !== null)
      .map((sessionId): Target => ({ sessionId, place: null }));
    return run(liftStep(ground(), targets));
  }

  async function advance(id: SessionId): Promise<boolean> {
    const { bench, t } = ground();
    const step = advanceStep(ground(), id);
    return step ? run(step) : refuse(t('say.nothingLeft', { name: nameIn(bench, id) }));
  }

  return {
    bench: () => ground().bench,
    drop: (targets, manner = { freshTeam: false }) => run(dropStep(ground(), targets, manner)),
    lift,
    advance,
    put: (id, at) => run(putStep(ground(), id, at)),
    resize: (id, minutes) => run(resizeStep(ground(), id, minutes)),
    pin: (id) => run(pinStep(ground(), id)),
    note: (id, note) => run(noteStep(ground(), id, note)),
    assign: (id, team) => run(assignStep(ground(), id, team)),
    want: (id, equipment, count) => run(wantStep(ground(), id, { equipment, count })),
    part: (id, parts) => run(partStep(ground(), id, parts)),
    closeBay: (closing) => run(closeStep(ground(), closing)),
    reopen: (closure) => run(reopenStep(ground(), closure)),
  };
}
