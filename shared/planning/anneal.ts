import type { Random } from '../kernel/random';
import { copyOf, keep, type Best } from './best';
import type { Budget } from './budget';
import type { Draft } from './draft';
import type { Model } from './model';
import { ruinOf } from './ruin';

type Course = {
  readonly random: Random;
  readonly budget: Budget;
  /** Begins from a plan that already stands. */
  readonly warm: boolean;
  readonly onBetter: (best: Best) => void;
};

const ASK_EVERY = 16;
/** Without a known end the search cools over rounds this long, each twice the last. */
const FIRST_ROUND = 2048;
/** What a rise may be worth at first and at last, in units of the objective. */
const HOT = 100;
const COLD = 3;
/**
 * While sessions are carried, a rise is weighed more lightly at first: who is carried is decided there. In a large day one carried
 * session is one of many, so that the search rather spends its time below.
 */
const HOTTEST = 1000;
const hottestFor = (sessions: number): number =>
  Math.max(HOT, Math.min(HOTTEST, Math.floor(40_000_000 / Math.max(1, sessions * sessions))));
/** A plan that already stands is changed less boldly. */
const WARM = 20;
/** Of 256 free places, how many an insertion overlooks. */
const BLINK = 6;

/** Takes the draft apart and puts it together, accepting worse plans ever less gladly; leaves the best plan in `best`. */
export function anneal(model: Model, draft: Draft, { random, budget, warm, onBetter }: Course): Best {
  const ruin = ruinOf(model, draft, random);
  const best = copyOf(draft);
  const end = draft.movable.length === 0 ? 0 : (budget.schedules ?? Infinity);
  let round = { from: 0, length: budget.schedules ?? FIRST_ROUND };
  const first = warm ? WARM : HOT;
  const hottest = warm ? first : hottestFor(draft.movable.length);
  let heat = first;
  let n = 0;
  for (; n < end; n++) {
    if (n % ASK_EVERY === 0) {
      if (budget.keepGoing?.(n) === false) break;
      const share = budget.spent?.() ?? (n - round.from) / round.length;
      if (share >= 1 && budget.spent) break;
      if (share >= 1) round = { from: n, length: round.length * 2 };
      const cooling = share >= 1 ? 0 : share;
      heat = cooled(ruin.anyCarried() ? hottest : first, cooling);
    }
    const before = draft.total();
    draft.begin();
    ruin.strike();
    draft.putBack(BLINK);
    const after = draft.total();
    if (after > before && after - before >= heat * LENIENCE[random.below(LENIENCE.length)]!) draft.undo();
    else if (after < best.total) {
      keep(best, draft);
      best.schedules = n + 1;
      onBetter(best);
    }
  }
  best.schedules = n;
  return best;
}

/** Geometric cooling by repeated square roots, so that every machine cools alike. */
function cooled(first: number, share: number): number {
  let heat = first;
  let factor = COLD / first;
  let rest = share;
  for (let i = 0; i < 16; i++) {
    factor = Math.sqrt(factor);
    rest *= 2;
    if (rest < 1) continue;
    rest -= 1;
    heat *= factor;
  }
  return heat;
}

/** −ln of evenly spread shares of one: what a rise may be worth, in heats. Summed from 1/x, exact on every machine. */
const LENIENCE = lenience(1024);

function lenience(steps: number): Float64Array {
  const table = new Float64Array(steps);
  let sum = 0;
  for (let i = steps - 1; i >= 0; i--) {
    // ∫ dx/x over one step, by the midpoint rule in 64 parts.
    for (let part = 0; part < 64; part++) sum += 1 / (64 * (i + 1) - part - 0.5);
    table[i] = sum;
  }
  return table;
}
