import { ok, type Result } from '../kernel/result';
import { bytesOfHex, hexOf, sha256 } from '../kernel/sha256';
import { refuse, type DrawRefusal } from './draw-refusal';

/** Fewest hex digits of a seed: 128 bits, so that nobody finds the seed by trying what a commitment may hide. */
const FEWEST_DIGITS = 32;

/** The bytes of a seed, written as pairs of hex digits in either case. Refuses other signs, and fewer than 32 digits. */
export function readSeed(seed: string): Result<Uint8Array, DrawRefusal> {
  const bytes = bytesOfHex(seed);
  if (!bytes) return refuse('seed-not-hex');
  return seed.length < FEWEST_DIGITS
    ? refuse('seed-too-short', { digits: seed.length, fewest: FEWEST_DIGITS })
    : ok(bytes);
}

/**
 * What is published before a draw: SHA-256 of the seed's bytes, in hex. Nobody can tell the seed from it, and whoever published it
 * can show no other seed afterwards. Recompute: `printf SEED | xxd -r -p | sha256sum`. Refuses what `readSeed` refuses.
 */
export function commitment(seed: string): Result<string, DrawRefusal> {
  const bytes = readSeed(seed);
  return bytes.ok ? ok(hexOf(sha256(bytes.value))) : bytes;
}

/** Whether a seed is the one that a commitment was published for. Never for what is no seed. */
export function verify(published: string, seed: string): boolean {
  const own = commitment(seed);
  return own.ok && own.value === published.toLowerCase();
}
