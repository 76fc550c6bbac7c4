import { deskId as deskIdOf, portId as portIdOf } from '#shared/kernel/ids';
import type { HomeAtDesk, HubTrouble } from '#shared/ipc/hub-contract';
import { err, ok, type Result } from '#shared/kernel/result';
import { databaseOf, inLineAfter } from './board-db';
import { bridge } from './bridge';
import { machineClock } from './desk';
import { rememberPort } from './ports-at-desk';
import { backInOutbox } from './store-reply';

/** The ports at which this workstation works, as main remembers them: what is left when the page's own memory is gone. */
export async function homesAtDesk(): Promise<readonly HomeAtDesk[]> {
  const reply = await bridge()?.call('home.list', {});
  return reply?.ok ? reply.value.homes : [];
}

/** Lets main remember a port; one that it knows stays as it is. */
export function keepHome({ portId, deskId }: { readonly portId: string; readonly deskId: string }): void {
  void bridge()?.call('home.keep', { portId: portIdOf.parse(portId), deskId: deskIdOf.parse(deskId) });
}

/** Why a desk could not join a hub. */
export type JoinFailure = HubTrouble | 'wrong-code';

/** A hub as it was met before joining. */
export type MetHub = { readonly url: string; readonly fingerprint: string };

/**
 * Joins the hub of a port with a one-time code. What this desk has acted and not sent is sent there; its rows are replaced by those of
 * the hub. Gives the port.
 */
export async function joinHub({ url, fingerprint }: MetHub, code: string): Promise<Result<string, JoinFailure>> {
  const reply = await bridge()?.call('hub.join', { url, fingerprint, code });
  if (!reply?.ok) return err('out-of-reach');
  if ('trouble' in reply.value) return err(reply.value.trouble);
  const { home, formerSeq } = reply.value;
  if (home === null) return err('wrong-code');
  await beginUnder(home.portId, formerSeq);
  await rememberPort({ portId: home.portId, deskId: home.deskId, demo: false, openedAt: machineClock() });
  return ok(home.portId);
}

/** No row was ever stored in this schema: they are all taken anew. */
const NO_SCHEMA = 0;

/**
 * Another authority knows nothing of our numbers and of our cursor: actions that wait count from 1, and all rows are taken anew. One that was
 * restored from a backup of the authority before knows what we sent up to `formerSeq`: what that one has answered since is sent again.
 */
async function beginUnder(portId: string, formerSeq: number | null): Promise<void> {
  const db = databaseOf(portId, false);
  await db.transaction('rw', db.outbox, db.sent, db.cursors, async () => {
    const forgotten = formerSeq === null ? [] : await db.sent.where('seq').above(formerSeq).sortBy('seq');
    const owed = [...forgotten.map(backInOutbox), ...(await db.outbox.orderBy('seq').toArray())];
    await db.outbox.clear();
    await db.outbox.bulkPut(inLineAfter(owed, 0));
    await db.sent.clear();
    await db.cursors.put({ portId, epoch: 0, cursor: 0, lastSeq: 0, schema: NO_SCHEMA });
  });
  db.close();
}
