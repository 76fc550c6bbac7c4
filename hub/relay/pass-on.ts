import { PROTOCOL } from '#shared/sync/request';
import { deskId, portId as asPortId } from '#shared/kernel/ids';
import { SCHEMA } from '#shared/sync/upcast';
import type { DeskGrant } from '#shared/sync/visibility';
import { NotTheAuthority } from '../authority/port-keeper';
import type { Hub } from '../hub';
import { relayReply, type RelayReply, type RelayRequest, type Standing } from './forms';
import { owedTo } from './owed';
import { openLine, type Line } from './pinned-call';
import type { UpperHub } from './upper-hub';

/** The hub above reads another history than ours: it is told, and nothing is passed until an administrator has begun its copy anew. */
export class AnotherHistory extends Error {
  override readonly name = 'AnotherHistory';
}

/** The hub above did not take what was passed on. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

/** The grant under which a hub above proposes: the port's own data alone, like a desk for administration. */
export const grantAbove = ({ hubId, portId }: Pick<UpperHub, 'hubId' | 'portId'>): DeskGrant => ({
  deskId: `above-${hubId}`,
  portId,
  agency: null,
  duty: 'administration',
});

/**
 * Passes on all that a port's copy above is owed, and has decided here what the hub above proposes. Resolves when both hubs stand at the
 * same version; rejects with weather where the line breaks.
 */
export async function passOnAll(
  hub: Pick<Hub, 'store' | 'exchange'>,
  above: UpperHub,
  line: Line,
): Promise<Standing | null> {
  const { portId } = above;
  const desks = (await hub.store.desks(portId)).map((d) => d.deskId);
  let answered: RelayRequest['answered'] = null;
  let { standing, proposals } = await send(line, { desks, relayed: null, answered: null });
  for (;;) {
    const decided = await decideProposals(hub, above, proposals);
    const owed = await owedTo(hub.store, portId, standing);
    if (owed.kind === 'another-history') throw new AnotherHistory(portId);
    if (owed.kind === 'nothing' && decided === null) return standing;
    answered = decided;
    const relayed = owed.kind === 'relayed' ? owed.relayed : null;
    ({ standing, proposals } = await send(line, { desks, relayed, answered }));
  }
}

async function send(line: Line, request: RelayRequest): Promise<RelayReply> {
  const { status, body } = await line.call('/v1/relay', request);
  const reply = relayReply.safeParse(body);
  if (status !== 200 || !reply.success) throw new NotTaken(`${String(status)} ${JSON.stringify(body).slice(0, 200)}`);
  return reply.data;
}

/** Decides what a hub above proposes. Null where there is nothing to tell: no proposal, or this hub does not decide for the port now. */
export async function decideProposals(
  { store, exchange }: Pick<Hub, 'store' | 'exchange'>,
  above: UpperHub,
  proposals: RelayReply['proposals'],
): Promise<RelayRequest['answered']> {
  const [first] = proposals;
  if (!first) return null;
  const grant = grantAbove(above);
  const head = await store.head(above.portId);
  const request = {
    protocol: PROTOCOL,
    schema: SCHEMA,
    deskId: deskId.parse(grant.deskId),
    portId: asPortId.parse(above.portId),
    epoch: 0,
    cursor: head?.version ?? 0,
    answered: first.seq - 1,
    pending: proposals,
  };
  try {
    const { lastSeq, refused } = await exchange(request, grant);
    return lastSeq >= first.seq ? { lastSeq, refused } : null;
  } catch (cause) {
    if (cause instanceof NotTheAuthority) return null; // they are for whoever decides now
    throw cause;
  }
}

/** Milliseconds between looks at what is owed, besides each time that something is decided. */
const EVERY = 15_000;

/** Passes on what a port's copy is owed for as long as it runs: at once when something is decided, and now and then in any case. */
export function keepPassingOn(
  hub: Hub,
  above: UpperHub,
  { every = EVERY, failed }: { readonly every?: number; readonly failed: (cause: unknown) => void },
): () => Promise<void> {
  const line = openLine(above);
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      await passOnAll(hub, above, line).catch((cause: unknown) => stopped || failed(cause));
    } while (again);
    running = null;
  }

  function soon(): void {
    if (stopped) return;
    again = true;
    running ??= run();
  }

  const deaf = hub.store.onNews(({ portId }) => portId === above.portId && soon());
  const beat = setInterval(soon, every);
  beat.unref();
  soon();
  return async () => {
    stopped = true;
    again = false;
    deaf();
    clearInterval(beat);
    line.close();
    await running;
  };
}
