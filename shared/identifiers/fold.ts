import type { WarningCode } from './reading';

const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;
const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF]/g;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63]/g;
/** Anything that could be, or combine with, a Greek or Cyrillic letter. */
const OTHER_ALPHABET = /[\u0300-\u04FF\u1F00-\u1FFF]/;
/** Nothing to fold in width: ASCII, Cyrillic, Chinese, Korean syllables, the dot of plates. Most texts, so worth a look. */
const HALF_ALREADY = /^[\x20-\x7E\u0410-\u044F\u4E00-\u9FFF\uAC00-\uD7A3·]*$/;

/** Cyrillic and Greek capitals that a reader takes for Latin ones: the twelve of Russian plates first. */
const LOOK_ALIKES = new Map(
  [
    ['АВЕКМНОРСТУХ', 'ABEKMHOPCTYX'],
    ['ЁІЈЅ', 'EIJS'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ].flatMap(([from = '', to = '']) => Array.from(from, (sign, i) => [sign, to.charAt(i)] as const)),
);
const LOOK_ALIKE = new RegExp(`[${[...LOOK_ALIKES.keys()].join('')}]`, 'g');

/** What people put between the parts of an identifier: spaces, dashes, dots of every kind, brackets, quotes. */
const SEPARATORS = /[\s\-_.·•・‧∙⋅●。:'"`()[\]{}<>【】「」*#№]/g;

const LETTER_TO_DIGIT: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' };
const DIGIT_TO_LETTER: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '8': 'B' };

/** Full-width letters, digits and punctuation become half-width, odd spaces and dashes plain ones, invisible signs vanish. */
export function foldWidth(text: string): string {
  if (HALF_ALREADY.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .normalize('NFC');
}

/**
 * Upper case, with every Cyrillic or Greek capital that looks like a Latin one replaced by it. Latin is the canonical
 * alphabet: a Russian plate compares equal whether the officer had a Russian keyboard or not.
 */
export function foldLookAlikes(text: string): string {
  const upper = text.toUpperCase();
  if (!OTHER_ALPHABET.test(upper)) return upper;
  return upper.replace(LOOK_ALIKE, (sign) => LOOK_ALIKES.get(sign) ?? sign).normalize('NFC');
}

/** Without spaces, dashes, dots, brackets and the like. */
export const dropSeparators = (text: string): string => text.replace(SEPARATORS, '');

/** Letters that look like digits become digits (O → 0): only for places where no letter can stand. */
export const digitise = (text: string): string => text.replace(/[OQILZSB]/g, (sign) => LETTER_TO_DIGIT[sign] ?? sign);

/** Digits that look like letters become letters (0 → O): only for places where no digit can stand. */
export const letterise = (text: string): string => text.replace(/[01258]/g, (sign) => DIGIT_TO_LETTER[sign] ?? sign);

/** A text with all folds applied: width, case, look-alikes, separators. */
export const foldText = (text: string): string => dropSeparators(foldLookAlikes(foldWidth(text)));

/** A text with all folds applied, and which of them changed something. */
export type Folded = { readonly text: string; readonly warnings: readonly WarningCode[] };

/** Folds width, case, look-alikes and separators: the first step of every reading. */
export function fold(text: string): Folded {
  const half = foldWidth(text);
  const latin = foldLookAlikes(half);
  const warnings: WarningCode[] = [];
  if (half !== text && /[\uFF01-\uFF5E]/.test(text)) warnings.push('full-width-folded');
  if (latin !== half.toUpperCase()) warnings.push('look-alike-folded');
  return { text: dropSeparators(latin), warnings };
}
