import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differing } from '#renderer/features/matching/differing';

const marked = (text: string, other: string): string =>
  differing(text, other)
    .map((p) => (p.differs ? `[${p.text}]` : p.text))
    .join('');

describe('signs that differ', () => {
  test('one wrong digit is marked in both texts, the rest is not', () => {
    expect(marked('吉H62817', '吉H62877')).toBe('吉H628[1]7');
    expect(marked('吉H62877', '吉H62817')).toBe('吉H628[7]7');
  });

  test('what one text has more is marked, wherever it stands', () => {
    expect(marked('00517202611230110', '517202611230110')).toBe('[00]517202611230110');
    expect(marked('517202611230110', '00517202611230110')).toBe('517202611230110');
  });

  test('two texts without much in common are not cut into confetti', () => {
    expect(marked('А123ВС125', '吉HD1234')).toBe('[А123ВС125]');
  });

  test('nothing to compare with marks nothing', () => {
    expect(marked('CSQU3054383', '')).toBe('CSQU3054383');
    expect(differing('', 'CSQU3054383')).toEqual([]);
  });

  test('the pieces are the text, and unmarked signs stand in the other text in order', () => {
    const text = fc.string({ unit: fc.constantFrom('A', 'B', '1', '2', '吉'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const pieces = differing(a, b);
        expect(pieces.map((p) => p.text).join('')).toBe(a);
        if (b === '') return;
        let at = 0;
        for (const sign of pieces
          .filter((p) => !p.differs)
          .map((p) => p.text)
          .join('')) {
          at = b.indexOf(sign, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
  });
});
