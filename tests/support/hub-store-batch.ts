import { refusal } from '#shared/domain/refusal';
import { put, type Change } from '#shared/domain/change';
import type { Row } from '#shared/domain/world';
import type { Batch, HistoryEntry, HubStore, Locked, RefusedEntry } from '#hub/store/store';

export const PORT = 'CNHCG';
export const EPOCH = 1_795_400_000_000;

/** One action of a desk, for tests of the store, which reads neither arguments nor rows. */
export type Act = {
  readonly portId?: string;
  readonly deskId?: string;
  readonly seq?: number;
  /** By the hub's clock. */
  readonly received?: number;
  readonly args?: string;
  readonly rows?: readonly Change[];
  readonly refused?: boolean;
};

/** A row that the store takes for a bay. */
export const someRow = (id: string, fields: object = {}): Change =>
  put('bays', { id, ...fields } as unknown as Row<'bays'>);

const whole = (act: Act, version: number) => ({
  portId: act.portId ?? PORT,
  deskId: act.deskId ?? 'desk-1',
  seq: act.seq ?? version,
  received: act.received ?? EPOCH + version,
  args: act.args ?? '{"a":1}',
  rows: act.rows ?? [someRow(`row-${String(version)}`)],
});

/** What a hub writes for one accepted action, and with `refused` for one refused action beside it. */
export function batchOf(act: Act, { head }: Pick<Locked, 'head'>): Batch {
  const version = (head?.version ?? 0) + 1;
  const { portId, deskId, seq, received, args, rows } = whole(act, version);
  const said = { deskId, seq, name: 'bay.open', by: 'officer-1', at: received - 5, received, args };
  const chain = version.toString(16).padStart(64, '0');
  const entry: HistoryEntry = { ...said, version, epoch: EPOCH, changes: JSON.stringify(rows), chain };
  const no: RefusedEntry = { ...said, seq: seq + 1, refusal: refusal('not-authorised', 'officer-1', { right: 'x' }) };
  const old = head ?? { portId, epoch: EPOCH, oldest: 0, role: 'authority' as const };
  return {
    head: { ...old, portId, epoch: EPOCH, version, chain },
    entries: [entry],
    refused: act.refused ? [no] : [],
    lastSeq: new Map([[deskId, act.refused ? seq + 1 : seq]]),
    rows,
  };
}

/** Writes one action, and says what was written and what the lock showed. */
export const commit = (store: HubStore, act: Act = {}): Promise<{ readonly batch: Batch; readonly locked: Locked }> =>
  store.transact({ portId: act.portId ?? PORT, known: 0, desks: [act.deskId ?? 'desk-1'] }, (locked) => {
    const batch = batchOf(act, locked);
    return { batch, result: { batch, locked } };
  });
