import { foldWidth } from './fold';

/**
 * The identifiers that one cell lists, split at commas, `、`, semicolons, slashes and line ends, and at spaces only where
 * every word is long enough to be a number of its own (so that `CSQU 305438 3` stays one). Order kept, blanks dropped.
 */
export function splitCell(cell: string): string[] {
  const half = foldWidth(cell);
  if (/^[A-Za-z0-9-]+$/.test(half)) return [half];
  return half
    .split(/[、,;/|\n\r\t]/)
    .flatMap((part) => {
      const words = part.trim().split(/\s+/);
      return words.length > 1 && words.every((word) => word.length >= 10) ? words : [part.trim()];
    })
    .filter((part) => part !== '');
}
