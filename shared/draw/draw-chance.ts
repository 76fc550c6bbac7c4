import { hmacSha256, utf8 } from '../kernel/sha256';

/** Numbers of a draw are read from 48 bits: exact in a double, with room for the weights of the largest pool. */
const SPAN = 2 ** 48;

/** The 48 bits that one round holds ready for its attempts 0, 1, … */
export type Words = (attempt: number) => number;

/**
 * The chance of one round: the first 12 hex digits of HMAC-SHA-256 under the seed's bytes of the text `lianjian-draw/1`, the pool's
 * hash, the round (from 1) and the attempt (from 0), one a line, with no line end behind. Recompute:
 * `printf 'lianjian-draw/1\n%s\n%s\n%s' HASH 1 0 | openssl dgst -sha256 -mac HMAC -macopt hexkey:SEED`.
 */
export const wordsOf =
  (seed: Uint8Array, poolHash: string, round: number): Words =>
  (attempt) => {
    const mac = hmacSha256(seed, utf8(`lianjian-draw/1\n${poolHash}\n${String(round)}\n${String(attempt)}`));
    let word = 0;
    for (let i = 0; i < 6; i++) word = word * 256 + mac[i]!;
    return word;
  };

/**
 * A number in [0, bound), each equally likely: words in the last, incomplete run of `bound` numbers below 2^48 are passed over and
 * the next attempt is taken, so that no remainder is favoured. `bound` is a whole number from 1 to 2^48.
 */
export function numberBelow(bound: number, words: Words): number {
  const whole = SPAN - (SPAN % bound);
  let attempt = 0;
  let word = words(attempt);
  while (word >= whole) word = words(++attempt);
  return word % bound;
}
