/** Millimetres of one typographic point. */
export const POINT = 25.4 / 72;

const WIDE =
  /[\u1100-\u115f\u2018-\u201f\u2026\u2190-\u21ff\u2460-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef]/;
const BROAD = /[MW@%mwЖМШЩЮФжмшщюф]/;
const CAPITAL = /[A-ZА-ЯЁ&#]/;
const THIN = /[ ilj.,:;'|!()[\]]/;

/** Widths already found: a plan of a thousand jobs sets the same few hundred characters again and again. */
const known = new Map<string, number>();

/** The width of one character in em: not less than in any typeface that a form may fall back to. */
function emOf(character: string): number {
  let em = known.get(character);
  if (em === undefined) known.set(character, (em = measured(character)));
  return em;
}

function measured(character: string): number {
  if (WIDE.test(character) || character.length > 1) return 1;
  if (BROAD.test(character)) return 0.92;
  if (CAPITAL.test(character)) return 0.72;
  if (THIN.test(character)) return 0.36;
  return 0.58;
}

/** The width of a text in em, on the safe side: forms are broken into pages before anything is drawn. */
export const emsOf = (text: string): number => Array.from(text).reduce((sum, c) => sum + emOf(c), 0);

/** Breaks a text into lines no wider than so many em: at a space where one is near, else between characters. Nothing is cut off. */
export function wrap(text: string, ems: number): readonly string[] {
  const plain = text.trim();
  if (plain.length <= ems) return plain === '' ? [] : [plain]; // no character is wider than one em
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const character of text) {
    const em = emOf(character);
    if (width + em > ems && line !== '') {
      const rest = lastWord(line);
      lines.push(line.slice(0, line.length - rest.length).trimEnd());
      line = rest;
      width = emsOf(rest);
    }
    if (character === ' ' && line === '') continue;
    line += character;
    width += em;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return withoutLoneCharacter(lines);
}

/** A single character on the last line draws one more down to it: `有限｜公司`, never `有限公｜司`. */
function withoutLoneCharacter(lines: readonly string[]): readonly string[] {
  const [above, last] = lines.slice(-2);
  if (above === undefined || last === undefined || last.length !== 1 || above.length < 3 || !WIDE.test(last))
    return lines;
  return [...lines.slice(0, -2), above.slice(0, -1).trimEnd(), `${above.slice(-1)}${last}`];
}

/** The word begun at the end of a line that would better go to the next one; empty where the line may break right here. */
function lastWord(line: string): string {
  const word = /[^\s\u1100-\uffff]*$/.exec(line)?.[0] ?? '';
  return word.length === line.length || word.length > 12 ? '' : word;
}

/** What stands in one field: its lines, and whether the small size was needed. */
export type Fitted = { readonly lines: readonly string[]; readonly small: boolean };

export type Field = {
  /** In millimetres, within the rules. */
  readonly width: number;
  /** In points. */
  readonly size: number;
  readonly smallSize: number;
};

/** Sets paragraphs into a field: up to two lines in the normal size, else the small one over as many lines as it takes. */
export function fit(paragraphs: readonly string[], field: Field): Fitted {
  const set = (size: number): readonly string[] => paragraphs.flatMap((p) => wrap(p, field.width / (size * POINT)));
  const normal = set(field.size);
  return normal.length <= 2 ? { lines: normal, small: false } : { lines: set(field.smallSize), small: true };
}
