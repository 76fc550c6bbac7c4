import { digitise, fold } from './fold';
import { nothingRead, type Reading, type WarningCode } from './reading';

/** A declaration number as understood; the parts are null when the form is broken. */
export type DeclarationReading = Reading & {
  /** The four digits of the customs office that took it. */
  readonly customsCode: string | null;
  readonly year: number | null;
  readonly direction: 'in' | 'out' | null;
};

const FORM = /^(\d{4})(20\d{2})([01])\d{9}$/;
const NO_PARTS = { customsCode: null, year: null, direction: null };

/**
 * Reads a customs declaration number: office (4), year (4), 1 for import or 0 for export, serial (9); it has no check digit.
 * A number that a spreadsheet has turned into `1.5172E+17` is invalid with `scientific-notation`: its digits are lost.
 */
export function readDeclaration(text: string): DeclarationReading {
  const folded = fold(text);
  if (folded.text === '') return { ...nothingRead, ...NO_PARTS };
  const warnings: WarningCode[] = [...folded.warnings];
  const broken = (code: WarningCode) => ({
    valid: false,
    normal: folded.text,
    warnings: [...warnings, code],
    ...NO_PARTS,
  });
  if (/^\d+E\+\d+$/.test(folded.text)) return broken('scientific-notation');
  const normal = digitise(folded.text);
  const parts = FORM.exec(normal);
  if (!parts) return broken(normal.length === 18 ? 'character' : 'length');
  if (normal !== folded.text) warnings.push('digit-letter-folded');
  const [, customsCode = '', year = '', side] = parts;
  const direction = side === '1' ? 'in' : 'out';
  return { valid: normal === folded.text, normal, warnings, customsCode, year: Number(year), direction };
}
