import { ok, type Result } from '../kernel/result';
import type { DrawAsk, DrawLine, DrawRecord } from '../domain/double-random';
import { draw, readyDraw, type Drawn } from './draw';
import type { DrawRefusal } from './draw-refusal';
import { poolHash, type Pool } from './pool';

/** The pool of a record in the form in which it is drawn from. */
export const poolOf = (lines: readonly DrawLine[]): Pool =>
  lines.map(({ excluded, ...line }) => (excluded === null ? line : { ...line, excluded }));

/** The hash that stands for the lines of a record. */
export const hashOfLines = (lines: readonly DrawLine[]): string => poolHash(poolOf(lines));

/** The seed of a draw by two hands: the operator's secret, then what the witness added. */
export const seedOf = (secret: string, salt: string): string => `${secret}${salt}`;

/** What stands against a draw whatever chance will say, or null. */
export function drawFault(pool: readonly DrawLine[], ask: DrawAsk): DrawRefusal | null {
  const ready = readyDraw({ pool: poolOf(pool), ...ask });
  return ready.ok ? null : ready.error;
}

/** The draw that a record comes to by a seed. */
export const drawRecordBy = (
  { pool, ask }: Pick<DrawRecord, 'pool' | 'ask'>,
  seed: string,
): Result<Drawn, DrawRefusal> => draw({ pool: poolOf(pool), seed, ...ask });

/** The draw of a finished record again; null where it was never drawn. */
export function drawnAgain(record: DrawRecord): Result<Drawn, DrawRefusal> | null {
  if (record.secret === null || record.salt === null) return null;
  const again = drawRecordBy(record, seedOf(record.secret, record.salt));
  return again.ok ? ok(again.value) : again;
}
