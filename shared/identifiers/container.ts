import { digitise, fold, letterise } from './fold';
import { nothingRead, type Reading, type WarningCode } from './reading';

const FORM = /^[A-Z]{3}[UJZ]\d{7}$/;
const BODY = /^[A-Z]{4}\d{6}$/;

/** ISO 6346 letter values: 10 for A, on by one, never a multiple of eleven. */
function valueOf(sign: string): number {
  const letter = sign.charCodeAt(0) - 65;
  return letter < 0 ? Number(sign) : letter + 10 + Math.floor((letter + 9) / 10);
}

/**
 * The check digit of an owner code and serial number (`CSQU305438` → 3), by ISO 6346. A remainder of 10 is written 0, so those
 * numbers share a digit with the remainder 0. Refuses (null) what is not four letters and six digits.
 */
export function containerCheckDigit(body: string): number | null {
  if (!BODY.test(body)) return null;
  let sum = 0;
  for (let place = 0; place < 10; place++) sum += valueOf(body.charAt(place)) * 2 ** place;
  return (sum % 11) % 10;
}

/**
 * Reads one container number, by ISO 6346. `normal` is four letters and seven digits without separators. A wrong check digit
 * makes it invalid; so does an O typed for a 0, though `normal` then holds the certain repair.
 */
export function readContainer(text: string): Reading {
  const folded = fold(text);
  if (folded.text === '') return nothingRead;
  const warnings: WarningCode[] = [...folded.warnings];
  const normal = letterise(folded.text.slice(0, 4)) + digitise(folded.text.slice(4));
  if (normal.length !== 11 || !/^[A-Z]{4}\d{7}$/.test(normal)) {
    warnings.push(folded.text.length === 11 ? 'character' : 'length');
    return { valid: false, normal: folded.text, warnings };
  }
  if (normal !== folded.text) warnings.push('digit-letter-folded');
  if (!FORM.test(normal)) warnings.push('character');
  if (containerCheckDigit(normal.slice(0, 10)) !== Number(normal[10])) warnings.push('check-digit');
  return { valid: warnings.length === folded.warnings.length, normal, warnings };
}
