import type { Change } from '#shared/domain/change';
import type { ExchangeReply, Poke } from '#shared/sync/exchange';

/**
 * JSON of changes that are sent again and again: to every desk in replies and pokes. It was made once, for the history; writing it anew for
 * each desk would cost more than deciding.
 */
const written = new WeakMap<readonly Change[], Buffer>();

/** A list of changes whose JSON is known. */
export function withText(changes: Change[], text: string): Change[] {
  written.set(changes, Buffer.from(text));
  return changes;
}

const BEFORE = Buffer.from(',"changes":');
const AFTER = Buffer.from('}');

/** The JSON of a reply or a poke, in UTF-8. */
export function wireBytes(message: ExchangeReply | Poke): Buffer {
  const changes = 'changes' in message && message.changes ? written.get(message.changes) : undefined;
  if (changes === undefined) return Buffer.from(JSON.stringify(message));
  const rest = Buffer.from(JSON.stringify({ ...message, changes: undefined }));
  return Buffer.concat([rest.subarray(0, -1), BEFORE, changes, AFTER]);
}

/** The JSON of a reply or a poke. */
export const wireText = (message: ExchangeReply | Poke): string => wireBytes(message).toString();

/** The texts of several JSON lists as one list. */
export const joinedLists = (lists: readonly string[]): string =>
  `[${lists
    .filter((l) => l !== '[]')
    .map((l) => l.slice(1, -1))
    .join(',')}]`;
