import type { Change } from '#shared/domain/change';

/** Rows never change, and each is written twice: into the history and into the world. */
const texts = new WeakMap<object, string>();

/** The JSON of a row, made once. */
export function textOfRow(row: object): string {
  let text = texts.get(row);
  if (text === undefined) texts.set(row, (text = JSON.stringify(row)));
  return text;
}

/** The JSON of a list of changes. */
export const textOfChanges = (changes: readonly Change[]): string =>
  `[${changes
    .map((c) => (c.op === 'put' ? `{"op":"put","table":"${c.table}","row":${textOfRow(c.row)}}` : JSON.stringify(c)))
    .join(',')}]`;
