/**
 * What reading an identifier may have to say about it. Codes only: the sentences are the message catalogue's.
 * - `empty`: nothing is left once separators are gone
 * - `full-width-folded`: full-width letters or digits were written
 * - `look-alike-folded`: letters of another alphabet that look alike were written (Cyrillic В for B)
 * - `digit-letter-folded`: a digit stands where only a letter can, or the reverse (O for 0); `normal` holds the repair
 * - `length`, `character`: too long or short, or a sign that the form does not have
 * - `check-digit`, `organisation-check-digit`: a check digit does not agree
 * - `unknown-form`: no known form, taken as free text
 * - `zeros-lost`: leading zeros were lost (a spreadsheet does that) and have been put back
 * - `scientific-notation`: a spreadsheet has turned the number into `1.5E+17`: its digits are gone
 * - `ciq-suffix-dropped`: a 13-digit goods code was cut to its ten tariff digits
 * - `chapter`: the tariff has no such chapter
 */
export const warningCodes = [
  'empty',
  'full-width-folded',
  'look-alike-folded',
  'digit-letter-folded',
  'length',
  'character',
  'check-digit',
  'organisation-check-digit',
  'unknown-form',
  'zeros-lost',
  'scientific-notation',
  'ciq-suffix-dropped',
  'chapter',
] as const;

export type WarningCode = (typeof warningCodes)[number];

/**
 * An identifier as it was understood.
 *
 * `valid` is strict: the text, once width, case, alphabet and separators are folded, has a form that its issuer gives out.
 * `normal` is generous: the one spelling under which equal identifiers compare equal, repaired where the repair is certain,
 * and never empty unless nothing was written. An invalid reading still has a `normal`: a typing error must not hide a truck.
 */
export type Reading = {
  readonly valid: boolean;
  readonly normal: string;
  readonly warnings: readonly WarningCode[];
};

/** The reading of a text in which nothing is written. */
export const nothingRead: Reading = { valid: false, normal: '', warnings: ['empty'] };
