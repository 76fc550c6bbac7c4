import type { Random } from '../kernel/random';
import type { Draft } from './draft';
import type { Model } from './model';

/** Makes room for one session at a chosen place by lifting just those who stand in its way there. */
export type Ejector = { readonly force: (j: number, mode: number, slot: number) => boolean };

/** An ejector over a draft. */
export function ejectorOf(model: Model, draft: Draft, random: Random): Ejector {
  const { slots, words, startable, grid, classTurn, mostShares, origin } = model;
  const { modeShape, modeSlots, modeMinutes, modeDuration, bayFrom, shapeBay } = model;
  const { equipFrom, equipClass, equipHeads, needFrom, needHeads, needListFrom, needClass } = model;
  const { movable, now, lift, lifted } = draft;
  const { free, share, places } = now;
  const lengths = model.durations.length;
  /** Heads already spoken for in the team being made room for. */
  const wanted = new Int32Array(model.classes);

  function inside(c: number, mode: number, slot: number): boolean {
    const row = (c * lengths + modeDuration[mode]!) * words;
    return ((startable[row + (slot >> 5)]! >>> (slot & 31)) & 1) === 1;
  }

  function uses(j: number, c: number): boolean {
    const shape = modeShape[now.mode[j]!]!;
    for (let i = j * mostShares, last = i + model.shapeTeam[shape]!; i <= last; i++) if (share[i] === c) return true;
    for (let e = equipFrom[shape]!; e < equipFrom[shape + 1]!; e++) if (equipClass[e] === c) return true;
    return false;
  }

  /** Lifts one session that holds class c at a slot; false where only locked ones do. */
  function liftHolder(c: number, slot: number): boolean {
    const minute = origin + slot * grid;
    const turn = random.below(movable.length);
    let best = -1;
    let least = Infinity;
    for (let i = 0; i < movable.length; i++) {
      const other = movable[(i + turn) % movable.length]!;
      if (now.begin[other]! > minute || now.end[other]! + classTurn[c]! <= minute || now.slot[other]! < 0) continue;
      if (!uses(other, c)) continue;
      const dear = (model.late[other]! + model.wait[other]! + 1) * (0.25 + random.next());
      if (dear >= least) continue;
      least = dear;
      best = other;
    }
    if (best < 0) return false;
    lift(best);
    return true;
  }

  /** Lifts one lane session that begins in a band; false where only locked ones do. */
  function liftFromBand(band: number): boolean {
    const turn = random.below(movable.length);
    for (let i = 0; i < movable.length; i++) {
      const other = movable[(i + turn) % movable.length]!;
      if (model.lane[other] !== 1 || now.slot[other]! < 0 || model.bandOf[now.slot[other]!] !== band) continue;
      lift(other);
      return true;
    }
    return false;
  }

  /** Frees `heads` of class c over a stretch, or says that it cannot. */
  function clear(c: number, slot: number, use: { length: number; heads: number }): boolean {
    for (let t = slot; t < slot + use.length; t++) {
      while (free[c * slots + t]! < use.heads) if (!liftHolder(c, t)) return false;
    }
    return true;
  }

  function least(c: number, slot: number, length: number): number {
    let min = free[c * slots + slot]!;
    for (let t = slot + 1; t < slot + length; t++) if (free[c * slots + t]! < min) min = free[c * slots + t]!;
    return min;
  }

  /** Of a list of classes that could give one more head over the stretch, the freest, ties by lot; −1 if none is on duty. */
  function freest(
    list: Int32Array,
    span: { from: number; to: number },
    at: { mode: number; slot: number; length: number },
  ): number {
    let best = -1;
    let most = -Infinity;
    for (let i = span.from; i < span.to; i++) {
      const c = list[i]!;
      if (!inside(c, at.mode, at.slot) || model.classCount[c]! <= wanted[c]!) continue;
      const left = least(c, at.slot, at.length) - wanted[c]!;
      const rate = Math.min(left, 1) * 4 - model.classSkills[c]! + random.next() * 2;
      if (rate <= most) continue;
      most = rate;
      best = c;
    }
    return best;
  }

  function force(j: number, mode: number, slot: number): boolean {
    const shape = modeShape[mode]!;
    const length = modeSlots[mode]!;
    wanted.fill(0);
    const band = model.lane[j] === 1 ? model.bandOf[slot]! : -1;
    if (band >= 0 && places[band]! < 1 && !liftFromBand(band)) return false;
    const bay = freest(shapeBay, { from: bayFrom[shape]!, to: bayFrom[shape + 1]! }, { mode, slot, length });
    if (bay < 0) return false;
    if (!clear(bay, slot, { length: Math.ceil((modeMinutes[mode]! + classTurn[bay]!) / grid), heads: 1 })) return false;
    for (let e = equipFrom[shape]!; e < equipFrom[shape + 1]!; e++) {
      if (!inside(equipClass[e]!, mode, slot)) return false;
      if (!clear(equipClass[e]!, slot, { length, heads: equipHeads[e]! })) return false;
    }
    for (let need = needFrom[shape]!; need < needFrom[shape + 1]!; need++) {
      const span = { from: needListFrom[need]!, to: needListFrom[need + 1]! };
      for (let n = needHeads[need]!; n > 0; n--) {
        const c = freest(needClass, span, { mode, slot, length });
        if (c < 0) return false;
        wanted[c]!++;
        if (!clear(c, slot, { length, heads: wanted[c]! })) return false;
      }
    }
    return lifted() > 0 && draft.put(j, mode, slot);
  }

  return { force };
}
