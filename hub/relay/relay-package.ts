import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result';
import type { PackageRefusal } from '#shared/sync/usb-package';
import { isGuest } from '../access';
import type { Hub } from '../hub';
import { writeSecret, type HubIdentity } from '../hub-identity';
import { seal, type SealedPackage } from '../package/sealed';
import type { HubStore, PortHead } from '../store/store';
import { relayed, relayReply, relayRequest, standing, type Relayed, type Standing } from './forms';
import { owedTo } from './owed';
import { decideProposals } from './pass-on';
import { keepAnswers, openProposals } from './proposals';
import { keepCopy, standingOf, type NotKept } from './replica';
import type { UpperHub } from './upper-hub';

const relayContent = relayRequest.omit({ relayed: true }).extend({ portId: z.string(), relayed: z.array(relayed) });
const receiptContent = relayReply.extend({ portId: z.string() });

/** Messages in one package. */
const MOST_MESSAGES = 200;

const told = z.strictObject({
  hubId: z.string(),
  standing: standing.nullable(),
  answered: relayRequest.shape.answered,
});
/** What a port's hub knows of its copy above from receipts, and what it has decided of proposals and not told yet. */
type Told = z.infer<typeof told>;
const toldFile = (folder: string, port: string): string => join(folder, `passed-on-${port}.json`);

/** What was told by another hub than the one above now says nothing of its copy. */
async function toldOf(folder: string, { portId, hubId }: UpperHub): Promise<Told> {
  const text = await readFile(toldFile(folder, portId), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw cause;
  });
  const kept = text === null ? null : told.parse(JSON.parse(text));
  return kept?.hubId === hubId ? kept : { hubId, standing: null, answered: null };
}

/** The file for the hub above: all that its copy is owed after the last receipt. */
export async function packForAbove(
  { store, identity, now }: { readonly store: HubStore; readonly identity: HubIdentity; readonly now: number },
  above: UpperHub,
): Promise<
  Result<
    { readonly file: Buffer; readonly entries: number; readonly version: number },
    'another-history' | 'port-unknown'
  >
> {
  const { portId } = above;
  if (!(await store.head(portId))) return err('port-unknown');
  const before = await toldOf(identity.folder, above);
  const messages: Relayed[] = [];
  let copy = before.standing;
  for (let i = 0; i < MOST_MESSAGES; i++) {
    const owed = await owedTo(store, portId, copy);
    if (owed.kind === 'another-history') return err('another-history');
    if (owed.kind === 'nothing') break;
    messages.push(owed.relayed);
    copy = afterwards(copy, owed.relayed);
  }
  const desks = (await store.desks(portId)).map((d) => d.deskId);
  const content: z.infer<typeof relayContent> = { portId, desks, relayed: messages, answered: before.answered };
  const from = { id: identity.hubId, keys: identity.keys };
  const file = seal('relay', content, { from, to: { id: above.hubId, keys: above.keys }, at: now });
  const entries = messages.reduce((sum, m) => sum + m.entries.length, 0);
  return ok({ file, entries, version: copy?.version ?? 0 });
}

/** Where a copy stands once it has kept a message. */
function afterwards(copy: Standing | null, { after, entries, head, marks }: Relayed): Standing {
  const last = entries.at(-1);
  const version = last?.version ?? after.version;
  const epoch = version === head.version ? head.epoch : (last?.epoch ?? copy?.epoch ?? head.epoch);
  return { epoch, version, chain: last?.chain ?? after.chain, role: 'replica', marks: { ...copy?.marks, ...marks } };
}

/** What a hub above did with a package. */
export type KeptPackage = { readonly receipt: Buffer; readonly portId: string; readonly version: number };

/**
 * Keeps what a port's hub sent by file and gives the receipt to carry back. A file that was kept before is harmless; one that begins after what
 * is kept here is refused (`does-not-follow`): an earlier file is missing.
 */
export async function keepPackage(
  { store, identity, now }: { readonly store: HubStore; readonly identity: HubIdentity; readonly now: number },
  opened: SealedPackage,
): Promise<Result<KeptPackage, PackageRefusal | NotKept>> {
  const read = relayContent.safeParse(opened.content);
  if (!read.success) return err('unreadable');
  const { portId, desks, relayed: messages, answered } = read.data;
  if (!isGuest(await store.desks(portId), opened.from.id)) return err('sender-unknown');
  for (const message of messages) {
    if (message.portId !== portId) return err('unreadable');
    const kept = await keepCopy(store, unread(message, await store.head(portId)));
    if (!kept.ok) return kept;
  }
  if (answered) await keepAnswers(identity.folder, portId, answered);
  const stands = await standingOf(store, portId, desks);
  const proposals = [...(await openProposals(identity.folder, portId))];
  const from = { id: identity.hubId, keys: identity.keys };
  const receipt = seal('relay-receipt', { portId, standing: stands, proposals }, { from, to: opened.from, at: now });
  return ok({ receipt, portId, version: stands?.version ?? 0 });
}

/** What of a message the copy has not kept yet; all of it where the two do not meet. */
function unread(message: Relayed, head: PortHead | null): Relayed {
  const met = message.entries.findIndex((e) => e.version === head?.version && e.chain === head.chain);
  const { version, chain } = message.entries[met] ?? message.after;
  return met < 0
    ? message
    : { ...message, after: { version, chain }, entries: message.entries.slice(met + 1), rows: null };
}

/**
 * Takes a receipt from the hub above: from now on packages begin where its copy stands, and what it proposes is decided here. An older receipt
 * than the one known changes nothing.
 */
export async function takeReceipt(
  { hub, identity }: { readonly hub: Pick<Hub, 'store' | 'exchange'>; readonly identity: HubIdentity },
  above: UpperHub,
  opened: SealedPackage,
): Promise<Result<{ readonly version: number; readonly proposals: number }, PackageRefusal>> {
  const read = receiptContent.safeParse(opened.content);
  if (!read.success || read.data.portId !== above.portId) return err('unreadable');
  const { standing, proposals } = read.data;
  const before = await toldOf(identity.folder, above);
  const answered = (await decideProposals(hub, above, proposals)) ?? before.answered;
  const newer = (standing?.version ?? 0) >= (before.standing?.version ?? 0) ? standing : before.standing;
  await writeSecret(
    toldFile(identity.folder, above.portId),
    JSON.stringify({ hubId: above.hubId, standing: newer, answered } satisfies Told),
  );
  return ok({ version: newer?.version ?? 0, proposals: proposals.length });
}
