/** Pixels of a letter of a plate, of small text, and of the Chinese signs among them. */
const SIZES = {
  plate: { letter: 7.3, sign: 12 },
  small: { letter: 6.2, sign: 11 },
} as const;

type Size = keyof typeof SIZES;

const pixelsOf = (letters: readonly string[], size: Size): number => {
  const { letter, sign } = SIZES[size];
  return letters.reduce((sum, c) => sum + (c > '\u2e80' ? sign : letter), 0);
};

/**
 * As much of a text as fits, its end told by dots. Reckoned, not measured: clipping every line of every card would give each a layer of
 * its own to sort, at every frame of a drag.
 */
export function headOf(text: string, room: number): string {
  const letters = Array.from(text);
  if (pixelsOf(letters, 'small') <= room) return text;
  while (letters.length > 0 && pixelsOf(letters, 'small') + SIZES.small.letter > room) letters.pop();
  return letters.length === 0 ? '' : `${letters.join('')}…`;
}

/** As much of a plate as fits: its tail, which tells trucks apart. */
export function tailOf(plate: string, room: number): string {
  const letters = Array.from(plate);
  if (pixelsOf(letters, 'plate') <= room) return plate;
  while (letters.length > 2 && pixelsOf(letters, 'plate') + SIZES.plate.letter > room) letters.shift();
  return `…${letters.join('')}`;
}
