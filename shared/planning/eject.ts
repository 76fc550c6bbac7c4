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
  /** The place being made room at: kept here so that nothing is allocated on the way. */
  let mode = 0;
  let slot = 0;
  let length = 0;

  function inside(c: number): boolean {
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
  function liftHolder(c: number, at: number): boolean {
    const minute = origin + at * grid;
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

  /** Frees so many heads of class c over so many slots, or says that it cannot. */
  function clear(c: number, heads: number, long: number): boolean {
    for (let t = slot; t < slot + long; t++) {
      while (free[c * slots + t]! < heads) if (!liftHolder(c, t)) return false;
    }
    return true;
  }

  function least(c: number): number {
    let min = free[c * slots + slot]!;
    for (let t = slot + 1; t < slot + length; t++) if (free[c * slots + t]! < min) min = free[c * slots + t]!;
    return min;
  }

  /** Of the classes list[from … to − 1] that could give one more head over the stretch, the freest, ties by lot; −1 if none is on duty. */
  function freest(list: Int32Array, from: number, to: number): number {
    let best = -1;
    let most = -Infinity;
    for (let i = from; i < to; i++) {
      const c = list[i]!;
      if (!inside(c) || model.classCount[c]! <= wanted[c]!) continue;
      const left = least(c) - wanted[c]!;
      const rate = Math.min(left, 1) * 4 - model.classSkills[c]! + random.next() * 2;
      if (rate <= most) continue;
      most = rate;
      best = c;
    }
    return best;
  }

  function force(j: number, inMode: number, atSlot: number): boolean {
    mode = inMode;
    slot = atSlot;
    length = modeSlots[mode]!;
    const shape = modeShape[mode]!;
    wanted.fill(0);
    const band = model.lane[j] === 1 ? model.bandOf[slot]! : -1;
    if (band >= 0 && places[band]! < 1 && !liftFromBand(band)) return false;
    const bay = freest(shapeBay, bayFrom[shape]!, bayFrom[shape + 1]!);
    if (bay < 0) return false;
    if (!clear(bay, 1, Math.ceil((modeMinutes[mode]! + classTurn[bay]!) / grid))) return false;
    for (let e = equipFrom[shape]!; e < equipFrom[shape + 1]!; e++) {
      if (!inside(equipClass[e]!)) return false;
      if (!clear(equipClass[e]!, equipHeads[e]!, length)) return false;
    }
    for (let need = needFrom[shape]!; need < needFrom[shape + 1]!; need++) {
      for (let n = needHeads[need]!; n > 0; n--) {
        const c = freest(needClass, needListFrom[need]!, needListFrom[need + 1]!);
        if (c < 0) return false;
        wanted[c]!++;
        if (!clear(c, wanted[c]!, length)) return false;
      }
    }
    return lifted() > 0 && draft.put(j, mode, slot);
  }

  return { force };
}
