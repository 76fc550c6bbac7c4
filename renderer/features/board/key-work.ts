import { plusMinutes, type UtcMs } from '#shared/kernel/time';
import type { SessionId } from '#shared/kernel/ids';
import type { SessionView } from '../../data/day-model';
import { toggleChosen, useBoard } from '../../state/board-slice';
import { usePlaces } from '../../state/places';
import { useView } from '../../state/view';
import type { Chord } from '../../ui/keys';
import { hasRecord, isClash } from './card-look';
import { membersOf, targetAt } from './drop-math';
import type { Space } from './geometry';
import { goTo, zoomBy } from './go';
import { groupOf, shifted } from './group-shift';
import { STEP, snapped } from './time-scale';
import type { BoardActs } from './use-acts';
import { passes, type BoardDay } from './use-board-day';
import { nextClash, stepFrom } from './walk';

/** What a key works with. */
export type Desk = {
  readonly day: BoardDay;
  readonly acts: BoardActs;
  readonly space: Space;
  readonly now: () => UtcMs;
  /** Says why a key does nothing. */
  readonly refuse: (why: Why) => void;
};

/** Why a key can do nothing, as a key of the catalogue with its facts. */
export type Why =
  | { readonly say: 'say.noClash' | 'say.noCard' | 'say.nothingCut' | 'drag.leaves' }
  | { readonly say: 'say.notPlaced'; readonly name: string };

/** What a key does; false when it means nothing here and belongs to someone else. */
export type Work = (desk: Desk) => boolean | void;

type Bindings = Readonly<Partial<Record<Chord, Work>>>;

type Arrow = 'left' | 'right' | 'up' | 'down';

const here = (): SessionId | null => useView.getState().selected;
const select = (id: SessionId | null): void => useView.getState().select(id);
const selectedView = ({ day }: Desk): SessionView | undefined => day.byId.get(here() ?? '');

/** Keys that work wherever the hand is on the screen, but in a text. */
export const ANYWHERE: Bindings = {
  'Ctrl+=': ({ space, day }) => zoomBy(space.now(), day.model.hours, 'in'),
  'Ctrl++': ({ space, day }) => zoomBy(space.now(), day.model.hours, 'in'),
  'Ctrl+-': ({ space, day }) => zoomBy(space.now(), day.model.hours, 'out'),
  'Ctrl+0': ({ space, day }) => zoomBy(space.now(), day.model.hours, 'fit'),
  'Ctrl+g': () => useBoard.setState({ dialog: { kind: 'goto' } }),
  F6: () => useBoard.setState((s) => ({ panel: !s.panel })),
  F7: (desk) => {
    const view = selectedView(desk);
    if (!view) return desk.refuse({ say: 'say.noCard' });
    usePlaces.getState().ask(view.id);
  },
  F8: (desk) => toClash(desk, 1),
  'Shift+F8': (desk) => toClash(desk, -1),
  F9: ({ acts }) => {
    const id = here();
    if (id !== null) void acts.advance(id);
    return id !== null;
  },
};

/** Keys that work where cards have the focus. */
export const ON_CARDS: Bindings = {
  ArrowLeft: (desk) => walk(desk, 'left'),
  ArrowRight: (desk) => walk(desk, 'right'),
  ArrowUp: (desk) => walk(desk, 'up'),
  ArrowDown: (desk) => walk(desk, 'down'),
  'Alt+ArrowLeft': (desk) => shift(desk, -STEP, 0),
  'Alt+ArrowRight': (desk) => shift(desk, STEP, 0),
  'Alt+ArrowUp': (desk) => shift(desk, 0, -1),
  'Alt+ArrowDown': (desk) => shift(desk, 0, 1),
  'Alt+=': (desk) => longer(desk, STEP),
  'Alt++': (desk) => longer(desk, STEP),
  'Alt+-': (desk) => longer(desk, -STEP),
  'Ctrl+x': cutOut,
  'Ctrl+v': putAtCursor,
  'Ctrl+a': chooseAll,
  l: pin,
  ' ': () => {
    const id = here();
    if (id !== null) toggleChosen(id);
  },
  Enter: (desk) => {
    const view = selectedView(desk);
    if (!view) return;
    // What has begun is looked up in its record; what is still planned, in its details.
    if (hasRecord(view)) useView.getState().show('record');
    else useBoard.setState({ panel: true });
  },
  Home: ({ space, now }) => goTo(space.now(), now()),
};

