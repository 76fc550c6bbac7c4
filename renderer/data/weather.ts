import { LineTrouble } from './line';

/** What can fail around us without anyone being wrong. */
export type Weather = { readonly code: 'disk-full' | 'storage' | LineTrouble['code']; readonly detail: string };

/** What an error of no known name comes to: only who wrote nothing may take it for the line, since that says that all is saved here. */
export type Unnamed = 'storage' | 'out-of-reach';

/** With fewer free bytes than this the database cannot work: its own log wants room before a row is written. */
const TOO_LITTLE = 8 * 1024 * 1024;

/**
 * Turns whatever was thrown at the edge into weather, once. Dexie hides the browser's own error in `inner`, and of several in `failures`. On a
 * full disk the database often only says that it gave up, so the free bytes tell the rest; null where they are not known.
 */
export function weatherOf(cause: unknown, freeBytes: number | null, unnamed: Unnamed): Weather {
  if (cause instanceof LineTrouble) return { code: cause.code, detail: '' };
  const names = namesOf(cause);
  const detail = names.join('/');
  const code = names.some((name) => STORAGE.has(name)) ? 'storage' : unnamed;
  const full = names.includes('QuotaExceededError');
  const noRoom = code === 'storage' && freeBytes !== null && freeBytes < TOO_LITTLE;
  return { code: full || noRoom ? 'disk-full' : code, detail };
}

const STORAGE = new Set([
  'AbortError',
  'UnknownError',
  'DatabaseClosedError',
  'OpenFailedError',
  'TransactionInactiveError',
]);

function namesOf(cause: unknown): readonly string[] {
  if (!(cause instanceof Error)) return [];
  const { inner, failures } = cause as { readonly inner?: unknown; readonly failures?: readonly unknown[] };
  return [cause.name, ...(inner === cause ? [] : namesOf(inner)), ...namesOf(failures?.[0])];
}
