import type { Draft } from './draft';
import type { Model } from './model';

/** First plans, each by another order of who comes first; the cheapest stays in the draft. */
export function construct(model: Model, draft: Draft): void {
  const { release, due, late, wait } = model;
  const urgency = (j: number): number => late[j]! + 4 * wait[j]!;
  const orders: readonly ((a: number, b: number) => number)[] = [
    (a, b) => urgency(b) - urgency(a) || release[a]! - release[b]!,
    (a, b) => release[a]! - release[b]! || urgency(b) - urgency(a),
    (a, b) => due[a]! - due[b]! || urgency(b) - urgency(a),
  ];
  for (const order of orders) {
    const before = draft.total();
    draft.begin();
    for (const j of draft.movable.slice().sort((a, b) => order(a, b) || a - b)) draft.lift(j);
    draft.putBack(0);
    if (draft.total() > before) draft.undo();
  }
  draft.begin();
}