function toClash({ day, refuse }: Desk, direction: 1 | -1): void {
  const id = nextClash(day.model.sessions.filter(isClash), here(), direction);
  if (id === null) refuse({ say: 'say.noClash' });
  else select(id);
}

function pin({ acts }: Desk): void {
  const id = here();
  if (id !== null) void acts.pin(id);
}

function walk(desk: Desk, arrow: Arrow): void {
  const { day } = desk;
  const view = selectedView(desk);
  if (!view) return moveCursor(desk, arrow);
  if (!view.session.place) return walkTray(desk, view.id, arrow);
  const next = stepFrom({ rows: day.rows.map((b) => b.id), onBay: day.onBay }, view, arrow);
  if (next !== null) select(next);
}

function walkTray({ day }: Desk, id: SessionId, arrow: Arrow): void {
  const index = day.tray.findIndex((v) => v.id === id);
  const beside = arrow === 'down' ? day.tray[index + 1] : arrow === 'up' ? day.tray[index - 1] : undefined;
  const first = arrow === 'right' ? day.rows.flatMap((b) => day.onBay.get(b.id) ?? [])[0] : undefined;
  const next = beside ?? first;
  if (next) select(next.id);
}

function moveCursor({ day, now }: Desk, arrow: Arrow): void {
  const [first] = day.rows;
  if (!first) return;
  const from = useBoard.getState().cursor ?? { bayId: first.id, start: snapped(now()) };
  const row = day.rows.findIndex((b) => b.id === from.bayId);
  const bay = day.rows[row + (arrow === 'down' ? 1 : arrow === 'up' ? -1 : 0)] ?? day.rows[row] ?? first;
  const minutes = arrow === 'right' ? STEP : arrow === 'left' ? -STEP : 0;
  useBoard.setState({ cursor: { bayId: bay.id, start: plusMinutes(from.start, minutes) } });
}

/** Moves the selected card or its group, or says why it cannot. */
function shift(desk: Desk, minutes: number, rows: number): void {
  const { day, acts, refuse } = desk;
  const view = selectedView(desk);
  if (!view) return;
  if (!view.session.place) return refuse({ say: 'say.notPlaced', name: view.name });
  const group = membersOf(day.byId, groupOf(useBoard.getState().chosen, view.id));
  const bays = day.rows.map((b) => b.id);
  const targets = shifted(group, { minutes, rows }, bays);
  if (targets) void acts.drop(targets);
  else refuse({ say: 'drag.leaves' });
}

function longer(desk: Desk, by: number): void {
  const view = selectedView(desk);
  if (view) void desk.acts.resize(view.id, Math.max(STEP, view.session.minutes + by));
}

function cutOut(desk: Desk): void {
  const { acts, space } = desk;
  const view = selectedView(desk);
  const place = view?.session.place;
  if (!view || !place) return;
  const ids = groupOf(useBoard.getState().chosen, view.id);
  const cursor = { bayId: place.bayId, start: place.slot.start };
  useBoard.setState({ cut: view.id, cursor, chosen: new Set() });
  void lifted();
  async function lifted(): Promise<void> {
    if (!(await acts.lift(ids))) return;
    select(null);
    space.now().scroller?.focus({ preventScroll: true });
  }
}

function putAtCursor({ day, acts, refuse }: Desk): void {
  const { cursor, cut } = useBoard.getState();
  const waiting = [here(), cut].find((id) => id !== null && day.byId.get(id)?.session.place === null);
  const view = day.byId.get(waiting ?? '');
  if (!view || !cursor) return refuse({ say: 'say.nothingCut' });
  const target = targetAt(view, cursor.bayId, cursor.start);
  void put(view.id);
  async function put(id: SessionId): Promise<void> {
    if (!(await acts.drop([target]))) return;
    useBoard.setState({ cut: null });
    select(id);
  }
}

function chooseAll({ day }: Desk): void {
  const { filters } = useBoard.getState();
  const shown = day.rows.flatMap((b) => day.onBay.get(b.id) ?? []).filter((v) => passes(v, filters));
  useBoard.setState({ chosen: new Set(shown.map((v) => v.id)) });
}
