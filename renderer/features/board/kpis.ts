import { MINUTE, type Slot } from '#shared/kernel/time';
import type { SessionView } from '../../data/day-model';
import type { ProposedMove } from '#shared/mutations/plan-proposal';

/** The figures by which two plans of a day are compared. */
export type Kpis = {
  readonly placed: number;
  readonly total: number;
  /** Minutes that sessions end past their latest release, together. */
  readonly lateMinutes: number;
  /** Fresh loads that end past their latest release. */
  readonly greenLate: number;
  /** Sessions that stand on the board: each is one opening. */
  readonly openings: number;
  /** Openings that agencies would have made one by one, less those of the board. */
  readonly saved: number;
  readonly moved: number;
};

/** The figures of a day if some moves were made; with none, of the day as it stands. */
export function kpisOf(views: readonly SessionView[], moves: readonly ProposedMove[]): Kpis {
  const after = new Map(moves.map((m) => [m.sessionId, m.after?.place.slot ?? null]));
  const stands = views.flatMap((view) => {
    const slot = after.has(view.id) ? after.get(view.id)! : (view.session.place?.slot ?? null);
    return slot ? [{ view, slot }] : [];
  });
  const open = stands.filter((s) => s.view.session.status !== 'done');
  return {
    placed: stands.length,
    total: views.length,
    lateMinutes: open.reduce((sum, s) => sum + lateness(s.view, s.slot), 0),
    greenLate: open.filter((s) => s.view.demand.spoilClass !== null && lateness(s.view, s.slot) > 0).length,
    openings: stands.length,
    saved: stands.reduce((sum, s) => sum + s.view.requests.length - 1, 0),
    moved: moves.filter((m) => m.kind === 'move' || m.kind === 'lift').length,
  };
}

const lateness = ({ demand }: SessionView, slot: Slot): number => Math.max(0, slot.end - demand.due) / MINUTE;
