import type { z } from 'zod';
import { tables } from '#shared/domain/world';
import { exchangeReply } from '#shared/sync/exchange';

const schemas: Readonly<Record<string, z.ZodType>> = tables;

/**
 * Whether something is a list of changes. Each is held against the schema of its own table: the wire's union of all tables asks every one
 * of them, which takes forty times as long on a snapshot of thousands.
 */
export const areChanges = (values: unknown): boolean => Array.isArray(values) && values.every(isChange);

function isChange(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 3) return false;
  const { op, table, row, id } = value as Readonly<Record<string, unknown>>;
  if (typeof table !== 'string' || !Object.hasOwn(schemas, table)) return false;
  return op === 'put' ? schemas[table]!.safeParse(row).success : op === 'del' && typeof id === 'string';
}

/** Whether something is the reply to an exchange. */
export function isReply(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { changes = [] } = value as { readonly changes?: unknown };
  const bare = 'changes' in value ? { ...value, changes: [] } : value;
  return exchangeReply.safeParse(bare).success && areChanges(changes);
}
