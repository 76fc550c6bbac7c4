import { fold } from './fold';
import { nothingRead, type Reading, type WarningCode } from './reading';

/**
 * Reads a goods code of the Harmonized System, 4 to 10 digits with or without dots.
 *
 * An odd number of digits that does not begin with 0 has lost its leading zero (a spreadsheet read a number): it is put
 * back. A 13-digit inspection code is cut to its ten tariff digits. Chapters 00 and 77 do not exist.
 */
export function readHs(text: string): Reading {
  const folded = fold(text);
  if (folded.text === '') return nothingRead;
  const warnings: WarningCode[] = [...folded.warnings];
  const broken = (code: WarningCode): Reading => ({ valid: false, normal: folded.text, warnings: [...warnings, code] });
  if (!/^\d+$/.test(folded.text)) return broken('character');
  let normal = folded.text;
  if (normal.length === 13) {
    normal = normal.slice(0, 10);
    warnings.push('ciq-suffix-dropped');
  } else if (normal.length % 2 === 1 && !normal.startsWith('0') && normal.length < 10) {
    normal = `0${normal}`;
    warnings.push('zeros-lost');
  }
  if (normal.length < 4 || normal.length > 10) return broken('length');
  if (normal.startsWith('00') || normal.startsWith('77')) return broken('chapter');
  return { valid: true, normal, warnings };
}
