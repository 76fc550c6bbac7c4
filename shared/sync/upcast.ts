/** The schema of mutation arguments and rows that this program writes. Raised when either changes its shape. */
export const SCHEMA = 1;

/** How the arguments of one mutation, written in schema `from`, are said in the next one. */
type Upcast = { readonly name: string; readonly from: number; readonly lift: (args: unknown) => unknown };

/** Kept for ever, oldest first: a desk may come back with an outbox of any age. */
const UPCASTS: readonly Upcast[] = [];

/** The arguments of an action as today's mutation reads them. What no line here lifts has not changed since. */
export function liftArgs(
  { name, v, args }: { readonly name: string; readonly v: number; readonly args: unknown },
  upcasts = UPCASTS,
): unknown {
  let lifted = args;
  for (const u of upcasts) if (u.name === name && u.from >= v) lifted = u.lift(lifted);
  return lifted;
}
