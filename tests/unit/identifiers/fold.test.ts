import { describe, expect, test } from 'vitest';
import { fold, foldLookAlikes, foldWidth } from '#shared/identifiers/fold';
import { splitCell } from '#shared/identifiers/cell';

describe('folding', () => {
  test('full-width letters, digits, punctuation and the ideographic space become half-width', () => {
    expect(foldWidth('吉Ｈ１２３４５　（ＡＢ）－１')).toBe('吉H12345 (AB)-1');
  });

  test('invisible signs and odd dashes do not make two identifiers different', () => {
    expect(foldWidth('\uFEFFCSQU\u200B305438\u20133')).toBe('CSQU305438-3');
  });

  test('the twelve letters of Russian plates fold to Latin, in either case', () => {
    expect(foldLookAlikes('АВЕКМНОРСТУХ')).toBe('ABEKMHOPCTYX');
    expect(foldLookAlikes('авекмнорстух')).toBe('ABEKMHOPCTYX');
  });

  test('letters without a Latin twin, Chinese and Korean signs stay', () => {
    expect(foldLookAlikes('ДЖ吉함')).toBe('ДЖ吉함');
  });

  test('separators of every kind go, and a fold says what it changed', () => {
    expect(fold('吉Н·1 2•3-4.5')).toEqual({ text: '吉H12345', warnings: ['look-alike-folded'] });
    expect(fold('Ａ1')).toEqual({ text: 'A1', warnings: ['full-width-folded'] });
    expect(fold('ab-12')).toEqual({ text: 'AB12', warnings: [] });
  });
});

describe('a cell with several identifiers', () => {
  test('is split at Chinese and Latin separators, in order', () => {
    expect(splitCell('CSQU3054383、TGHU1234561；MSKU0000018, X1')).toEqual([
      'CSQU3054383',
      'TGHU1234561',
      'MSKU0000018',
      'X1',
    ]);
  });

  test('is split at spaces only between whole numbers', () => {
    expect(splitCell('CSQU3054383 TGHU1234561')).toEqual(['CSQU3054383', 'TGHU1234561']);
    expect(splitCell('CSQU 305438 3')).toEqual(['CSQU 305438 3']);
    expect(splitCell('  ')).toEqual([]);
  });
});
