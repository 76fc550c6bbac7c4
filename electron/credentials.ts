import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import { z } from 'zod';
import { writePrivate } from './files';

/** What only this workstation may know of one port: the token that the hub gave it, and its own keys. */
const secret = z.strictObject({ token: z.string(), signing: z.string(), sealing: z.string() });
export type Secret = z.output<typeof secret>;

const stored = z.strictObject({ sealed: z.boolean(), data: z.string() });
const secrets = z.record(z.string(), secret);

/**
 * Whether the system keeps a key for us. Where it does not (a Linux session without a keyring knows only a fixed password), sealing would
 * be theatre: the file's own rights, for this account alone, are all the protection there is. SECURITY.md says so.
 */
const hasKeyring = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');

/** The secrets of this workstation, by port. */
export type Credentials = {
  readonly of: (portId: string) => Promise<Secret | null>;
  readonly keep: (portId: string, secret: Secret) => Promise<void>;
};

/** Secrets in a file that this account alone may read, sealed where the system can. */
export function credentialsIn(folder: string): Credentials {
  const file = join(folder, 'credentials.json');
  let known: Record<string, Secret> | null = null;

  async function all(): Promise<Record<string, Secret>> {
    if (known) return known;
    const text = await readFile(file, 'utf8').catch(() => null); // none were ever kept
    if (text === null) return (known = {});
    const { sealed, data } = stored.parse(JSON.parse(text));
    const bytes = Buffer.from(data, 'base64');
    return (known = secrets.parse(JSON.parse(sealed ? safeStorage.decryptString(bytes) : bytes.toString('utf8'))));
  }

  return {
    of: async (portId) => (await all())[portId] ?? null,
    async keep(portId, kept) {
      const next = { ...(await all()), [portId]: kept };
      const text = JSON.stringify(next);
      const sealed = hasKeyring();
      const data = (sealed ? safeStorage.encryptString(text) : Buffer.from(text)).toString('base64');
      const written = await writePrivate(file, Buffer.from(JSON.stringify({ sealed, data })));
      if (!written.ok) throw new Error(`credentials: ${written.error.code}`);
      known = next;
    },
  };
}
