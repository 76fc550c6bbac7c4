import { z } from 'zod';
import { err, ok, type Result } from '../kernel/result';
import { dayText, type Day } from '../kernel/time';
import { portId, type PortId } from '../kernel/ids';
import { emptyWorld, tableNames, tables, type Row, type TableName, type World } from '../domain/world';

const FORMAT = 'lianjian-day/1';

/** A port's day in one piece: all rows, and whose hand gives it. What one program gives another to print. */
export type DayFile = { readonly world: World; readonly portId: PortId; readonly day: Day; readonly by: string };

const dayFile = z.strictObject({
  format: z.literal(FORMAT),
  portId,
  day: dayText,
  by: z.string().max(60),
  rows: z.strictObject(
    Object.fromEntries(tableNames.map((name) => [name, z.array(tables[name])])) as unknown as {
      readonly [T in TableName]: z.ZodType<readonly Row<T>[]>;
    },
  ),
});

/** The text of a day file. */
export function writeDayFile({ world, portId, day, by }: DayFile): string {
  const rows = Object.fromEntries(tableNames.map((name) => [name, [...world[name].values()]]));
  return JSON.stringify({ format: FORMAT, portId, day, by, rows });
}

/** Reads a day file; every row is held against its schema. Refuses with where and what is wrong. */
export function readDayFile(text: string): Result<DayFile, string> {
  const json = parsed(text);
  if (json === undefined) return err('not JSON');
  const read = dayFile.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    return err(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { portId, day, by, rows } = read.data;
  const entries = tableNames.map((name) => [name, new Map(rows[name].map((row) => [row.id, row]))]);
  return ok({ world: { ...emptyWorld(), ...Object.fromEntries(entries) } as World, portId, day, by });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // said by the caller: the text is not JSON
  }
}
