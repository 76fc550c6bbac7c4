import { describe, expect, test } from 'vitest';
import { readBatchNo, withoutLeadingZeros } from '#shared/identifiers/batch-no';
import { readBillNo } from '#shared/identifiers/bill-no';
import { containerCheckDigit, readContainer } from '#shared/identifiers/container';
import { readDeclaration } from '#shared/identifiers/declaration';
import { readHs } from '#shared/identifiers/hs';
import { readUscc } from '#shared/identifiers/uscc';
import { readVin } from '#shared/identifiers/vin';

describe('container numbers (ISO 6346)', () => {
  test.each(['CSQU3054383', 'csqu 305438-3', 'ＣＳＱＵ3054383', 'СSQU305438[3]'])('%s is CSQU3054383', (text) => {
    expect(readContainer(text)).toMatchObject({ valid: true, normal: 'CSQU3054383' });
  });

  test('every other check digit is wrong', () => {
    for (const digit of '012456789')
      expect(readContainer(`CSQU305438${digit}`)).toMatchObject({ valid: false, warnings: ['check-digit'] });
  });

  test('a remainder of ten is written 0', () => {
    const body = 'CSQU305407';
    expect(containerCheckDigit(body)).toBe(0);
    expect(readContainer(`${body}0`).valid).toBe(true);
  });

  test('the equipment letter is U, J or Z', () => {
    expect(readContainer(`CSQX305438${containerCheckDigit('CSQX305438')}`)).toMatchObject({
      valid: false,
      warnings: ['character'],
    });
  });

  test('O for 0 is no valid number, but the repair is the normal form', () => {
    expect(readContainer('CSQU3O54383')).toMatchObject({
      valid: false,
      normal: 'CSQU3054383',
      warnings: ['digit-letter-folded'],
    });
  });

  test.each([
    ['CSQU305438', 'length'],
    ['CSQU30543833', 'length'],
    ['CSQU305?4383', 'length'],
    ['CS吉U3054383', 'character'],
    ['', 'empty'],
  ])('%j: %s', (text, code) => {
    expect(readContainer(text)).toMatchObject({ valid: false, warnings: [code] });
  });

  test('no check digit without four letters and six digits', () => {
    expect(containerCheckDigit('CSQ3054383')).toBeNull();
  });
});

describe('trader codes (GB 32100)', () => {
  test.each(['91350200MA2YJ1XR9G', '11220000013544357T', '９１３５０２００ma2yj1xr9g'])('%s agrees', (text) => {
    const reading = readUscc(text);
    expect(reading.valid).toBe(true);
    expect(reading.warnings.filter((code) => code !== 'full-width-folded')).toEqual([]);
  });

  test('a wrong check sign warns and does not block', () => {
    expect(readUscc('91350200MA2YJ1XR9H')).toMatchObject({ valid: true, warnings: ['check-digit'] });
  });

  test('the organisation code inside has its own check', () => {
    expect(readUscc('91350200MA2YJ1XR8G').warnings).toContain('organisation-check-digit');
  });

  test('letters that the code does not have', () => {
    expect(readUscc('9135O200MA2YJ1XR9G')).toMatchObject({ valid: false, normal: '91350200MA2YJ1XR9G' });
    expect(readUscc('91350200MV2YJ1XR9G')).toMatchObject({ valid: false, warnings: ['character'] });
    expect(readUscc('91350200MA2YJ1XR9')).toMatchObject({ valid: false, warnings: ['length'] });
  });
});

describe('declaration numbers', () => {
  test('office, year and direction are read from the number', () => {
    expect(readDeclaration('151720261000000123')).toEqual({
      valid: true,
      normal: '151720261000000123',
      warnings: [],
      customsCode: '1517',
      year: 2026,
      direction: 'in',
    });
    expect(readDeclaration('1517 2026 0 000000123').direction).toBe('out');
  });

  test.each([
    ['15172026100000012', 'length'],
    ['151720262000000123', 'character'],
    ['151719961000000123', 'character'],
    ['1.5172E+17', 'scientific-notation'],
    ['', 'empty'],
  ])('%j: %s', (text, code) => {
    expect(readDeclaration(text)).toMatchObject({ valid: false, warnings: [code], customsCode: null, direction: null });
  });

  test('O for 0 is repaired but not valid', () => {
    expect(readDeclaration('15172O261000000123')).toMatchObject({ valid: false, normal: '151720261000000123' });
  });
});

describe('goods codes', () => {
  test.each([
    ['0306.33.90.00', '0306339000', []],
    ['0306', '0306', []],
    ['306339000', '0306339000', ['zeros-lost']],
    ['0306339000101', '0306339000', ['ciq-suffix-dropped']],
    ['０３０６３３', '030633', ['full-width-folded']],
  ])('%s reads %s', (text, normal, warnings) => {
    expect(readHs(text)).toEqual({ valid: true, normal, warnings });
  });

  test.each([
    ['030', 'length'],
    ['03063390001', 'length'],
    ['03O6', 'character'],
    ['0012345678', 'chapter'],
    ['7701', 'chapter'],
    ['', 'empty'],
  ])('%j: %s', (text, code) => {
    expect(readHs(text)).toMatchObject({ valid: false, warnings: [code] });
  });
});

describe('vehicle numbers', () => {
  test.each(['1M8GDM9AXKP042788', '11111111111111111', '1m8gdm9axkp042788'])('%s agrees', (text) => {
    expect(readVin(text)).toMatchObject({ valid: true, warnings: [] });
  });

  test('a check digit that does not agree only warns', () => {
    expect(readVin('LZZ5EXSD8KN123456')).toMatchObject({ valid: true, warnings: ['check-digit'] });
  });

  test('I, O and Q are not allowed', () => {
    expect(readVin('1M8GDM9AXKPO42788')).toMatchObject({ valid: false, normal: '1M8GDM9AXKP042788' });
    expect(readVin('1M8GDM9AXKP04278')).toMatchObject({ valid: false, warnings: ['length'] });
    expect(readVin('1M8GDM9AXKP04278吉')).toMatchObject({ valid: false, warnings: ['character'] });
  });
});

describe('batch and bill numbers', () => {
  test('leading zeros stay, and can be left out to compare', () => {
    expect(readBatchNo('0001-5172 6')).toEqual({ valid: true, normal: '000151726', warnings: [] });
    expect(withoutLeadingZeros('000151726')).toBe('151726');
    expect(withoutLeadingZeros('000')).toBe('0');
  });

  test.each([
    ['', 'empty'],
    ['12', 'length'],
    ['ABCDE', 'character'],
    ['1.51726E+12', 'scientific-notation'],
  ])('%j: %s', (text, code) => {
    expect(readBatchNo(text)).toMatchObject({ valid: false, warnings: [code] });
  });

  test('a bill number may have 35 signs', () => {
    expect(readBillNo(`HC${'1'.repeat(33)}`).valid).toBe(true);
    expect(readBillNo(`HC${'1'.repeat(34)}`).valid).toBe(false);
  });
});
