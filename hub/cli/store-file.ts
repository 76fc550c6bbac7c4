import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result';
import { consignment } from '#shared/domain/consignment';
import { inspectionRequest } from '#shared/domain/request';
import type { CliIo } from './io';
import { unusable, type Unusable } from './outcome';
import type { PortDay } from './port-day';

const FORMAT = 'lianjian-store/1';

/** The rows of one port and day in a file (`import … --out store.json`). */
const storeFile = z.object({
  format: z.literal(FORMAT),
  port: z.string(),
  day: z.string(),
  requests: z.array(inspectionRequest).readonly(),
  consignments: z.array(consignment).readonly(),
});
export type StoreFile = z.infer<typeof storeFile>;

/** Opens a store; an empty one where there is no such file. Refuses a file that is no store, or that of another port or day. */
export async function openStore(path: string, of: PortDay, io: CliIo): Promise<Result<StoreFile, Unusable>> {
  const port = of.kit.port.id;
  const bytes = await io.readFile(path);
  if (!bytes) return ok({ format: FORMAT, port, day: of.day, requests: [], consignments: [] });
  const parsed = storeFile.safeParse(parseJson(bytes));
  if (!parsed.success)
    return err(unusable('store-unreadable', `${path}: this is no store of requests`, { file: path }));
  const { data } = parsed;
  if (data.port === port && data.day === of.day) return ok(data);
  const message = `${path}: this store holds ${data.port} on ${data.day}`;
  return err(unusable('store-of-another-day', message, { file: path, port: data.port, day: data.day }));
}

/** A store with rows put in, new ones behind, known ones in their place. */
export function withRows(store: StoreFile, rows: Pick<StoreFile, 'requests' | 'consignments'>): StoreFile {
  const merged = <T extends { readonly id: string }>(old: readonly T[], fresh: readonly T[]): T[] => [
    ...new Map([...old, ...fresh].map((row) => [row.id, row])).values(),
  ];
  return {
    ...store,
    requests: merged(store.requests, rows.requests),
    consignments: merged(store.consignments, rows.consignments),
  };
}

/** The bytes of a JSON file. */
export const jsonBytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);

/** The value of a JSON file; undefined when it is none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined; // the caller says what it expected
  }
}
