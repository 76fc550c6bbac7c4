import type { Result } from '../kernel/result';
import { same } from '../kernel/same';
import { draw, drawProof, type Drawn, type DrawProof } from './draw';
import { firstFault, refuse, type DrawRefusal } from './draw-refusal';
import { verify } from './draw-seed';
import { openPool, type Pool } from './pool';

/**
 * Makes a draw again from its proof and the pool. SPEC R5: gives the draw where all agrees. Refuses a proof that is not of its
 * form, another pool, a seed that was not the one committed to, and, naming it, the first round that comes out otherwise. Whether
 * the commitment is the one that was published before the draw is for the reader to compare.
 */
export function replay(proof: DrawProof, pool: Pool): Result<Drawn, DrawRefusal> {
  const parsed = drawProof.safeParse(proof);
  if (!parsed.success) return refuse('proof-invalid', firstFault(parsed.error.issues));
  const { seed, seedCommitment, terms, rounds, poolHash } = parsed.data;
  const open = openPool(pool);
  if (!open.ok) return open;
  if (open.value.hash !== poolHash) return refuse('pool-differs', { hash: open.value.hash });
  const again = draw({ pool, seed, ...terms });
  if (!again.ok) return again;
  if (!verify(seedCommitment, seed)) return refuse('commitment-differs', { commitment: seedCommitment });
  const own = again.value.proof.rounds;
  const length = Math.max(own.length, rounds.length);
  const first = Array.from({ length }, (_, i) => i).find((i) => !same(own[i], rounds[i]));
  return first === undefined ? again : refuse('rounds-differ', { round: first + 1 });
}
