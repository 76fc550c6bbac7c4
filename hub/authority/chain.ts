import { hash } from 'node:crypto';
import type { HistoryEntry } from '../store/store';

/**
 * The chain value of an entry: SHA-256 over the value before it and everything the entry says, each part with its length, so that no
 * two entries read alike.
 */
export function chainAfter(before: string, e: Omit<HistoryEntry, 'chain'>): string {
  let said = before;
  for (const part of [e.epoch, e.version, e.deskId, e.seq, e.name, e.by, e.at, e.received, e.args, e.changes]) {
    const text = String(part);
    said += `\n${String(text.length)}:${text}`;
  }
  return hash('sha256', said, 'hex');
}

/** The first version at which a history does not follow from the value before it; null when it is whole. */
export function brokenAt(before: string, entries: readonly HistoryEntry[]): number | null {
  let value = before;
  for (const entry of entries) {
    value = chainAfter(value, entry);
    if (value !== entry.chain) return entry.version;
  }
  return null;
}
