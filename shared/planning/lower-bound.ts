import { CARRIED, EITHER, marketOf, PLACED, type Market } from './bound-market';
import type { Draft } from './draft';
import type { Model } from './model';

type Question = {
  /** The cost of some plan of the day; steers how far prices move, not whether the bound holds. */
  readonly reached: number;
  /** How often prices are mended; 0 prices nothing and leaves every session its best lone place. */
  readonly rounds: number;
  /** How often the plans are told apart by whether some session is carried, the weaker half first. */
  readonly splits: number;
};

/** Plans of one kind: what is said of each session, and what none of these plans can undercut. */
type Leaf = {
  readonly fate: Uint8Array;
  bound: number;
  readonly price: Float64Array;
  /** What is bought on average over the last prices. */
  readonly flow: Float64Array;
  /** By how much carrying each session is dearer than placing it at the best prices. */
  readonly margin: Float64Array;
};

/** How boldly prices move at first and at last, when all is new and after a split. */
const FIRST = 0.4;
const AGAIN = 0.2;
const LAST = 0.003;
/** What one round weighs in the averages: so much, or more where there are few. */
const FRESH = 0.025;
const FRESH_OF_FEW = 10;
/**
 * What no plan of the day can undercut, by Lagrangian prices: heads are not enforced but sold by class and slot, and what was
 * sold is given back. Any prices give a bound; a few rounds of mending find good ones. Every plan either carries a given session
 * or places it, so the lesser of the bounds of both halves is a bound again, and mostly a better one.
 */
export function lowerBoundOf(model: Model, draft: Draft, { reached, rounds, splits }: Question): number {
  const market = marketOf(model, draft);
  const whole = mended(market, firstLeaf(model, market), { reached, rounds, boldness: FIRST });
  const leaves = [whole];
  for (let n = 0; n < splits; n++) {
    const weakest = leaves.reduce((a, b) => (b.bound < a.bound ? b : a));
    if (weakest.bound >= reached) break;
    const torn = tornSession(model, weakest, reached);
    const fates = torn < 0 ? [EITHER] : [CARRIED, PLACED];
    leaves.splice(leaves.indexOf(weakest), 1);
    for (const fate of fates)
      leaves.push(mended(market, half(weakest, torn, fate), { reached, rounds, boldness: AGAIN }));
  }
  const bound = leaves.reduce((least, leaf) => Math.min(least, leaf.bound), Infinity);
  // Costs are whole, and a sum of prices may err in its last digits.
  return Math.max(0, Math.min(reached, Math.ceil(bound - 0.001)));
}

function firstLeaf(model: Model, market: Market): Leaf {
  const fate = new Uint8Array(model.sessions).fill(EITHER);
  const price = new Float64Array(market.capacity.length);
  const bound = market.clear(price, fate);
  return { fate, bound, price, flow: market.bought.slice(), margin: market.margin.slice() };
}

function half({ fate, bound, price, flow, margin }: Leaf, j: number, its: number): Leaf {
  return {
    fate: j < 0 ? fate : fate.with(j, its),
    bound,
    price: price.slice(),
    flow: flow.slice(),
    margin: margin.slice(),
  };
}

/** The session that is nearest to both being carried and being placed; −1 where neither pays for any. */
function tornSession(model: Model, { fate, margin, bound }: Leaf, reached: number): number {
  let least = reached - bound;
  let found = -1;
  for (let j = 0; j < model.sessions; j++) {
    const off = Math.abs(margin[j]!);
    if (fate[j] !== EITHER || model.locked[j] === 1 || off >= least) continue;
    least = off;
    found = j;
  }
  return found;
}

type Mending = { readonly reached: number; readonly rounds: number; readonly boldness: number };

/** Mends the prices of a leaf in place: dearer where more is bought on average than there is, cheaper where less. */
function mended(market: Market, leaf: Leaf, { reached, rounds, boldness }: Mending): Leaf {
  const { capacity, bought, margin } = market;
  const { fate, price, flow } = leaf;
  const bestPrice = price.slice();
  const cooling = rootOf(LAST / boldness, rounds);
  let bold = boldness;
  const fresh = Math.min(0.5, Math.max(FRESH_OF_FEW / rounds, FRESH));
  for (let round = 0; round < rounds; round++) {
    let norm = 0;
    for (let i = 0; i < flow.length; i++) {
      const over = flow[i]! - capacity[i]!;
      if (over > 0 || price[i]! > 0) norm += over * over;
    }
    if (norm === 0) break;
    bold *= cooling;
    const step = (bold * Math.max(1, reached - leaf.bound)) / norm;
    for (let i = 0; i < flow.length; i++) price[i] = Math.max(0, price[i]! + step * (flow[i]! - capacity[i]!));
    const bound = market.clear(price, fate);
    if (bound > leaf.bound) {
      leaf.bound = bound;
      bestPrice.set(price);
      leaf.margin.set(margin);
    }
    if (bound === Infinity || leaf.bound >= reached) break;
    for (let i = 0; i < flow.length; i++) flow[i]! += fresh * (bought[i]! - flow[i]!);
  }
  price.set(bestPrice);
  return leaf;
}

/** The n-th root of a number between 0 and 1 by halving, alike on every machine. */
function rootOf(x: number, n: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    let power = 1;
    for (let k = 0; k < n; k++) power *= middle;
    if (power > x) high = middle;
    else low = middle;
  }
  return low;
}
