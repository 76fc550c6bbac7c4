import type { BayId, SessionId } from '#shared/kernel/ids';
import type { DayModel, SessionView } from '../../data/day-model';
import type { ProposedMove } from '#shared/mutations/plan-proposal';

/** The day as it would stand with the ticked moves made: rows and tray for the board to draw. */
export type ShownDay = Pick<DayModel, 'onBay' | 'tray' | 'byId'>;

export function withMoves(model: DayModel, moves: readonly ProposedMove[], ticked: ReadonlySet<SessionId>): ShownDay {
  const made = new Map(moves.filter((m) => ticked.has(m.sessionId)).map((m) => [m.sessionId, m]));
  const views = model.sessions.map((view) => {
    const move = made.get(view.id);
    return move ? moved(view, move) : view;
  });
  const onBay = new Map<BayId, SessionView[]>();
  for (const view of views.toSorted((a, b) => startOf(a) - startOf(b))) {
    const bayId = view.session.place?.bayId;
    if (bayId === undefined) continue;
    const own = onBay.get(bayId);
    if (own) own.push(view);
    else onBay.set(bayId, [view]);
  }
  const waiting = new Set(views.filter((v) => v.session.place === null).map((v) => v.id));
  const known = model.tray.filter((v) => waiting.has(v.id));
  const returned = views.filter((v) => waiting.has(v.id) && !model.tray.some((w) => w.id === v.id));
  return { onBay, tray: [...known, ...returned], byId: new Map(views.map((v) => [v.id, v])) };
}

const startOf = ({ session }: SessionView): number => session.place?.slot.start ?? 0;

/** What is proposed breaks nothing, so its card shows no breach. */
const moved = (view: SessionView, { after }: ProposedMove): SessionView => ({
  ...view,
  breaches: [],
  session: { ...view.session, place: after?.place ?? null, team: after?.team ?? [] },
});
