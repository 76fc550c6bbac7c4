import { create } from 'zustand';
import type { SourceFile } from '#shared/interchange/sniff';

type Arrivals = {
  readonly files: readonly SourceFile[];
  readonly bring: (files: readonly SourceFile[]) => void;
  /** Hands over what has come; nothing is there afterwards. */
  readonly take: () => readonly SourceFile[];
};

/** Files that were dropped or pasted on whatever screen, until the intake takes them. */
export const useArrivals = create<Arrivals>((set, get) => ({
  files: [],
  bring: (files) => set((s) => ({ files: [...s.files, ...files] })),
  take: () => {
    const { files } = get();
    set({ files: [] });
    return files;
  },
}));
