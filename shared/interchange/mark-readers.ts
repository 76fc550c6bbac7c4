import { readContainer } from '../identifiers/container';
import { readDeclaration } from '../identifiers/declaration';
import { readHs } from '../identifiers/hs';
import type { Reading, WarningCode } from '../identifiers/reading';
import { readUscc } from '../identifiers/uscc';
import { readVin } from '../identifiers/vin';
import type { ProblemCode } from './problems';

/** Where a reader says that something is wrong with the text it was given, and what would have been right. */
export type Complain = (code: ProblemCode, expected: string) => void;

/** Reads one mark into its normal form; null when it is at fault beyond use. Its faults are said through `complain`. */
export type ReadMark = (text: string, complain: Complain) => string | null;

/** A mark of more signs than this is no mark. */
const LONGEST_MARK = 60;

/** A goods code with its inspection digits. */
const LONGEST_CODE = 13;

const has = (reading: Reading, code: WarningCode): boolean => reading.warnings.includes(code);

/** Lets a mark through that is not too long. */
export function bounded(mark: string | null, complain: Complain): string | null {
  if (mark === null || mark.length <= LONGEST_MARK) return mark;
  complain('too-long', `≤ ${String(LONGEST_MARK)}`);
  return null;
}

/**
 * A container number. One of a wrong form or check digit is kept as written: a typing error must not hide a truck. A letter for a
 * digit is certain where the check digit then agrees: it is repaired.
 */
export const containerMark: ReadMark = (text, complain) => {
  const reading = readContainer(text);
  if (reading.valid || reading.normal === '') return reading.normal === '' ? null : reading.normal;
  if (has(reading, 'length') || has(reading, 'character')) complain('container-form', 'ISO 6346: AAAU9999999');
  else if (has(reading, 'check-digit')) complain('container-check-digit', withCheckDigit(reading.normal));
  else complain('repaired', reading.normal);
  return reading.normal;
};

/** The same number with the check digit that ISO 6346 gives it. */
function withCheckDigit(normal: string): string {
  const body = normal.slice(0, 10);
  const digit = Array.from('0123456789').find((d) => readContainer(body + d).valid);
  return digit === undefined ? '' : body + digit;
}

/** A declaration number: 18 digits in their order. One of another form is kept as written; lost digits are beyond use. */
export const declarationMark: ReadMark = (text, complain) => {
  const reading = readDeclaration(text);
  if (reading.valid) return reading.normal;
  if (reading.normal === '') return null;
  const lost = has(reading, 'scientific-notation');
  const repair = has(reading, 'digit-letter-folded') ? reading.normal : '18 × 0-9: CCCC 20YY 0/1 NNNNNNNNN';
  complain(lost ? 'long-number' : 'declaration-form', repair);
  return lost ? null : reading.normal;
};

/** A vehicle identification number: 17 signs. I, O and Q, which it cannot have, are repaired; another form is kept as written. */
export const vinMark: ReadMark = (text, complain) => {
  const reading = readVin(text);
  if (reading.valid) return reading.normal;
  if (reading.normal === '') return null;
  const broken = has(reading, 'length') || has(reading, 'character');
  complain(broken ? 'vin-form' : 'repaired', broken ? '17 × A-Z 0-9' : reading.normal);
  return reading.normal;
};

/** A batch or bill number. They have no form of their own everywhere, so a strange one is kept with a warning. */
export const serialMark =
  (read: (text: string) => Reading): ReadMark =>
  (text, complain) => {
    const reading = read(text);
    if (reading.valid) return reading.normal;
    if (reading.normal === '') return null;
    const lost = has(reading, 'scientific-notation');
    complain(lost ? 'long-number' : 'serial-form', 'A-Z 0-9, ≥ 4');
    return lost ? null : reading.normal;
  };

/** A goods code; one that lost its leading zero in a spreadsheet gets it back, one of another form is kept as written. */
export const goodsCode: ReadMark = (text, complain) => {
  const reading = readHs(text);
  const doubtful = has(reading, 'chapter') || has(reading, 'ciq-suffix-dropped');
  if (reading.normal === '') return null;
  if (!reading.valid && !doubtful) complain('hs-form', '4-10 × 0-9');
  else if (doubtful) complain('hs-doubtful', reading.normal);
  else if (has(reading, 'zeros-lost')) complain('repaired', reading.normal);
  return reading.normal.slice(0, LONGEST_CODE);
};

/** A trader code; nothing about it keeps a row out, since some early legal codes fail their check sign. */
export const traderCode: ReadMark = (text, complain) => {
  const reading = readUscc(text);
  if (reading.normal === '') return null;
  const wrong = has(reading, 'check-digit') || has(reading, 'organisation-check-digit');
  if (!reading.valid) complain('uscc-form', 'GB 32100: 18');
  else if (wrong) complain('uscc-check-digit', 'GB 32100');
  return reading.normal.slice(0, 30);
};
