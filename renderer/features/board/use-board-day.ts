import { useMemo } from 'react';
import type { BayId } from '#shared/kernel/ids';
import { startOfDay, type UtcMs } from '#shared/kernel/time';
import type { Bay, Closure } from '#shared/domain/bay';
import { defineLookup, rowsBy } from '#shared/domain/lookup';
import type { Milestone } from '#shared/domain/milestone';
import type { World } from '#shared/domain/world';
import { lastApproved } from '#shared/rules/plan-picture';
import type { DayModel, SessionView } from '../../data/day-model';
import { useDay, useDeskState } from '../../services';
import type { Filter } from '../../state/board-slice';
import { isClash, promisesOf, type StateFrame } from './card-look';
import { usePreview } from './preview-store';
import { withMoves } from './preview-day';
import { rowNumbers, rowsOf } from './rows';
import { reachOf } from './time-scale';

/** The day as the board draws it: the model of all screens, in rows, with a proposal laid over it while one is looked at. */
export type BoardDay = {
  readonly world: World;
  readonly model: DayModel;
  readonly midnight: UtcMs;
  readonly reach: { readonly from: UtcMs; readonly until: UtcMs };
  readonly rows: readonly Bay[];
  readonly rowOf: ReadonlyMap<BayId, number>;
  readonly onBay: ReadonlyMap<BayId, readonly SessionView[]>;
  readonly tray: readonly SessionView[];
  readonly byId: ReadonlyMap<string, SessionView>;
  readonly closuresOf: ReadonlyMap<BayId, readonly Closure[]>;
  readonly frame: Omit<StateFrame, 'now'>;
  readonly facts: (view: SessionView) => readonly Milestone[];
};

const factsOf = defineLookup('milestones', (m) => [m.sessionId]);

/** The facts of a session as they came, oldest first. */
export const factsIn = (world: World, sessionId: string): readonly Milestone[] =>
  [...rowsBy(world, factsOf, sessionId)].sort((a, b) => a.at - b.at);

/** The board's day; the same object until world, day or proposal move. */
export function useBoardDay(): BoardDay {
  const model = useDay();
  const world = useDeskState((s) => s.world);
  const preview = usePreview((s) => (s.phase.kind === 'shown' ? s.phase : null));
  const shown = useMemo(() => (preview ? withMoves(model, preview.moves, preview.ticked) : model), [model, preview]);
  return useMemo(() => {
    const rows = rowsOf(model.bays);
    const midnight = startOfDay(model.day, model.port.zone);
    const closuresOf = new Map<BayId, Closure[]>();
    const reach = reachOf(midnight, model.hours);
    for (const closure of model.closures) {
      if (closure.slot.end <= reach.from || closure.slot.start >= reach.until) continue;
      const own = closuresOf.get(closure.bayId);
      if (own) own.push(closure);
      else closuresOf.set(closure.bayId, [closure]);
    }
    return {
      world,
      model,
      midnight,
      reach,
      rows,
      rowOf: rowNumbers(rows),
      onBay: shown.onBay,
      tray: shown.tray,
      byId: shown.byId,
      closuresOf,
      frame: {
        plan: model.plan,
        promised: promisesOf(lastApproved(world, model.port.id, model.day)),
        grace: model.port.settings.graceMinutes,
      },
      facts: (view) => factsIn(world, view.id),
    };
  }, [model, shown, world]);
}

const PASSES: Readonly<Record<Filter, (view: SessionView) => boolean>> = {
  clash: isClash,
  unplaced: (v) => v.session.place === null,
  joint: (v) => v.demand.agencies.length > 1,
  green: (v) => v.demand.spoilClass !== null,
};

/** Whether the chips leave a session bright. */
export const passes = (view: SessionView, filters: ReadonlySet<Filter>): boolean =>
  [...filters].every((f) => PASSES[f](view));

/** How many sessions of the day each chip stands for. */
export const filterCounts = (model: DayModel): Readonly<Record<Filter, number>> => ({
  clash: model.sessions.filter(PASSES.clash).length,
  unplaced: model.tray.length,
  joint: model.sessions.filter(PASSES.joint).length,
  green: model.sessions.filter(PASSES.green).length,
});
