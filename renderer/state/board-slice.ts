import { create } from 'zustand';
import type { BayId, SessionId } from '#shared/kernel/ids';
import type { Slot, UtcMs } from '#shared/kernel/time';
import type { Place } from '#shared/domain/session';
import type { Refusal } from '#shared/domain/refusal';

/** Minutes between two marks of the axis, or the working day fitted to the width. */
export const zooms = [60, 30, 15, 5] as const;
export type Zoom = 'fit' | (typeof zooms)[number];

/** What the chips of the toolbar leave bright; several at once must all hold. */
export const filters = ['clash', 'unplaced', 'joint', 'green'] as const;
export type Filter = (typeof filters)[number];

/** What a gesture would come to where it stands: it goes, it goes with a word of warning, or it does not. */
export type Verdict = { readonly tone: 'fine' | 'warn' | 'refuse'; readonly why: Refusal | null };

/** Where a gesture would put a session; null the tray. */
export type Target = { readonly sessionId: SessionId; readonly place: Place | null };

/**
 * A gesture under way. `move` carries one or several cards, `resize` pulls an end, `close` marks a stretch of a bay. `targets` is null
 * while the hand is over nothing.
 */
export type Drag = {
  readonly kind: 'move' | 'resize' | 'close';
  readonly primary: SessionId | null;
  readonly targets: readonly Target[] | null;
  readonly closing: { readonly bayId: BayId; readonly slot: Slot } | null;
  readonly verdict: Verdict | null;
  /** The team stays behind and the free take its place. */
  readonly freshTeam: boolean;
};

/** A spot on the board that keys work at when no card is in focus. */
export type Cursor = { readonly bayId: BayId; readonly start: UtcMs };

/** A dialog of the board; one is open at a time. */
export type BoardDialog =
  | { readonly kind: 'close'; readonly bayId: BayId; readonly slot: Slot }
  | { readonly kind: 'closure'; readonly closureId: string }
  | { readonly kind: 'goto' };

/** A menu at a point of the window. */
export type CardMenu = { readonly sessionId: SessionId; readonly x: number; readonly y: number };

/** How one officer looks at the board, and the gesture in the hand. Never stored, never synced: losing it costs a glance. */
export type BoardSlice = {
  readonly zoom: Zoom;
  readonly table: boolean;
  readonly panel: boolean;
  readonly filters: ReadonlySet<Filter>;
  readonly chosen: ReadonlySet<SessionId>;
  readonly cursor: Cursor | null;
  /** What Ctrl+X took off the board, to be put at the cursor. */
  readonly cut: SessionId | null;
  readonly closing: boolean;
  readonly drag: Drag | null;
  readonly dialog: BoardDialog | null;
  readonly menu: CardMenu | null;
};

const START: BoardSlice = {
  zoom: 'fit',
  table: false,
  panel: false,
  filters: new Set(),
  chosen: new Set(),
  cursor: null,
  cut: null,
  closing: false,
  drag: null,
  dialog: null,
  menu: null,
};

export const useBoard = create<BoardSlice>(() => START);

const toggled = <T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> => {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
};

/** Turns a chip on or off. */
export const toggleFilter = (filter: Filter): void =>
  useBoard.setState((s) => ({ filters: toggled(s.filters, filter) }));

/** Takes a card into the group that moves together, or out of it. */
export const toggleChosen = (id: SessionId): void => useBoard.setState((s) => ({ chosen: toggled(s.chosen, id) }));
