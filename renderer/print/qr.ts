import { invariant } from '#shared/kernel/invariant';

/** Modules on a side of the symbol: version 2 of ISO/IEC 18004. */
export const QR_SIDE = 25;
/** The longest text that fits: version 2, level M, alphanumeric. */
export const QR_LONGEST = 38;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const DATA_WORDS = 28;
const CHECK_WORDS = 16;
/** Any mask can be read; this one breaks up the padding well. */
const MASK = 2;
const masked = (_row: number, column: number): boolean => column % 3 === 0;

/**
 * The dark modules of a QR code, row by row. Printed forms carry one short text of capitals, digits and dashes, so one version
 * (2), level (M) and mode (alphanumeric) are all there is. The text must fit: at most 38 characters of that alphabet.
 */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  const data = dataWords(text);
  const bits = [...data, ...checkWords(data)].flatMap((word) => bitsOf(word, 8));
  const grid = emptyGrid();
  drawFixed(grid);
  drawData(grid, bits);
  return grid.map((row) => row.map((module) => module === true));
}

/** Null where no module has been drawn yet. */
type Grid = (boolean | null)[][];

const emptyGrid = (): Grid => Array.from({ length: QR_SIDE }, () => Array.from({ length: QR_SIDE }, () => null));

const bitsOf = (value: number, count: number): readonly boolean[] =>
  Array.from({ length: count }, (_, i) => ((value >> (count - 1 - i)) & 1) === 1);

function dataWords(text: string): readonly number[] {
  const codes = Array.from(text, (c) => ALPHABET.indexOf(c));
  invariant(text.length <= QR_LONGEST && !codes.includes(-1), `no QR code holds "${text}"`);
  const bits: boolean[] = [...bitsOf(0b0010, 4), ...bitsOf(codes.length, 9)];
  for (let i = 0; i < codes.length; i += 2) {
    const [first = 0, second] = codes.slice(i, i + 2);
    bits.push(...(second === undefined ? bitsOf(first, 6) : bitsOf(first * 45 + second, 11)));
  }
  bits.push(...bitsOf(0, Math.min(4, DATA_WORDS * 8 - bits.length)));
  while (bits.length % 8 !== 0) bits.push(false);
  const words = Array.from({ length: bits.length / 8 }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((word, bit) => word * 2 + Number(bit), 0),
  );
  for (let i = 0; words.length < DATA_WORDS; i++) words.push(i % 2 === 0 ? 0xec : 0x11);
  return words;
}

/** Product in the field of 256 elements that the code works in (polynomial 0x11d). */
function times(a: number, b: number): number {
  let product = 0;
  for (let i = 7; i >= 0; i--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> i) & 1) * a;
  }
  return product;
}

/** The Reed-Solomon words that let a reader mend a scratched symbol. */
function checkWords(data: readonly number[]): readonly number[] {
  let divisor = [1];
  for (let i = 0, root = 1; i < CHECK_WORDS; i++, root = times(root, 2)) {
    const raised = [...divisor, 0];
    divisor = raised.map((c, at) => c ^ (at === 0 ? 0 : times(divisor[at - 1]!, root)));
  }
  let rest = new Array<number>(CHECK_WORDS).fill(0);
  for (const word of data) {
    const factor = word ^ rest[0]!;
    rest = [...rest.slice(1), 0].map((c, at) => c ^ times(divisor[at + 1]!, factor));
  }
  return rest;
}

/** Finders, alignment, timing and the word that says level and mask. */
function drawFixed(grid: Grid): void {
  const last = QR_SIDE - 1;
  for (let i = 8; i < QR_SIDE - 8; i++) grid[6]![i] = grid[i]![6] = i % 2 === 0;
  for (const [row, column] of [[3, 3] as const, [3, last - 3] as const, [last - 3, 3] as const]) {
    drawRings(grid, { row, column, reach: 4, light: [2, 4] });
  }
  drawRings(grid, { row: last - 6, column: last - 6, reach: 2, light: [1] });
  const format = bitsOf(formatWord(), 15).toReversed();
  for (let i = 0; i < 15; i++) {
    const bit = format[i]!;
    grid[i < 6 ? i : i < 8 ? i + 1 : last - 14 + i]![8] = bit;
    grid[8]![i < 8 ? last - i : i === 8 ? 7 : 14 - i] = bit;
  }
  grid[last - 7]![8] = true;
}

type Rings = {
  readonly row: number;
  readonly column: number;
  readonly reach: number;
  readonly light: readonly number[];
};

function drawRings(grid: Grid, { row, column, reach, light }: Rings): void {
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++) {
      const line = grid[row + y];
      if (line?.[column + x] !== undefined) line[column + x] = !light.includes(Math.max(Math.abs(x), Math.abs(y)));
    }
}

function formatWord(): number {
  const levelM = 0b00;
  const data = (levelM << 3) | MASK;
  let rest = data;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  return ((data << 10) | rest) ^ 0x5412;
}

/** Fills what is left in pairs of columns from the right, upwards and downwards in turn. */
function drawData(grid: Grid, bits: readonly boolean[]): void {
  let next = 0;
  for (let right = QR_SIDE - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let i = 0; i < QR_SIDE; i++) {
      const row = up ? QR_SIDE - 1 - i : i;
      for (const column of [right, right - 1]) {
        if (grid[row]![column] !== null) continue;
        grid[row]![column] = (bits[next++] ?? false) !== masked(row, column);
      }
    }
  }
}
