import { fold } from './fold';
import { nothingRead, type Reading } from './reading';

/** What batch and bill numbers share: letters and digits, at least one digit, within a length; no check digit exists. */
export function readSerial(text: string, longest: number): Reading {
  const folded = fold(text);
  const { text: normal, warnings } = folded;
  if (normal === '') return nothingRead;
  if (/^\d+E\+\d+$/.test(normal)) return { valid: false, normal, warnings: [...warnings, 'scientific-notation'] };
  if (!/^[A-Z0-9/]*\d[A-Z0-9/]*$/.test(normal)) return { valid: false, normal, warnings: [...warnings, 'character'] };
  if (normal.length < 4 || normal.length > longest) return { valid: false, normal, warnings: [...warnings, 'length'] };
  return { valid: true, normal, warnings };
}

/**
 * Reads a transport batch number (货物运输批次号): 4 to 32 letters and digits. Leading zeros stay in `normal`; compare with
 * `withoutLeadingZeros`, since spreadsheets lose them.
 */
export const readBatchNo = (text: string): Reading => readSerial(text, 32);

/** The part of a number that a spreadsheet keeps: equal for `000123456` and `123456`. */
export const withoutLeadingZeros = (normal: string): string => normal.replace(/^0+(?=.)/, '');
