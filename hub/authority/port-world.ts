import { put, workingCopyOf, type Change, type WorkingCopy } from '#shared/domain/change';
import { emptyWorld } from '#shared/domain/world';
import type { HistoryEntry, HubStore, Locked } from '../store/store';
import type { Step } from './recent-history';

/** A port's world in memory, at one version of one epoch. */
export type PortWorld = { readonly world: WorkingCopy; epoch: number; version: number };

const nothing = (): PortWorld => ({ world: workingCopyOf(emptyWorld()), epoch: 0, version: 0 });

/** Reads a port's world as stored. */
export async function loadWorld(store: HubStore, portId: string): Promise<PortWorld> {
  const found = await store.snapshot(portId);
  if (!found) return nothing();
  const loaded = nothing();
  loaded.world.apply(found.rows.map(({ table, row }) => put(table, row)));
  return { ...loaded, epoch: found.head.epoch, version: found.head.version };
}

/** What an entry of the history did, as it was written. */
export const stepOf = ({ version, changes, by, at }: HistoryEntry): Step => ({
  version,
  changes: JSON.parse(changes) as readonly Change[],
  text: changes,
  by,
  at,
});

/**
 * Brings a world up to what the lock shows, and says by which steps. Null where it cannot be: another epoch, or entries that are no
 * longer kept.
 */
export function catchUp(port: PortWorld, { head, missed }: Locked): readonly Step[] | null {
  if (head === null) return port.version === 0 ? [] : null;
  const unread = port.epoch === 0 && port.version === 0 && head.version === missed.length;
  if (port.epoch !== head.epoch && !unread) return null;
  port.epoch = head.epoch;
  const steps: Step[] = [];
  for (const entry of missed) {
    if (entry.version !== port.version + 1) return null;
    const step = stepOf(entry);
    port.world.apply(step.changes);
    port.version = entry.version;
    steps.push(step);
  }
  return port.version === head.version ? steps : null;
}
