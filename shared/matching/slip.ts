/**
 * How one identifier could have become another by one slip of the hand:
 * `look-alike` a letter for a digit that looks like it, `transposed` two neighbours, `length` a sign too many or too few,
 * `last` the last sign of the serial part (a fleet's next number), `inner` any other sign.
 */
export type Slip = 'look-alike' | 'transposed' | 'length' | 'last' | 'inner';

const LOOK_ALIKES = ['0ODQ', '1ILJ', '8B', '5S', '2Z', '6G', '4A'];

const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9';

function lookAlike(a: string, b: string): boolean {
  return isDigit(a) !== isDigit(b) && LOOK_ALIKES.some((family) => family.includes(a) && family.includes(b));
}

/** Russian plates count up in the three digits after the first letter; everything else counts up at its end. */
const lastOfSerial = (text: string): number => (/^[A-Z]\d{3}[A-Z]{2}\d{2,3}$/.test(text) ? 3 : text.length - 1);

function sameLengthSlip(a: string, b: string): Slip | null {
  let first = 0;
  while (a[first] === b[first]) first++;
  if (a.slice(first + 1) === b.slice(first + 1)) {
    if (lookAlike(a[first]!, b[first]!)) return 'look-alike';
    return first === lastOfSerial(a) ? 'last' : 'inner';
  }
  const crossed = a[first] === b[first + 1] && a[first + 1] === b[first];
  return crossed && a.slice(first + 2) === b.slice(first + 2) ? 'transposed' : null;
}

/** The one slip that turns `a` into `b`, or null when they are equal or further apart. */
export function slipBetween(a: string, b: string): Slip | null {
  if (a === b) return null;
  if (a.length === b.length) return sameLengthSlip(a, b);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length !== 1) return null;
  let first = 0;
  while (first < short.length && short[first] === long[first]) first++;
  return short.slice(first) === long.slice(first + 1) ? 'length' : null;
}

/**
 * Hashes of a text and of all its versions with one sign left out. Texts one slip apart always share one of them, which makes
 * finding them linear; equal hashes prove nothing, so compare afterwards.
 */
export function slipHashes(text: string): number[] {
  const hashes: number[] = [];
  for (let left = -1; left < text.length; left++) {
    if (left > 0 && text[left] === text[left - 1]) continue;
    let hash = 0x811c9dc5 | 0;
    for (let i = 0; i < text.length; i++) if (i !== left) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hashes.push(hash);
  }
  return hashes;
}
