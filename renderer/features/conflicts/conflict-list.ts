import type { SessionId } from '#shared/kernel/ids';
import type { Anomaly } from '#shared/domain/milestone';
import type { Refusal } from '#shared/domain/refusal';
import type { Place } from '#shared/domain/session';
import type { World } from '#shared/domain/world';
import type { Writing } from '#shared/sync/exchange';
import type { PendingMutation } from '#shared/sync/pending';
import type { Outcome } from '../../data/board-db';
import type { WantedRow } from '../../data/wanted-rows';

/** Something that a person has to look at, the gravest first. */
export type Conflict =
  | {
      readonly kind: 'refused' | 'risk';
      readonly key: string;
      readonly seq: number;
      readonly name: string;
      readonly args: unknown;
      readonly at: number;
      readonly by: string;
      readonly refusal: Refusal;
      readonly wanted: readonly WantedRow[];
      /** Who last changed what the action was about, and when; null where that is not known. */
      readonly against: Writing | null;
      /** The session that was to stand where another one stands; null where the clash is of another kind. */
      readonly clash: { readonly mine: SessionId; readonly theirs: SessionId } | null;
    }
  | { readonly kind: 'anomaly'; readonly key: string; readonly anomaly: Anomaly };

type Known = {
  readonly outcomes: readonly Outcome[];
  readonly queue: readonly PendingMutation[];
  readonly atRisk: ReadonlyMap<number, Refusal>;
  readonly wanted: ReadonlyMap<number, readonly WantedRow[]>;
  readonly anomalies: World['anomalies'];
};

/** Refusals in which one session stands in another one's way. */
const IN_THE_WAY = new Set<string>(['bay-taken', 'bay-turn-round', 'officer-taken']);

/** All that a person has to look at: what was refused (places first), what would be, and facts that contradict the plan. */
export function conflictsOf({ outcomes, queue, atRisk, wanted, anomalies }: Known): readonly Conflict[] {
  const refused = outcomes.map(
    ({ seq, name, args, at, by = '', refusal, wanted: rows = [], against = null }): Conflict => ({
      kind: 'refused',
      key: `refused-${String(seq)}`,
      seq,
      name,
      args,
      at,
      by,
      refusal,
      wanted: rows,
      against,
      clash: clashOf(rows, refusal),
    }),
  );
  const risky = queue.flatMap(({ seq, name, args, at, actor }): Conflict[] => {
    const refusal = atRisk.get(seq);
    if (!refusal) return [];
    const rows = wanted.get(seq) ?? [];
    const said = {
      seq,
      name,
      args,
      at,
      by: actor.name,
      refusal,
      wanted: rows,
      against: null,
      clash: clashOf(rows, refusal),
    };
    return [{ kind: 'risk', key: `risk-${String(seq)}`, ...said }];
  });
  const open = [...anomalies.values()].filter((a) => a.resolvedBy === null);
  const odd = open.map((anomaly): Conflict => ({ kind: 'anomaly', key: anomaly.id, anomaly }));
  const grave = (c: Conflict): number => Number(c.kind === 'refused' && c.clash !== null);
  return [...refused.toSorted((a, b) => grave(b) - grave(a)), ...risky, ...odd];
}

/** The session that was to get a place, whatever action put it there, and the one that is in its way. */
function clashOf(
  wanted: readonly WantedRow[],
  { code, about }: Refusal,
): { mine: SessionId; theirs: SessionId } | null {
  if (about === null || !IN_THE_WAY.has(code)) return null;
  const moved = wanted.find(({ table, id, mine }) => table === 'sessions' && id !== about && placeOf(mine) !== null);
  return moved ? { mine: moved.id as SessionId, theirs: about as SessionId } : null;
}

/** Where a row of a session stands; null in the tray. */
export const placeOf = (row: WantedRow['mine']): Place | null =>
  row !== null && 'place' in row && typeof row.place === 'object' ? row.place : null;

/** One field of a row in which the three differ. */
export type FieldLine = {
  readonly field: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** The row is no longer there at the authority. */
  readonly gone: boolean;
};

/** The fields that an action would have changed, with what they were and what they are now. */
export function fieldLines(world: World, wanted: readonly WantedRow[]): readonly FieldLine[] {
  return wanted.flatMap(({ table, id, base, mine }) => {
    if (mine === null) return [];
    const before = (base ?? {}) as Readonly<Record<string, unknown>>;
    const now = world[table].get(id) as Readonly<Record<string, unknown>> | undefined;
    return Object.entries(mine)
      .filter(([field, value]) => field !== 'id' && JSON.stringify(before[field]) !== JSON.stringify(value))
      .map(([field, value]) => ({
        field,
        base: before[field] ?? null,
        mine: value as unknown,
        theirs: now?.[field] ?? null,
        gone: now === undefined && base !== null,
      }));
  });
}
