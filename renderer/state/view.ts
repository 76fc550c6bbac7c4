import { create } from 'zustand';
import type { Day } from '#shared/kernel/time';
import type { SessionId } from '#shared/kernel/ids';

/** The screens of the rail, in its order; the first nine answer to Alt and a digit. */
export const screens = [
  'tasks',
  'record',
  'intake',
  'matching',
  'board',
  'greenLane',
  'review',
  'draw',
  'statistics',
  'yard',
  'notices',
  'ledgers',
  'handOver',
  'administration',
  'conflicts',
  'hub',
] as const;
export type Screen = (typeof screens)[number];

/** What one officer is looking at. Never stored, never synced: losing it costs a glance. */
export type View = {
  readonly screen: Screen;
  readonly day: Day;
  readonly userId: string;
  /** The session in the focus of the board, the review and the search. */
  readonly selected: SessionId | null;
  readonly dialog: 'none' | 'search' | 'keys' | 'sync' | 'import';
  readonly show: (screen: Screen) => void;
  readonly goTo: (day: Day) => void;
  readonly signIn: (userId: string) => void;
  readonly select: (id: SessionId | null) => void;
  readonly open: (dialog: View['dialog']) => void;
};

export const useView = create<View>((set) => ({
  screen: 'board',
  day: '2026-01-01' as Day,
  userId: '',
  selected: null,
  dialog: 'none',
  show: (screen) => set({ screen }),
  goTo: (day) => set({ day, selected: null }),
  signIn: (userId) => set({ userId }),
  select: (selected) => set({ selected }),
  open: (dialog) => set({ dialog }),
}));
