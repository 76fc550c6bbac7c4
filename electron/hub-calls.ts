import type { BrowserWindow } from 'electron';
import type { HubTrouble } from '#shared/ipc/contract';
import { ok } from '#shared/kernel/result';
import type { HostFailure, HostPlace, PackedSnapshot } from '#shared/sync/host-talk';
import { hubHost, type HubHost } from './hub-host';
import { handle, tell } from './ipc';

const placeOf = (demo: boolean): HostPlace => (demo ? 'demo' : 'own');

const troubled = (why: HostFailure | 'gone') => {
  const trouble: HubTrouble = why === 'gone' ? 'out-of-reach' : why === 'full' ? 'hub-full' : 'hub-fault';
  return ok({ trouble });
};

/** Answers the page's calls to its hub, and tells it what the hub says unasked. */
export function answerHubCalls(window: BrowserWindow, folder: string): HubHost {
  const host = hubHost(folder, {
    poke: ({ place, portId, poke }) =>
      tell(window, 'hub.poke', { demo: place === 'demo', portId: portId as never, text: poke }),
    changed: (reachable) => {
      for (const demo of [true, false]) tell(window, 'hub.changed', { demo, reachable });
    },
  });
  let snapshot: PackedSnapshot | null = null;

  handle('hub.exchange', async ({ demo, request }) => {
    const reply = await host.ask(placeOf(demo), 'exchange', { request });
    return reply.ok ? ok({ text: reply.value }) : troubled(reply.error);
  });
  handle('hub.snapshot', async ({ demo, deskId, portId, part }) => {
    if (part === 0) {
      const taken = await host.ask(placeOf(demo), 'snapshot', { deskId, portId });
      if (!taken.ok) return troubled(taken.error);
      snapshot = taken.value;
    }
    if (snapshot === null) return troubled('fault');
    const { slices, ...head } = snapshot;
    if (part >= slices.length - 1) snapshot = null;
    return ok({ ...head, parts: slices.length, rows: slices[part] ?? '[]' });
  });
  return host;
}
