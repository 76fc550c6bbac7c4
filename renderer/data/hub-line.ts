import { deskId as deskIdOf, portId as portIdOf } from '#shared/kernel/ids';
import type { HubTrouble } from '#shared/ipc/hub-contract';
import type { ExchangeReply, Poke, Snapshot } from '#shared/sync/exchange';
import type { Result } from '#shared/kernel/result';
import { bridge } from './bridge';
import { LineTrouble, type Line } from './line';

/** Milliseconds between looks for news: a poke that was lost is made up for after so long. */
const LOOK_EVERY = 15_000;
/** Milliseconds after which a window that paints nothing (minimised, in the dark) exchanges all the same. */
const NO_PAINT = 3_000;

/** Resolves when the first picture stands on the glass: the hub that starts with the first question does not hold it up. */
const painted = new Promise<void>((resolve) => {
  const late = setTimeout(resolve, NO_PAINT);
  new PerformanceObserver((list, observer) => {
    if (!list.getEntriesByName('first-useful-paint').length) return;
    observer.disconnect();
    clearTimeout(late);
    setTimeout(resolve);
  }).observe({ type: 'mark', buffered: true });
});

/** The line to the hub of this desk's port: its own at this workstation, or another one; main knows which. */
export function hubLine({ demo, portId }: { readonly demo: boolean; readonly portId: string }): Line {
  return {
    lookEvery: LOOK_EVERY,
    exchange: async (request) => {
      // A desk that has read nothing yet has nothing to paint before its hub has answered. The demo day fills itself.
      if (demo || request.epoch !== 0) await painted;
      const { text } = answered(await bridge()?.call('hub.exchange', { demo, request }));
      return JSON.parse(text) as ExchangeReply; // main has held it against its schema
    },
    snapshot: async (who) => {
      const asked = { demo, deskId: deskIdOf.parse(who.deskId), portId: portIdOf.parse(who.portId) };
      const rows: Snapshot['rows'][number][] = [];
      for (let part = 0; ; part++) {
        const slice = answered(await bridge()?.call('hub.snapshot', { ...asked, part }));
        for (const row of JSON.parse(slice.rows) as Snapshot['rows']) rows.push(row);
        const { epoch, cursor, lastSeq, parts } = slice;
        if (part >= parts - 1) return { epoch, cursor, lastSeq, rows };
      }
    },
    adopt: async (rows, { deskId, lastSeq }) => {
      const given = { demo, portId: portIdOf.parse(portId), deskId: deskIdOf.parse(deskId), lastSeq };
      return answered(await bridge()?.call('hub.adopt', { ...given, rows: JSON.stringify(rows) })).adopted;
    },
    listen: (ears) => {
      const leave = [
        bridge()?.on('hub.poke', (heard) => {
          if (heard.demo === demo && heard.portId === portId) ears.poke(JSON.parse(heard.text) as Poke);
        }),
        bridge()?.on('hub.changed', (heard) => {
          if (heard.demo === demo && heard.portId === portId) ears.reach(heard.reachable);
        }),
      ];
      return () => leave.forEach((end) => end?.());
    },
  };
}

type Troubled = { readonly trouble: HubTrouble };

/** What the hub said; without a window of our own, or where main has a fault, nobody is reached. */
function answered<T extends object>(reply: Result<T | Troubled, unknown> | undefined): Exclude<T, Troubled> {
  if (!reply?.ok) throw new LineTrouble('out-of-reach');
  if ('trouble' in reply.value) throw new LineTrouble(reply.value.trouble);
  return reply.value as Exclude<T, Troubled>;
}
