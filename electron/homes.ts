import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { deskId, portId } from '#shared/kernel/ids';
import { publicKeys } from '#shared/sync/keys';
import { writeWhole } from './files';

/** A hub elsewhere, as this desk knows it. The token lies with the credentials. */
const remote = z.strictObject({
  url: z.string().max(300),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  hubId: z.string().max(80),
  /** What the hub signs with and what is sealed to it, as told at enrolment. */
  keys: publicKeys,
  name: z.string().max(80),
  /** What the hub calls this desk. */
  label: z.string().max(80),
});
export type Remote = z.output<typeof remote>;

/** A port at which this workstation works, under which name, and whose hub decides: another one's, or (null) its own. */
const home = z.strictObject({ portId, deskId, remote: remote.nullable() });
export type Home = z.output<typeof home>;

/** How the hub of this workstation is reached by others; null where it serves this desk alone. */
const hosting = z.strictObject({ name: z.string().min(1).max(60), port: z.int().min(1).max(65_535) });
export type Hosting = z.output<typeof hosting>;

const stored = z.strictObject({ homes: z.array(home), hosting: hosting.nullable() });

/** Where this workstation belongs: kept apart from the page's database, so that a desk that lost it finds its way back. */
export type Homes = {
  readonly list: () => readonly Home[];
  readonly of: (portId: string) => Home | null;
  readonly keep: (home: Home) => Promise<void>;
  readonly hosting: () => Hosting | null;
  readonly host: (hosting: Hosting | null) => Promise<void>;
};

/** Reads where this workstation belongs; a file that cannot be read is set aside by the next writing. */
export async function openHomes(folder: string): Promise<Homes> {
  const file = join(folder, 'homes.json');
  let state: z.output<typeof stored> = { homes: [], hosting: null };
  try {
    const read = stored.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (read.success) state = read.data;
  } catch {
    // the first start: there is nothing yet
  }
  const write = async (next: typeof state): Promise<void> => {
    state = next;
    const written = await writeWhole(file, Buffer.from(JSON.stringify(next)));
    if (!written.ok) throw new Error(`homes: ${written.error.code}`);
  };
  return {
    list: () => state.homes,
    of: (port) => state.homes.find((h) => h.portId === port) ?? null,
    keep: (home) => write({ ...state, homes: [...state.homes.filter((h) => h.portId !== home.portId), home] }),
    hosting: () => state.hosting,
    host: (next) => write({ ...state, hosting: next }),
  };
}
