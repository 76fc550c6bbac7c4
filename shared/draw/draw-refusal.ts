import { err, type Result } from '../kernel/result';

/** Why there is no draw, or why a proof does not hold. */
export type DrawRefusalCode =
  | 'seed-not-hex'
  | 'seed-too-short'
  | 'pool-invalid'
  | 'member-doubled'
  | 'terms-invalid'
  | 'agency-unknown'
  | 'pool-too-small'
  | 'agency-short'
  | 'skill-short'
  | 'pick-too-small'
  | 'proof-invalid'
  | 'commitment-differs'
  | 'pool-differs'
  | 'rounds-differ';

/** A no of the draw: its code, and what a sentence about it would say. */
export type DrawRefusal = {
  readonly code: DrawRefusalCode;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** Refuses. */
export const refuse = (code: DrawRefusalCode, facts: DrawRefusal['facts'] = {}): Result<never, DrawRefusal> =>
  err({ code, facts });

/** Where a value read from outside first differs from what was expected, and how. */
export function firstFault(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): {
  readonly at: string;
  readonly why: string;
} {
  const [issue] = issues;
  return { at: issue?.path.map(String).join('.') ?? '', why: issue?.message ?? '' };
}
