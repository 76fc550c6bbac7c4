/** A piece of a text that agrees with the other text, or not. */
export type Piece = { readonly text: string; readonly differs: boolean };

/** Below this share of common signs two texts are simply two texts: marking their signs would only confuse. */
const ALIKE = 0.5;

/**
 * A text cut into pieces that also stand in the other text, in the same order, and pieces that do not: the longest common
 * subsequence, sign by sign. Texts with less than half in common are one piece that differs; an empty other text marks nothing.
 */
export function differing(text: string, other: string): readonly Piece[] {
  if (text === '') return [];
  if (text === other || other === '') return [{ text, differs: false }];
  const [mine, theirs] = [Array.from(text), Array.from(other)];
  const common = commonSigns(mine, theirs);
  const shared = common.filter(Boolean).length;
  if (shared / Math.max(mine.length, theirs.length) < ALIKE) return [{ text, differs: true }];
  const pieces: { text: string; differs: boolean }[] = [];
  mine.forEach((sign, i) => {
    const differs = !common[i];
    const last = pieces.at(-1);
    if (last?.differs === differs) last.text += sign;
    else pieces.push({ text: sign, differs });
  });
  return pieces;
}

/** Which signs of the first text belong to the longest common subsequence. */
function commonSigns(mine: readonly string[], theirs: readonly string[]): readonly boolean[] {
  const width = theirs.length + 1;
  const length = new Uint16Array((mine.length + 1) * width);
  for (let i = mine.length - 1; i >= 0; i--)
    for (let j = theirs.length - 1; j >= 0; j--)
      length[i * width + j] =
        mine[i] === theirs[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
  const common = mine.map(() => false);
  for (let i = 0, j = 0; i < mine.length && j < theirs.length;) {
    if (mine[i] === theirs[j]) {
      common[i] = true;
      i += 1;
      j += 1;
    } else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return common;
}
