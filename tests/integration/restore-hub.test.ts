import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deskId } from '#shared/kernel/ids';
import { at } from '#shared/kernel/time';
import { kitOf } from '#shared/ports/known-ports';
import { PROTOCOL } from '#shared/sync/request';
import { SCHEMA } from '#shared/sync/upcast';
import { ownHub, type OwnHub } from '#hub/host/own-hub';
import { restoreHub } from '#hub/host/restore-hub';
import { tempFolder } from '#tests/support/temp-folder';

const { port, bays } = kitOf('CNHCG')!;
const users = [{ id: 'u1', portId: port.id, name: '管理员', agency: 'customs', role: 'administrator', active: true }];
const desk = deskId.parse('desk-1');

const hubIn = (folder: string): Promise<OwnHub> => ownHub({ folder, name: 'own' }, () => {});
const act = async (hub: OwnHub, seq: number, action: { name: string; args: unknown }): Promise<void> => {
  const sent = { seq, v: SCHEMA, by: 'u1', at: at(1_795_400_000_000), ...action };
  const standing = { epoch: 0, cursor: 0, answered: 0 };
  const request = { protocol: PROTOCOL, schema: SCHEMA, deskId: desk, portId: port.id, ...standing, pending: [sent] };
  expect(JSON.parse(await hub.exchange(request as never)).refused).toEqual([]);
};
const founding = { name: 'port.found', args: { port, bays, officers: [], duties: [], users } };

test('D1: a backup becomes the hub of another workstation under a new reign; what was there is kept beside it', async () => {
  const [old, fresh] = [tempFolder(), tempFolder()];
  const hub = await hubIn(old);
  await act(hub, 1, founding);
  await hub.hub.store.backup(join(fresh, 'backup.sqlite'));
  const [before] = await hub.hub.ports();
  await hub.hub.close();
  await (await hubIn(fresh)).hub.close();
  expect(await restoreHub(fresh, join(fresh, 'backup.sqlite'), Date.now())).toBe(true);
  const moved = await hubIn(fresh);
  const [after] = await moved.hub.ports();
  expect(after).toMatchObject({ portId: port.id, version: before!.version });
  expect(after!.epoch).toBeGreaterThan(before!.epoch);
  expect(await moved.hub.store.lastSeq(port.id, desk)).toBe(1);
  await moved.hub.close();
  expect(readdirSync(fresh).some((name) => name.startsWith('own.before-'))).toBe(true);
});

test('D2: a file that is no backup changes nothing', async () => {
  const folder = tempFolder();
  const hub = await hubIn(folder);
  await act(hub, 1, founding);
  await hub.hub.close();
  writeFileSync(join(folder, 'letter.txt'), 'not a database, and long enough to be read as one would be: '.repeat(200));
  expect(await restoreHub(folder, join(folder, 'letter.txt'), Date.now())).toBe(false);
  const again = await hubIn(folder);
  expect(await again.hub.ports()).toHaveLength(1);
  await again.hub.close();
  expect(existsSync(join(folder, 'own.sqlite.restored'))).toBe(false);
});
