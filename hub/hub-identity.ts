import { open, readFile, rename, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { fingerprintOf, keysAsText, keysFromText, newKeys, publicKeysOf, type Keys } from './package/keys';
import { fingerprintOfCertificate, selfSigned, type Certificate } from './tls';

/** Who a hub is: made once, kept beside its database, moved with it. */
export type HubIdentity = {
  /** Where it is kept, and beside it what this hub knows of other hubs. */
  readonly folder: string;
  readonly hubId: string;
  readonly keys: Keys;
  readonly certificate: Certificate;
  /** Hex SHA-256 of the certificate. */
  readonly fingerprint: string;
};

const identityFile = z.object({
  format: z.literal('lianjian-hub/1'),
  keys: z.object({ signing: z.string(), sealing: z.string() }),
  certificate: z.object({ key: z.string(), cert: z.string() }),
});

const FILE = 'hub-identity.json';

/** A new identity, kept nowhere yet; what it comes to know of other hubs is kept in the folder. */
export const newIdentity = (folder = '.'): HubIdentity => identityOf(folder, newKeys(), selfSigned('Lianjian hub'));

/** The identity kept in a folder; made and kept there (readable by its owner alone) where there is none. Throws where the file is damaged. */
export async function identityIn(folder: string): Promise<HubIdentity> {
  const path = join(folder, FILE);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw cause;
  });
  if (text !== null) {
    const kept = identityFile.parse(JSON.parse(text));
    return identityOf(folder, keysFromText(kept.keys), kept.certificate);
  }
  const made = newIdentity(folder);
  const kept: z.infer<typeof identityFile> = {
    format: 'lianjian-hub/1',
    keys: keysAsText(made.keys),
    certificate: made.certificate,
  };
  await writeSecret(path, `${JSON.stringify(kept, null, 1)}\n`);
  return made;
}

function identityOf(folder: string, keys: Keys, certificate: Certificate): HubIdentity {
  const hubId = `hub-${fingerprintOf(publicKeysOf(keys))}`;
  return { folder, hubId, keys, certificate, fingerprint: fingerprintOfCertificate(certificate.cert) };
}

/** Writes a file that its owner alone may read: whole and on the disk when this resolves, or not at all. */
export async function writeSecret(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
