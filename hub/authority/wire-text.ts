import type { Change } from '#shared/domain/change';
import type { ExchangeReply, Poke } from '#shared/sync/exchange';

/**
 * JSON of changes that are sent again and again: to every desk in replies and pokes. It was made once, for the history; writing it anew for
 * each desk would cost more than deciding.
 */
const written = new WeakMap<readonly Change[], string>();

/** A list of changes whose JSON is known. */
export function withText(changes: Change[], text: string): Change[] {
  written.set(changes, text);
  return changes;
}

/** Pokes go to many listeners as they are. */
const pokes = new WeakMap<Poke, string>();

/** The JSON of a reply or a poke. */
export function wireText(message: ExchangeReply | Poke): string {
  if ('kind' in message) return textOf(message);
  const text = pokes.get(message) ?? textOf(message);
  pokes.set(message, text);
  return text;
}

function textOf(message: ExchangeReply | Poke): string {
  const text = 'changes' in message && message.changes ? written.get(message.changes) : undefined;
  if (text === undefined) return JSON.stringify(message);
  const rest = JSON.stringify({ ...message, changes: undefined });
  return `${rest.slice(0, -1)},"changes":${text}}`;
}

/** The texts of several JSON lists as one list. */
export const joinedLists = (lists: readonly string[]): string =>
  `[${lists
    .filter((l) => l !== '[]')
    .map((l) => l.slice(1, -1))
    .join(',')}]`;
