import Dexie, { type EntityTable } from 'dexie';
import { hexOf } from '#shared/kernel/sha256';

const BYTES = 32;

/** Secrets of draws that this desk has begun and not yet drawn. They never leave it before the draw itself shows them. */
class SecretDb extends Dexie {
  declare readonly secrets: EntityTable<{ readonly id: string; readonly secret: string }, 'id'>;

  constructor() {
    super('lianjian-draws', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ secrets: 'id' });
  }
}

const db = new SecretDb();

/** 256 bits from the machine's own chance, in hex. */
export const freshSecret = (): string => hexOf(crypto.getRandomValues(new Uint8Array(BYTES)));

/** Keeps the secret of a draw until it is drawn: a desk that is closed in between can still finish it. */
export const keepSecret = (drawId: string, secret: string): Promise<string> => db.secrets.put({ id: drawId, secret });

/** The secret of a draw that was begun here; null where another desk began it. */
export const secretOf = async (drawId: string): Promise<string | null> =>
  (await db.secrets.get(drawId))?.secret ?? null;

/** Forgets a secret that is of no more use. */
export const forgetSecret = (drawId: string): Promise<void> => db.secrets.delete(drawId);
