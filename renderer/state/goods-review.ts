import { create } from 'zustand';
import type { GoodsFinding } from '#shared/rules/goods-rules';

/** Goods that a supervisor is about to judge, and what their object is called by. */
export type GoodsQuestion = { readonly finding: GoodsFinding; readonly name: string };

type Asking = {
  readonly question: GoodsQuestion | null;
  readonly ask: (question: GoodsQuestion | null) => void;
};

/** The review of goods that is open: any screen that shows a rule's finding may ask for it. */
export const useGoodsReview = create<Asking>((set) => ({
  question: null,
  ask: (question) => set({ question }),
}));
