import type { z } from 'zod';
import { err, ok, type Result } from '../kernel/result';
import type { UtcMs } from '../kernel/time';
import type { Change } from '../domain/change';
import { refusal, type Refusal, type RefusalCode } from '../domain/refusal';
import { may, type Right, type User } from '../domain/user';
import type { World } from '../domain/world';

/** Who acts and when. All that a decision may know besides the world and its arguments. */
export type Context = { readonly actor: User; readonly now: UtcMs };

/** A mutation by name with its arguments: what a gesture becomes, what the outbox holds and what travels. */
export type Intention = { readonly name: string; readonly args: unknown };

export type Decision = Result<readonly Change[], Refusal>;

/** What an officer can do: decided by the same pure function on the desk and at the authority of the port. */
export type Mutation<A> = {
  readonly name: string;
  /** A fact has happened and is never refused for contradicting the plan; an intention may be. */
  readonly kind: 'intention' | 'fact';
  readonly args: z.ZodType<A>;
  /** What its actor must be allowed to do. Checked before anything else, so that a stranger learns nothing. */
  readonly right: Right;
  readonly decide: (world: World, args: A, context: Context) => Decision;
  /** What undoes it, seen from the world before it; null when it cannot be undone by a gesture. */
  readonly inverse: (world: World, args: A) => Intention | null;
};

/** Gives a mutation its types; `inverse` may be left out where there is none. */
export const defineMutation = <A>(
  m: Omit<Mutation<A>, 'inverse'> & { readonly inverse?: Mutation<A>['inverse'] },
): Mutation<A> => ({ inverse: () => null, ...m });

/** A no, as a decision. */
export const refuse = (code: RefusalCode, about: string | null = null, facts: Refusal['facts'] = {}): Decision =>
  err(refusal(code, about, facts));

/** A yes, as a decision. */
export const change = (...changes: readonly Change[]): Decision => ok(changes);

/** Whether the actor may do what a right names. */
export const allowed = (context: Context, right: Right): boolean => context.actor.active && may(context.actor, right);
