import { LineTrouble } from './line';

/** What can fail around us without anyone being wrong. */
export type Weather = { readonly code: 'disk-full' | 'storage' | LineTrouble['code']; readonly detail: string };

/** With fewer free bytes than this the database cannot work: its own log wants room before a row is written. */
const TOO_LITTLE = 8 * 1024 * 1024;

/**
 * Turns whatever was thrown at the edge into weather, once. Dexie hides the browser's own error in `inner`. On a full disk the
 * database often only says that it gave up, so the free bytes tell the rest; null where they are not known.
 */
export function weatherOf(cause: unknown, freeBytes: number | null): Weather {
  if (cause instanceof LineTrouble) return { code: cause.code, detail: '' };
  const names = namesOf(cause);
  const detail = names.join('/');
  const storage = names.some((name) => STORAGE.has(name));
  const full = names.includes('QuotaExceededError') || (storage && freeBytes !== null && freeBytes < TOO_LITTLE);
  if (full) return { code: 'disk-full', detail };
  return { code: storage ? 'storage' : 'out-of-reach', detail };
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
  const inner: unknown = 'inner' in cause ? cause.inner : undefined;
  return [cause.name, ...(inner === cause ? [] : namesOf(inner))];
}
