import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { batchId, deskId } from '#shared/kernel/ids';
import { at, dayOf, plusDays, type Day } from '#shared/kernel/time';
import { readRequestSheet } from '#shared/interchange/request-sheet';
import { hunchun } from '#shared/ports/hunchun';
import { PROTOCOL } from '#shared/sync/request';
import { SCHEMA } from '#shared/sync/upcast';
import { openHub } from '#hub/hub';
import { openSqliteStore } from '#hub/store/sqlite/open-sqlite-store';
import { demoUsers } from '#renderer/data/demo/demo-day';

const { port, bays, goodsRules } = hunchun;

const SHEET = `申请号,查验单位,车牌,品名,HS编码,件数,毛重kg,企业,进出境,预计到达,查验方式,优先
HG001,海关,吉HA1001,数控车床,84581100,2,9000,珲春中机,出境,8:30,外形,普通
HG002,海关,吉HB2002,樟子松锯材,44071110,18,28000,图们江木业,进境,8:30,外形,普通
HG003,海关,吉HC3003,建材,68101100,30,20000,延边宏达,出境,8:30,外形,普通
`;

/** The day that is planned: tomorrow at the port, so that none of it is over. */
export const plannedDay = (): Day => plusDays(dayOf(at(Date.now()), port.zone), 1);

/** A hub's file as it is after some weeks: a port with its people and three orders for tomorrow. Gives a one-time code for a workstation. */
export async function seedHub(file: string): Promise<string> {
  const store = await openSqliteStore({ file });
  const hub = openHub({ store, now: Date.now });
  const id = batchId.parse('seed');
  const day = plannedDay();
  const reading = await readRequestSheet(
    { name: '海关.csv', bytes: new TextEncoder().encode(SHEET) },
    { port, day, batchId: id },
  );
  if (!reading.ok) throw new Error('the sheet is refused');
  const requests = reading.value.drafts.map((draft) => draft.value!);
  const founder = demoUsers.find((u) => u.role === 'administrator')!;
  const leader = demoUsers.find((u) => u.role === 'leader')!;
  const founding = { port, bays, officers: [], duties: [], users: demoUsers, goodsRules };
  const batch = { batch: { id, files: ['海关.csv'] }, portId: port.id, day, requests, consignments: [] };
  const now = at(Date.now());
  const pending = [
    { seq: 1, v: SCHEMA, by: founder.id, at: now, name: 'port.found', args: founding },
    { seq: 2, v: SCHEMA, by: leader.id, at: now, name: 'import.commit', args: batch },
  ];
  const own = deskId.parse('seed');
  const reply = await hub.exchange(
    {
      protocol: PROTOCOL,
      schema: SCHEMA,
      deskId: own,
      portId: port.id,
      epoch: 0,
      cursor: 0,
      answered: 0,
      pending,
    },
    { deskId: own, portId: port.id, agency: null, duty: 'cases' },
  );
  if (reply.refused.length > 0) throw new Error(`refused: ${JSON.stringify(reply.refused)}`);
  const wish = { portId: port.id, agency: null, duty: 'cases', label: '二号工作站', kind: 'desk' } as const;
  const { code } = await hub.access.makeCode({ ...wish, validFor: 86_400_000 });
  await hub.close();
  return code;
}

/** The profile of a workstation that keeps such a hub and serves it to others. Gives a one-time code for a second workstation. */
export async function seedHost(profile: string, servedAt: number): Promise<string> {
  mkdirSync(join(profile, 'hub'), { recursive: true });
  const code = await seedHub(join(profile, 'hub', 'own.sqlite'));
  const homes = [{ portId: port.id, deskId: 'desk-of-the-host', remote: null }];
  writeFileSync(
    join(profile, 'homes.json'),
    JSON.stringify({ homes, hosting: { name: '一号工作站', port: servedAt } }),
  );
  return code;
}

/** A network cable between two workstations. */
export type Cable = {
  readonly port: number;
  readonly pull: () => void;
  readonly plug: () => void;
  readonly end: () => void;
};

/** Lays a cable to where a hub is served. */
export async function layCable(to: number): Promise<Cable> {
  const ends = new Set<Socket>();
  let pulled = false;
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const socket of [near, far]) {
      ends.add(socket);
      socket
        .on('error', () => socket.destroy())
        .on('close', () => {
          ends.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    if (pulled) near.destroy();
    else near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    pull: () => {
      pulled = true;
      for (const socket of ends) socket.destroy();
    },
    plug: () => void (pulled = false),
    end: () => {
      for (const socket of ends) socket.destroy();
      server.close();
    },
  };
}

/** A port of this machine that nobody uses just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  return free;
}
