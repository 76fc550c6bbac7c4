/** What can fail around us without anyone being wrong. */
export type Weather = { readonly code: 'disk-full' | 'storage' | 'out-of-reach'; readonly detail: string };

/** Turns whatever was thrown at the edge into weather, once. Dexie hides the browser's own error in `inner`. */
export function weatherOf(cause: unknown): Weather {
  const names = namesOf(cause);
  if (names.includes('QuotaExceededError')) return { code: 'disk-full', detail: names.join('/') };
  const storage = ['AbortError', 'UnknownError', 'DatabaseClosedError', 'OpenFailedError', 'TransactionInactiveError'];
  return { code: names.some((n) => storage.includes(n)) ? 'storage' : 'out-of-reach', detail: names.join('/') };
}

function namesOf(cause: unknown): readonly string[] {
  if (!(cause instanceof Error)) return [];
  const inner: unknown = 'inner' in cause ? cause.inner : undefined;
  return [cause.name, ...(inner === cause ? [] : namesOf(inner))];
}
