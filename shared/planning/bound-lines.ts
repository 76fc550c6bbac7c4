import type { Model } from './model';
import { fitsWindow } from './model-classes';
import { offsets } from './offsets';

/**
 * What modes ask, split into lines: so many heads for so long from a list of classes, a bay and a piece of equipment counting as
 * one like people do. Modes alike in shape and length are one *kind*, and kinds share the lines they have in common.
 */
export type BoundLines = {
  readonly lines: number;
  /** Classes of line l: lineClass[lineFrom[l] … lineFrom[l + 1] − 1]. */
  readonly lineFrom: Int32Array;
  readonly lineClass: Int32Array;
  readonly lineHeads: Int32Array;
  readonly lineMinutes: Int32Array;
  readonly lineDuration: Int32Array;
  readonly kinds: number;
  readonly modeKind: Int32Array;
  /** Lines of kind k: kindLine[kindFrom[k] … kindFrom[k + 1] − 1]. */
  readonly kindFrom: Int32Array;
  readonly kindLine: Int32Array;
  /** 1 where the windows alone let a mode of kind k begin at a slot, by k · slots + slot. */
  readonly open: Uint8Array;
};

type Line = { readonly classes: readonly number[]; readonly heads: number; readonly mode: number };

/** Splits every mode of a day into its lines. */
export function boundLinesOf(model: Model): BoundLines {
  const { modeShape, modeMinutes, modeDuration } = model;
  const lines: Line[] = [];
  const lineOf = new Map<string, number>();
  const kindModes: number[] = [];
  const kindOf = new Map<string, number>();
  const kindLines: number[][] = [];
  const modeKind = Int32Array.from(modeShape, (shape, mode) => {
    const key = `${shape} ${modeMinutes[mode]}`;
    const known = kindOf.get(key);
    if (known !== undefined) return known;
    kindOf.set(key, kindModes.push(mode) - 1);
    kindLines.push(
      asksOf(model, shape).map(({ classes, heads }) => {
        const name = JSON.stringify([classes, heads, modeMinutes[mode]]);
        if (!lineOf.has(name)) lineOf.set(name, lines.push({ classes, heads, mode }) - 1);
        return lineOf.get(name)!;
      }),
    );
    return kindModes.length - 1;
  });
  return {
    lines: lines.length,
    lineFrom: offsets(lines.map((l) => l.classes)),
    lineClass: Int32Array.from(lines.flatMap((l) => l.classes)),
    lineHeads: Int32Array.from(lines, (l) => l.heads),
    lineMinutes: Int32Array.from(lines, (l) => modeMinutes[l.mode]!),
    lineDuration: Int32Array.from(lines, (l) => modeDuration[l.mode]!),
    kinds: kindModes.length,
    modeKind,
    kindFrom: offsets(kindLines),
    kindLine: Int32Array.from(kindLines.flat()),
    open: openings(model, kindModes),
  };
}

function asksOf(model: Model, shape: number): { readonly classes: readonly number[]; readonly heads: number }[] {
  const { bayFrom, shapeBay, needFrom, needHeads, needListFrom, needClass, equipFrom, equipClass, equipHeads } = model;
  const manned = (list: Int32Array): number[] => [...list].filter((c) => model.classCount[c]! > 0);
  const asks = [{ classes: manned(shapeBay.subarray(bayFrom[shape], bayFrom[shape + 1])), heads: 1 }];
  for (let n = needFrom[shape]!; n < needFrom[shape + 1]!; n++)
    asks.push({ classes: manned(needClass.subarray(needListFrom[n], needListFrom[n + 1])), heads: needHeads[n]! });
  for (let e = equipFrom[shape]!; e < equipFrom[shape + 1]!; e++)
    asks.push({ classes: manned(equipClass.subarray(e, e + 1)), heads: equipHeads[e]! });
  return asks;
}

/** A kind is open where a bay, each piece and the heads of each demand are there for as long as it takes. */
function openings(model: Model, kindModes: readonly number[]): Uint8Array {
  const { slots, modeShape, demandFrom, demandHeads, demandListFrom, demandClass } = model;
  const open = new Uint8Array(kindModes.length * slots);
  kindModes.forEach((mode, kind) => {
    const shape = modeShape[mode]!;
    const lists = asksOf(model, shape);
    for (let d = demandFrom[shape]!; d < demandFrom[shape + 1]!; d++)
      lists.push({
        classes: [...demandClass.subarray(demandListFrom[d], demandListFrom[d + 1])],
        heads: demandHeads[d]!,
      });
    for (let slot = 0; slot < slots; slot++)
      if (lists.every((l) => headsAt(model, l.classes, { mode, slot }) >= l.heads)) open[kind * slots + slot] = 1;
  });
  return open;
}

function headsAt(model: Model, classes: readonly number[], { mode, slot }: { mode: number; slot: number }): number {
  const at = { duration: model.modeDuration[mode]!, slot };
  return classes.reduce((sum, c) => sum + (fitsWindow(model, c, at) ? model.classCount[c]! : 0), 0);
}
