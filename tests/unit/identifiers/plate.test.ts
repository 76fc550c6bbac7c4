import { describe, expect, test } from 'vitest';
import { readPlate, splitPlates } from '#shared/identifiers/plate';

describe('Chinese plates', () => {
  test.each([
    ['吉H12345', '吉H12345', 'truck'],
    ['吉h·12345', '吉H12345', 'truck'],
    ['吉 H-1234挂', '吉H1234挂', 'trailer'],
    ['吉H1234掛', '吉H1234挂', 'trailer'],
    ['黑BD12345', '黑BD12345', 'truck'],
    ['辽A12345D', '辽A12345D', 'truck'],
    ['京A1234警', '京A1234警', 'truck'],
    ['吉H12345(黄)', '吉H12345', 'truck'],
  ])('%s is valid and reads %s, a %s', (text, normal, kind) => {
    expect(readPlate(text)).toEqual({ valid: true, normal, country: 'CN', kind, warnings: [] });
  });

  test('full-width and Cyrillic letters are folded with a warning', () => {
    expect(readPlate('吉Ｈ12345')).toMatchObject({ valid: true, normal: '吉H12345', warnings: ['full-width-folded'] });
    expect(readPlate('吉Н12345')).toMatchObject({ valid: true, normal: '吉H12345', warnings: ['look-alike-folded'] });
  });

  test('the letters I and O are never given out: invalid, but the repair is the normal form', () => {
    expect(readPlate('吉HO23I5')).toMatchObject({
      valid: false,
      normal: '吉H02315',
      country: 'CN',
      warnings: ['digit-letter-folded'],
    });
  });

  test.each([
    ['吉H1234', 'length'],
    ['吉H123456', 'length'],
    ['吉I12345', 'character'],
  ])('%s breaks the form: %s', (text, code) => {
    expect(readPlate(text)).toMatchObject({ valid: false, country: 'CN', warnings: [code] });
  });
});

describe('Russian plates', () => {
  test.each(['А123ВС125', 'A123BC125', 'а 123 вс 125', 'А123ВС 125 RUS', 'a123bc125rus'])(
    '%s reads in Latin letters, without a warning',
    (text) => {
      expect(readPlate(text)).toEqual({ valid: true, normal: 'A123BC125', country: 'RU', kind: 'truck', warnings: [] });
    },
  );

  test('two alphabets in one plate are a slip worth a warning', () => {
    expect(readPlate('A123ВС125').warnings).toEqual(['look-alike-folded']);
  });

  test('a trailer has two letters and four digits', () => {
    expect(readPlate('АВ 1234 25')).toMatchObject({ valid: true, normal: 'AB123425', country: 'RU', kind: 'trailer' });
  });

  test('a zero for the letter O is repaired but not valid', () => {
    expect(readPlate('О12ЗВС125').valid).toBe(true);
    expect(readPlate('0123ВС125')).toMatchObject({ valid: false, normal: 'O123BC125', country: 'RU' });
  });

  test('a plate without its region is too short', () => {
    expect(readPlate('А123ВС')).toMatchObject({ valid: false, country: 'RU', warnings: ['length'] });
  });
});

describe('North Korean plates and free text', () => {
  test('Korean and Chinese spellings of one plate read the same', () => {
    expect(readPlate('함북12-3456')).toEqual(readPlate('咸北12-3456'));
    expect(readPlate('라선 123')).toMatchObject({ valid: true, normal: '罗先123', country: 'KP', warnings: [] });
    expect(readPlate('平北-1234')).toMatchObject({ valid: true, normal: '平北1234', country: 'KP' });
  });

  test('an unknown form is valid free text that says so', () => {
    expect(readPlate('UBA 1234')).toMatchObject({ valid: true, normal: 'UBA1234', warnings: ['unknown-form'] });
  });

  test.each([
    ['', 'empty'],
    [' -·- ', 'empty'],
    ['无', 'character'],
    ['1', 'length'],
    ['12345678901234567', 'length'],
  ])('%j is no plate: %s', (text, code) => {
    expect(readPlate(text)).toMatchObject({ valid: false, warnings: [code] });
  });
});

describe('a cell with several plates', () => {
  test.each([
    ['吉H12345/А123ВС125', ['吉H12345', 'А123ВС125']],
    ['吉H12345、吉H1234挂', ['吉H12345', '吉H1234挂']],
    ['吉H12345 吉H1234挂', ['吉H12345', '吉H1234挂']],
    ['吉H12345А123ВС125', ['吉H12345', 'A123BC125']],
    ['А 123 ВС 125', ['А 123 ВС 125']],
    ['车牌:吉H12345', ['吉H12345']],
    ['함북 12-3456', ['함북 12-3456']],
    ['', []],
  ])('%s', (cell, plates) => {
    expect(splitPlates(cell)).toEqual(plates);
  });
});
