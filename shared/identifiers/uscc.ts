import { fold } from './fold';
import { nothingRead, type Reading, type WarningCode } from './reading';

const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const FORM = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** GB 32100-2015: the eighteenth sign of a unified social credit code, from the seventeen before it. */
function checkSign(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * SIGNS.indexOf(code.charAt(i)), 0);
  return SIGNS.charAt((31 - (sum % 31)) % 31);
}

/** GB 11714: the ninth sign of the organisation code (signs 9 to 17 of the credit code). */
function organisationCheckSign(code: string): string {
  const value = (sign: string) => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 55);
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, i) => total + weight * value(code.charAt(8 + i)), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/**
 * Reads a unified social credit code (GB 32100). `normal` is 18 signs, upper case. A wrong check sign only warns: some early
 * legal codes fail it, so it must not stop a row. Letters that the code does not have (I O S V Z) make it invalid; those
 * that look like a digit stand repaired in `normal`.
 */
export function readUscc(text: string): Reading {
  const folded = fold(text);
  if (folded.text === '') return nothingRead;
  const warnings: WarningCode[] = [...folded.warnings];
  const normal = folded.text.replaceAll('O', '0').replaceAll('I', '1').replaceAll('Z', '2').replaceAll('S', '5');
  if (normal.length !== 18) return { valid: false, normal: folded.text, warnings: [...warnings, 'length'] };
  if (!FORM.test(normal)) return { valid: false, normal: folded.text, warnings: [...warnings, 'character'] };
  if (normal !== folded.text) warnings.push('digit-letter-folded');
  if (checkSign(normal) !== normal[17]) warnings.push('check-digit');
  if (organisationCheckSign(normal) !== normal[16]) warnings.push('organisation-check-digit');
  return { valid: normal === folded.text, normal, warnings };
}
