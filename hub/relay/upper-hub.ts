import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { portId } from '#shared/kernel/ids';
import { publicKeys } from '#shared/sync/keys';
import { writeSecret } from '../hub-identity';
import { hubAddress, signedHandOver } from './forms';

/** The hub above, to which a port's history is passed: how it is reached, with what token, and by which keys it is known. */
const upperHub = hubAddress.extend({
  format: z.literal('lianjian-upper-hub/1'),
  portId,
  token: z.string(),
  keys: publicKeys,
});
export type UpperHub = z.infer<typeof upperHub>;

/** A port that this hub handed over: to whom, and the paper once it is written. */
const handedOver = z.strictObject({ to: hubAddress, paper: signedHandOver.nullable() });
export type HandedOver = z.infer<typeof handedOver>;

const upperFile = (folder: string, port: string): string => join(folder, `relay-${port}.json`);
const handedFile = (folder: string, port: string): string => join(folder, `handed-over-${port}.json`);

async function read<T>(path: string, form: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw cause;
  });
  return text === null ? null : form.parse(JSON.parse(text));
}

/** The hub above for a port; null where it has none. Throws where the file is damaged. */
export const upperHubOf = (folder: string, port: string): Promise<UpperHub | null> =>
  read(upperFile(folder, port), upperHub);

/** The hubs above, one a port at most. */
export async function upperHubs(folder: string): Promise<readonly UpperHub[]> {
  const names = await readdir(folder);
  const found = await Promise.all(
    names.filter((name) => /^relay-.+\.json$/.test(name)).map((name) => read(join(folder, name), upperHub)),
  );
  return found.filter((hub) => hub !== null);
}

/** Keeps how the hub above is reached, readable by its owner alone. */
export const keepUpperHub = (folder: string, hub: UpperHub): Promise<void> =>
  writeSecret(upperFile(folder, hub.portId), `${JSON.stringify(hub, null, 1)}\n`);

/** To whom a port was handed over; null where it was not. */
export const handedOverOf = (folder: string, port: string): Promise<HandedOver | null> =>
  read(handedFile(folder, port), handedOver);

/** Keeps to whom a port is handed over: before it is stopped without the paper, then with it. */
export const keepHandedOver = (folder: string, port: string, handed: HandedOver): Promise<void> =>
  writeSecret(handedFile(folder, port), `${JSON.stringify(handed)}\n`);
