import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containerCheckDigit, readContainer } from '#shared/identifiers/container';
import { readDeclaration } from '#shared/identifiers/declaration';
import { fold, foldLookAlikes, foldWidth } from '#shared/identifiers/fold';
import { readPlate } from '#shared/identifiers/plate';
import { readUscc } from '#shared/identifiers/uscc';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const signs = (from: string, length: number) =>
  fc.array(fc.constantFrom(...from.split('')), { minLength: length, maxLength: length }).map((list) => list.join(''));

const container = fc.tuple(signs(LETTERS, 3), fc.constantFrom('U', 'J', 'Z'), signs('0123456789', 6)).map((parts) => {
  const body = parts.join('');
  return `${body}${String(containerCheckDigit(body))}`;
});

const RU = 'ABEKMHOPCTYX';
const CYRILLIC = 'АВЕКМНОРСТУХ';
const russian = fc
  .tuple(signs(RU, 1), signs('0123456789', 3), signs(RU, 2), signs('0123456789', 3))
  .map((parts) => parts.join(''));
const inCyrillic = (text: string) => text.replace(/[A-Z]/g, (sign) => CYRILLIC.charAt(RU.indexOf(sign)));

/** The remainder before 10 is written 0: what the check digit cannot tell apart. */
function remainder(number: string): number {
  const value = (sign: string) => (/\d/.test(sign) ? Number(sign) : LETTER_VALUES[LETTERS.indexOf(sign)]!);
  return Array.from(number.slice(0, 10)).reduce((sum, sign, place) => sum + value(sign) * 2 ** place, 0) % 11;
}
const LETTER_VALUES = [
  10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 34, 35, 36, 37, 38,
];

describe('identifiers', () => {
  test('any one wrong digit of a container number is caught, but for remainder 10 against 0', () => {
    fc.assert(
      fc.property(container, fc.integer({ min: 4, max: 9 }), fc.integer({ min: 1, max: 9 }), (number, place, by) => {
        const digit = (Number(number[place]) + by) % 10;
        const wrong = number.slice(0, place) + String(digit) + number.slice(place + 1);
        const ambiguous = new Set([remainder(number), remainder(wrong)]);
        const bothZero = ambiguous.size === 2 && ambiguous.has(0) && ambiguous.has(10);
        expect(readContainer(wrong).valid).toBe(bothZero);
      }),
      { numRuns: 2000 },
    );
  });

  test('the check digit of a container agrees with the table of ISO 6346', () => {
    fc.assert(
      fc.property(container, (number) => {
        expect(Number(number[10])).toBe(remainder(number) % 10);
      }),
    );
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldWidth(foldWidth(text))).toBe(foldWidth(text));
        expect(foldLookAlikes(foldLookAlikes(text))).toBe(foldLookAlikes(text));
        expect(fold(fold(text).text).text).toBe(fold(text).text);
      }),
      { numRuns: 5000 },
    );
  });

  test('a Russian plate reads the same in both alphabets, any case, any spacing', () => {
    fc.assert(
      fc.property(russian, fc.integer({ min: 0, max: 9 }), (plate, gap) => {
        const spaced = `${plate.slice(0, gap)} ${plate.slice(gap)}`;
        expect(readPlate(inCyrillic(plate))).toEqual(readPlate(plate));
        expect(readPlate(inCyrillic(spaced).toLowerCase()).normal).toBe(plate);
        expect(readPlate(plate).valid).toBe(true);
      }),
    );
  });

  test('reading a normal form gives it back, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        for (const read of [readPlate, readContainer, readUscc, readDeclaration]) {
          const { normal } = read(text);
          expect(read(normal).normal).toBe(normal);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('nothing but separators is empty, and only that', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        expect(readPlate(text).normal === '').toBe(readPlate(text).warnings.includes('empty'));
      }),
    );
  });
});
