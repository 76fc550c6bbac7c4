import { create } from 'zustand';

/** The tabs of the ledgers, in their order. */
export const ledgerTabs = ['twice', 'fees', 'complaints', 'tracking'] as const;
export type LedgerTab = (typeof ledgerTabs)[number];

type Ledgers = {
  readonly tab: LedgerTab;
  /** What the tracking follows: a plate, container, batch or paper number. */
  readonly tracked: string;
  readonly open: (tab: LedgerTab) => void;
  readonly track: (text: string) => void;
};

/** Which ledger somebody looks at; the search leads to the tracking. */
export const useLedgers = create<Ledgers>((set) => ({
  tab: 'twice',
  tracked: '',
  open: (tab) => set({ tab }),
  track: (tracked) => set({ tab: 'tracking', tracked }),
}));
