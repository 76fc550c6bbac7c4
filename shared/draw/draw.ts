import { z } from 'zod';
import { invariant } from '../kernel/invariant';
import { ok, type Result } from '../kernel/result';
import { hexOf, sha256 } from '../kernel/sha256';
import { numberBelow, wordsOf, type Words } from './draw-chance';
import type { DrawRefusal } from './draw-refusal';
import { drawTerms, eligible, readTerms, seatsOf, type DrawSeat, type DrawTerms } from './draw-seats';
import { readSeed } from './draw-seed';
import { openPool, type Entry, type OpenPool, type Pool } from './pool';

/** One pick: the seat, how many were in it with what weights together, the number that chance gave, and whom it hit. */
const drawRound = z
  .strictObject({
    agency: z.string().nullable(),
    skill: z.string().nullable(),
    among: z.int(),
    weight: z.int(),
    number: z.int(),
    picked: z.string(),
  })
  .readonly();
export type DrawRound = z.infer<typeof drawRound>;

/** All that anyone needs beside the pool to make a draw again. */
export const drawProof = z
  .strictObject({
    scheme: z.literal('lianjian-draw/1'),
    seed: z.string(),
    seedCommitment: z.string(),
    poolHash: z.string(),
    terms: drawTerms,
    rounds: z.array(drawRound).readonly(),
  })
  .readonly();
export type DrawProof = z.infer<typeof drawProof>;

/** A draw that is wanted: from whom, by which seed (hex), how many, and what they must be. */
export type DrawOrder = z.input<typeof drawTerms> & { readonly pool: Pool; readonly seed: string };

/** A draw that was made: the ids in the order of their picks. */
export type Drawn = { readonly picked: readonly string[]; readonly poolHash: string; readonly proof: DrawProof };

/** A draw that wants only its seed: nothing of it depends on chance any more, so whatever can be refused has been. */
export type ReadyDraw = {
  readonly pool: OpenPool;
  readonly terms: DrawTerms;
  readonly seats: readonly DrawSeat[];
};

/**
 * Draws by chance without replacement (双随机). SPEC R1-R4: the same on every machine, since it is whole-number arithmetic on
 * HMAC-SHA-256 alone. Each round takes the next seat (see `seatsOf`), lays the weights of all who are eligible for it end to end
 * in the order of the pool's lines (see `poolHash`), and picks the one on whose stretch the round's number falls. Refuses a seed,
 * a pool or terms that are of no use, and a pool that cannot fill the seats.
 */
export function draw({ seed, ...order }: DrawOrder): Result<Drawn, DrawRefusal> {
  const ready = readyDraw(order);
  return ready.ok ? drawBySeed(ready.value, seed) : ready;
}

/** All of a draw but its chance. Refuses a pool or terms that are of no use, and a pool that cannot fill the seats. */
export function readyDraw({ pool, ...asked }: Omit<DrawOrder, 'seed'>): Result<ReadyDraw, DrawRefusal> {
  const open = openPool(pool);
  if (!open.ok) return open;
  const terms = readTerms(asked);
  if (!terms.ok) return terms;
  const seats = seatsOf(terms.value, open.value.entries);
  return seats.ok ? ok({ pool: open.value, terms: terms.value, seats: seats.value }) : seats;
}

/** The draw that a seed gives. Refuses what is no seed, and nothing else. */
export function drawBySeed({ pool, terms, seats }: ReadyDraw, seed: string): Result<Drawn, DrawRefusal> {
  const key = readSeed(seed);
  if (!key.ok) return key;
  const rounds = roundsOf(pool.entries, seats, (round) => wordsOf(key.value, pool.hash, round));
  const proof: DrawProof = {
    scheme: 'lianjian-draw/1',
    seed: hexOf(key.value),
    seedCommitment: hexOf(sha256(key.value)),
    poolHash: pool.hash,
    terms,
    rounds,
  };
  return ok({ picked: rounds.map((r) => r.picked), poolHash: pool.hash, proof });
}

function roundsOf(
  entries: readonly Entry[],
  seats: readonly DrawSeat[],
  words: (round: number) => Words,
): readonly DrawRound[] {
  let left = entries.filter((e) => e.excluded === null);
  return seats.map((seat, i) => {
    const among = eligible(seat, left, seats.slice(i + 1));
    const weight = among.reduce((sum, e) => sum + e.weight, 0);
    const number = numberBelow(weight, words(i + 1));
    const one = hitBy(number, among);
    left = left.filter((e) => e !== one);
    const { agency, skill } = seat;
    return { agency, skill, among: among.length, weight, number, picked: one.id };
  });
}

function hitBy(number: number, among: readonly Entry[]): Entry {
  let end = 0;
  const hit = among.find((e) => number < (end += e.weight));
  invariant(hit, 'the number of a round lies below the sum of its weights');
  return hit;
}
