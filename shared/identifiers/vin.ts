import { fold } from './fold';
import { nothingRead, type Reading, type WarningCode } from './reading';

const FORM = /^[A-HJ-NPR-Z0-9]{17}$/;
const VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** ISO 3779 as GB 16735 and 49 CFR 565 use it: place 9 checks the other sixteen, modulo 11 with X for ten. */
function checkSign(vin: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * (VALUES.indexOf(vin.charAt(i)) % 10), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/**
 * Reads a vehicle identification number: 17 signs without I, O and Q. One of those makes it invalid, though `normal` holds the
 * repair (1, 0, 0). The check digit only warns: European and Russian makers do not use it.
 */
export function readVin(text: string): Reading {
  const folded = fold(text);
  if (folded.text === '') return nothingRead;
  const warnings: WarningCode[] = [...folded.warnings];
  const normal = folded.text.replace(/[OQ]/g, '0').replaceAll('I', '1');
  if (normal.length !== 17) return { valid: false, normal, warnings: [...warnings, 'length'] };
  if (!FORM.test(normal)) return { valid: false, normal, warnings: [...warnings, 'character'] };
  if (normal !== folded.text) warnings.push('digit-letter-folded');
  if (checkSign(normal) !== normal[8]) warnings.push('check-digit');
  return { valid: normal === folded.text, normal, warnings };
}
