/** A character for private use, which no keyboard writes; what follows is the code of the character it stands for. */
const MARK = '\uE000';
const UNSTORABLE = /[\0\uE000\p{Surrogate}]/u;
const EACH_UNSTORABLE = new RegExp(UNSTORABLE, 'gu');
const MARKED = /\uE000([0-9a-f]{4})/g;

/**
 * Any text as one that every database keeps letter for letter: no NUL, which ends a text in SQLite and fails in PostgreSQL, and no half of a
 * surrogate pair. A desk may send such a name, and one that cannot be stored would hold up its port for ever.
 */
export function toKeyText(text: string): string {
  if (!UNSTORABLE.test(text)) return text;
  return text.replace(EACH_UNSTORABLE, (c) => MARK + c.charCodeAt(0).toString(16).padStart(4, '0'));
}

/** The text that `toKeyText` was given. */
export const fromKeyText = (stored: string): string =>
  stored.includes(MARK)
    ? stored.replace(MARKED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : stored;
