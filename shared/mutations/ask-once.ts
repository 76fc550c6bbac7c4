import type { World } from '../domain/world';
import type { Context, Decision } from './mutation';

/** A question that was decided, with all that the answer depends on. */
type Asked = {
  readonly name: string;
  /** Not held: arguments live on in the history of gestures, and a hundred worlds must not live on with them. */
  readonly world: WeakRef<World>;
  readonly context: Context;
  readonly decision: Decision;
};

/**
 * Remembers the last decision on each arguments object. A decision is a pure function of world, arguments and context, and one gesture
 * asks it several times over (the drop, the outbox, the authority of a desk that stands alone): for an import of ten thousand
 * rows the second answer must not cost what the first did. Nothing is kept longer than the arguments themselves.
 */
export function askOnce(): (name: string, args: unknown, ask: Question) => Decision {
  const asked = new WeakMap<object, Asked>();
  return (name, args, { world, context, decide }) => {
    if (typeof args !== 'object' || args === null) return decide();
    const last = asked.get(args);
    if (last && last.name === name && last.world.deref() === world && sameContext(last.context, context))
      return last.decision;
    const decision = decide();
    asked.set(args, { name, world: new WeakRef(world), context, decision });
    return decision;
  };
}

type Question = { readonly world: World; readonly context: Context; readonly decide: () => Decision };

const sameContext = (a: Context, b: Context): boolean => a.actor === b.actor && a.now === b.now;
