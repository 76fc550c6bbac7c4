import { create } from 'zustand';
import type { Sort } from '../../ui/data-table';
import { anything, type Query } from './request-rows';

/** The columns of the list, in their order; the first ones are shown until an officer chooses others. */
export const columnKeys = [
  'agency',
  'requestNo',
  'plate',
  'container',
  'goods',
  'mode',
  'eta',
  'priority',
  'state',
  'direction',
  'trailer',
  'batchNo',
  'billNo',
  'declaration',
  'seal',
  'hs',
  'packages',
  'grossKg',
  'temperature',
  'trader',
  'minutes',
  'note',
] as const;
export type ColumnName = (typeof columnKeys)[number];

const USUAL: ReadonlySet<ColumnName> = new Set(columnKeys.slice(0, columnKeys.indexOf('state') + 1));

/** What one officer looks at in the intake: lost with the window, and no loss. */
type IntakeView = {
  readonly query: Query;
  readonly sort: Sort;
  readonly compact: boolean;
  readonly shown: ReadonlySet<ColumnName>;
  /** The request whose details are open. */
  readonly chosen: string | null;
  /** Requests, or the loads that manifests have announced. */
  readonly list: 'requests' | 'consignments' | 'triage' | 'joined';
  readonly chosenLoad: string | null;
  readonly form: boolean;
  readonly ask: (part: Partial<Query>) => void;
  readonly orderBy: (sort: Sort) => void;
  readonly setCompact: (compact: boolean) => void;
  readonly toggleColumn: (key: ColumnName) => void;
  readonly usualColumns: () => void;
  readonly choose: (id: string | null) => void;
  readonly showList: (list: IntakeView['list']) => void;
  readonly chooseLoad: (id: string) => void;
  readonly openForm: (form: boolean) => void;
};

export const useIntake = create<IntakeView>((set) => ({
  query: anything,
  sort: { key: 'eta', descending: false },
  compact: false,
  shown: USUAL,
  chosen: null,
  list: 'requests',
  chosenLoad: null,
  form: false,
  ask: (part) => set(({ query }) => ({ query: { ...query, ...part } })),
  orderBy: (sort) => set({ sort }),
  setCompact: (compact) => set({ compact }),
  toggleColumn: (key) =>
    set(({ shown }) => ({
      shown: shown.has(key) ? new Set([...shown].filter((k) => k !== key)) : new Set([...shown, key]),
    })),
  usualColumns: () => set({ shown: USUAL }),
  choose: (chosen) => set({ chosen }),
  showList: (list) => set({ list, chosen: null }),
  chooseLoad: (chosenLoad) => set({ chosenLoad }),
  openForm: (form) => set({ form }),
}));
