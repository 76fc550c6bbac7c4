import { z } from 'zod';
import { signatureOf, type ColumnMatch, type ColumnMatches, type SheetHead } from './workers/import-columns';

const PLACE = 'lianjian.columns';
/** Headers that are remembered; the ones told longest ago are forgotten. */
const MOST = 60;

const stored = z.record(
  z.string(),
  z.record(z.string(), z.union([z.strictObject({ named: z.string() }), z.strictObject({ always: z.string() })])),
);

/** How sheets with headers of their own were once explained at this desk. Unreadable memory is no memory. */
export function columnMatches(): ColumnMatches {
  try {
    return stored.parse(JSON.parse(window.localStorage.getItem(PLACE) ?? '{}'));
  } catch {
    return {}; // written by another version, or by hand: an officer explains once more
  }
}

/** Remembers how a header is to be understood, or forgets it (null). */
export function rememberColumns(head: SheetHead, match: ColumnMatch | null): void {
  const { [signatureOf(head)]: _, ...others } = columnMatches();
  const kept = Object.entries(others).slice(match ? 1 - MOST : -MOST);
  const all = match ? [...kept, [signatureOf(head), match]] : kept;
  window.localStorage.setItem(PLACE, JSON.stringify(Object.fromEntries(all)));
}
