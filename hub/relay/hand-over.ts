import { sign, verify } from 'node:crypto';
import { portId as asPortId } from '#shared/kernel/ids';
import { err, ok, type Result } from '#shared/kernel/result';
import { isGuest, isHub } from '../access';
import type { HubIdentity } from '../hub-identity';
import { namesKeys, publicKey, publicKeysOf } from '../package/keys';
import type { HubStore, PortHead } from '../store/store';
import { handOver, type HandOver, type HubAddress, type SignedHandOver } from './forms';

/** Why a hand-over is not carried out. */
export type NotHandedOver =
  /** This hub does not decide for the port. */
  | 'not-the-authority'
  | 'port-unknown'
  /** The words are not what the key of their sender signed. */
  | 'not-signed'
  /** It is for another hub. */
  | 'for-another'
  /** Its sender is not enrolled here for the port. */
  | 'sender-unknown'
  /** The copy here does not stand exactly where the old authority stopped; what is missing is relayed first. */
  | 'behind'
  /** It belongs to a reign that is over. */
  | 'stale';

type From = { readonly store: HubStore; readonly identity: HubIdentity; readonly now: number };

/**
 * Stops deciding for a port and says in writing where: from this transaction on every exchange here is refused, whoever asks. A port that was
 * already stopped for the same successor is said again, so that a lost paper can be written anew; `resumed` tells that the caller knows of one.
 */
export async function stopDeciding(
  { store, identity, now }: From,
  { portId, to, resumed }: { readonly portId: string; readonly to: HubAddress; readonly resumed: boolean },
): Promise<Result<SignedHandOver, NotHandedOver>> {
  const enrolled = await store.desks(portId);
  const desks = enrolled.filter((d) => !isHub(d) && d.revokedAt === null);
  const known = await store.head(portId);
  if (!known) return err('port-unknown');
  const asked = { portId, known: known.version, desks: desks.map((d) => d.deskId) };
  const stopped = await store.transact(asked, ({ head, lastSeq }) => {
    if (!head || (head.role === 'replica' && !resumed)) return { batch: null, result: null };
    const fenced: PortHead = { ...head, role: 'replica' };
    const batch = { head: fenced, entries: [], refused: [], lastSeq: new Map(), rows: [] };
    return { batch: head.role === 'replica' ? null : batch, result: { head: fenced, lastSeq } };
  });
  if (!stopped) return err('not-the-authority');
  const { epoch, version, chain } = stopped.head;
  const words: HandOver = {
    format: 'lianjian-hand-over/1',
    portId: asPortId.parse(portId),
    epoch,
    version,
    chain,
    marks: Object.fromEntries(stopped.lastSeq),
    desks,
    from: { hubId: identity.hubId, keys: publicKeysOf(identity.keys) },
    to,
    at: now,
  };
  const text = JSON.stringify(words);
  const signature = sign(null, Buffer.from(text), identity.keys.signing).toString('base64url');
  return ok({ words: text, signature });
}

/**
 * Begins to decide for a port where the old authority stopped, under the next reign. The copy here must stand exactly there. The same paper
 * twice is harmless.
 */
export async function takeOver(
  { store, identity }: Pick<From, 'store' | 'identity'>,
  signed: SignedHandOver,
): Promise<Result<PortHead, NotHandedOver>> {
  const read = readHandOver(signed);
  if (!read) return err('not-signed');
  if (read.to.hubId !== identity.hubId) return err('for-another');
  const guests = await store.desks(read.portId);
  if (!isGuest(guests, read.from.hubId)) return err('sender-unknown');
  const { portId, version, epoch, chain, marks } = read;
  const begun = await store.transact<Result<PortHead, NotHandedOver>>(
    { portId, known: version, desks: Object.keys(marks) },
    ({ head, lastSeq }) => {
      const no = (why: NotHandedOver) => ({ batch: null, result: err(why) });
      if (!head) return no('behind');
      if (head.role === 'authority') return head.epoch === epoch + 1 ? { batch: null, result: ok(head) } : no('stale');
      if (head.epoch > epoch) return no('stale');
      const heard = Object.entries(marks).every(([deskId, seq]) => (lastSeq.get(deskId) ?? 0) >= seq);
      if (head.version !== version || head.chain !== chain || !heard) return no('behind');
      const begun: PortHead = { ...head, epoch: epoch + 1, role: 'authority' };
      return { batch: { head: begun, entries: [], refused: [], lastSeq: new Map(), rows: [] }, result: ok(begun) };
    },
  );
  if (!begun.ok) return begun;
  const here = new Set(guests.map((d) => d.deskId));
  for (const desk of read.desks) if (!here.has(desk.deskId)) await store.putDesk(desk);
  return begun;
}

/** The words of a hand-over; null where they are not signed by the key that their sender's id names. */
export function readHandOver({ words, signature }: SignedHandOver): HandOver | null {
  const read = handOver.safeParse(jsonOf(words));
  if (!read.success) return null;
  const { from } = read.data;
  if (!namesKeys(from.hubId, from.keys)) return null;
  const key = publicKey('Ed25519', from.keys.signing);
  return verify(null, Buffer.from(words), key, Buffer.from(signature, 'base64url')) ? read.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema says no
  }
}
