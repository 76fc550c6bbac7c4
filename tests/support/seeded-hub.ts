import { createHash } from 'node:crypto';
import { put } from '#shared/domain/change';
import { tableNames, type World } from '#shared/domain/world';
import type { HubStore } from '#hub/store/store';
import { PORT } from './world-builder';

/** Writes a morning into a store as a port's first version. */
export async function seedPort(store: HubStore, morning: World, port: string = PORT.id): Promise<void> {
  const rows = tableNames.flatMap((table) => [...morning[table].values()].map((row) => put(table, row)));
  const head = { portId: port, epoch: 1, version: 1, oldest: 1, role: 'authority', chain: '' } as const;
  await store.transact({ portId: port, known: 0, desks: [] }, () => ({
    batch: { head, entries: [], refused: [], lastSeq: new Map(), rows },
    result: null,
  }));
}

/** Enrols desks under names that the test chooses, with tokens that it can reckon. */
export async function enrolAll(store: HubStore, names: readonly string[], port: string = PORT.id): Promise<void> {
  for (const deskId of names)
    await store.putDesk({
      deskId,
      portId: port,
      agency: null,
      duty: 'cases',
      tokenHash: createHash('sha256').update(tokenFor(deskId)).digest('hex'),
      label: deskId,
      enrolledAt: 1,
      revokedAt: null,
    });
}

export const tokenFor = (deskId: string): string => `token-of-${deskId}`;
