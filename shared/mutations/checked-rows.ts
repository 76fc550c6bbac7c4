import { z } from 'zod';

/** A schema that looks at each row object once, and the way to have a row looked at before its turn. */
export type CheckedRows<T> = { readonly schema: z.ZodType<T>; readonly check: (row: object) => void };

/**
 * Rows that come by the thousand in one action: each is checked by its schema, and one that was found good is not looked at again, so that
 * the window can check them some at a time while nobody waits. Rows are never changed in place.
 */
export function checkedRows<T>(row: z.ZodType<T>): CheckedRows<T> {
  const good = new WeakMap<object, T>();
  const read = (value: unknown) => {
    const result = row.safeParse(value);
    if (result.success && typeof value === 'object' && value !== null) good.set(value, result.data);
    return result;
  };
  const schema = z.unknown().transform((value, context): T => {
    const known = typeof value === 'object' && value !== null ? good.get(value) : undefined;
    if (known !== undefined) return known;
    const result = read(value);
    if (result.success) return result.data;
    for (const { message, path } of result.error.issues) context.addIssue({ code: 'custom', message, path: [...path] });
    return z.NEVER;
  });
  return { schema, check: (value) => void read(value) };
}
