import Dexie, { type EntityTable } from 'dexie';
import type { UtcMs } from '#shared/kernel/time';
import type { User } from '#shared/domain/user';
import { pinFault, waitsUntil, type Failures, type PinFault } from '#shared/rules/sign-in';

/** How often the digest is turned: what OWASP asks of PBKDF2 with SHA-256, about a third of a second on an old workstation. */
const ROUNDS = 600_000;
const SALT_BYTES = 16;
const DIGEST_BITS = 256;

type StoredPin = {
  /** `${portId}/${userId}` */
  readonly id: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  readonly digest: Uint8Array<ArrayBuffer>;
  readonly failures: Failures | null;
};

/** PINs of this workstation (SPEC U1). Apart from every port's data: nothing in here is ever exchanged, exported or printed. */
class PinDb extends Dexie {
  declare readonly pins: EntityTable<StoredPin, 'id'>;

  constructor() {
    super('lianjian-pins', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ pins: 'id' });
  }
}

const db = new PinDb();

type Whose = Pick<User, 'id' | 'portId'>;
const keyOf = ({ portId, id }: Whose): string => `${portId}/${id}`;

async function digestOf(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<Uint8Array<ArrayBuffer>> {
  const text = new TextEncoder().encode(pin.normalize('NFKC'));
  const key = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    key,
    DIGEST_BITS,
  );
  return new Uint8Array(bits);
}

/** Compares all bytes whatever the first says, so that time tells nothing. */
function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let differing = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) differing |= a[i]! ^ (b[i] ?? 0);
  return differing === 0;
}

/** Who of a port has a PIN at this workstation. */
export async function usersWithPin(portId: string): Promise<ReadonlySet<string>> {
  const keys = await db.pins.where('id').startsWith(`${portId}/`).primaryKeys();
  return new Set(keys.map((key) => key.slice(portId.length + 1)));
}

/** Gives a user a PIN at this workstation, and takes back what was counted against him. Refuses one that is guessed first. */
export async function setPin(user: User, pin: string): Promise<PinFault | null> {
  const fault = pinFault(pin, user);
  if (fault) return fault;
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const digest = await digestOf(pin, salt, ROUNDS);
  await db.pins.put({ id: keyOf(user), salt, rounds: ROUNDS, digest, failures: null });
  return null;
}

/** What came of a PIN that was entered. `waits`: none is looked at before that moment. */
export type PinAnswer =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'waits'; readonly until: UtcMs }
  | { readonly kind: 'none' };

export type PinTry = {
  readonly user: Whose;
  readonly pin: string;
  /** The port's number of tries. */
  readonly tries: number;
  readonly now: UtcMs;
};

let turn: Promise<unknown> = Promise.resolve();

/**
 * Looks at a PIN (SPEC U2). One after another, and a try is counted before it is looked at: ending the program in between, or trying many
 * at once, gains nothing.
 */
export function checkPin(asked: PinTry): Promise<PinAnswer> {
  const answer = turn.then(() => checkNow(asked));
  turn = answer.catch(() => null);
  return answer;
}

async function checkNow({ user, pin, tries, now }: PinTry): Promise<PinAnswer> {
  const stored = await db.pins.get(keyOf(user));
  if (!stored) return { kind: 'none' };
  const until = waitsUntil(stored.failures, tries, now);
  if (until !== null) return { kind: 'waits', until };
  const failures: Failures = { count: (stored.failures?.count ?? 0) + 1, last: now };
  await db.pins.update(stored.id, { failures });
  const digest = await digestOf(pin, stored.salt, stored.rounds);
  if (sameBytes(digest, stored.digest)) {
    await db.pins.update(stored.id, { failures: null });
    return { kind: 'right' };
  }
  const waits = waitsUntil(failures, tries, now);
  return waits === null ? { kind: 'wrong', left: tries - failures.count } : { kind: 'waits', until: waits };
}
