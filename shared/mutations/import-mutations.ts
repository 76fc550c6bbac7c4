import { z } from 'zod';
import { batchId, portId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { same } from '../kernel/same';
import { dayText } from '../kernel/time';
import type { Batch } from '../domain/batch';
import { consignment } from '../domain/consignment';
import { applyChanges, del, put } from '../domain/change';
import { defineLookup, rowsBy } from '../domain/lookup';
import { inspectionRequest, requestIdOf, type InspectionRequest } from '../domain/request';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { factsOf } from '../rules/progress';
import { isTouched } from '../rules/touched';
import { actsFor } from '../rules/sight';
import { keptText, laterBatch, rebooked, refitted, rowsBefore, unfitted, type Imported } from './batch-rows';
import { checkedRows } from './checked-rows';
import { defineMutation, refuse, type Context, type Decision } from './mutation';
import { minutesOfRequests, regrouped, waitingSession } from './regroup';

const requestRows = checkedRows(inspectionRequest);
const consignmentRows = checkedRows(consignment);

/**
 * Looks at rows that are about to be imported: the import itself does not look at them again. For thousands of rows it is called for some
 * at a time. What is wrong with a row is said by the import.
 */
export function checkImportRows(rows: {
  readonly requests: readonly object[];
  readonly consignments: readonly object[];
}): void {
  rows.requests.forEach(requestRows.check);
  rows.consignments.forEach(consignmentRows.check);
}

const importArgs = z.strictObject({
  batch: z.strictObject({ id: batchId, files: z.array(z.string().max(200)) }),
  portId,
  day: dayText,
  requests: z.array(requestRows.schema),
  consignments: z.array(consignmentRows.schema),
});
type ImportArgs = z.infer<typeof importArgs>;

/**
 * Commits one import as one batch (SPEC I3): every good row of its files, or nothing. New requests open a session of
 * their own in the tray (SPEC S1); changed ones keep their session. A row as it already stands changes nothing (SPEC I2).
 */
export const commitImport = defineMutation({
  name: 'import.commit',
  kind: 'intention',
  right: 'intake',
  args: importArgs,
  decide(world, args, context) {
    const no = importFault(world, args) ?? foreign(args.requests, context);
    if (no) return no;
    const { portId, day, batch } = args;
    const fresh = args.requests.filter((r) => !world.requests.has(r.id));
    const changed = args.requests.filter((r) => differs(world.requests.get(r.id), r));
    const listed = args.consignments.filter((c) => !world.consignments.has(c.id));
    const relisted = args.consignments.filter((c) => differs(world.consignments.get(c.id), c));
    const rows = [...fresh, ...changed].map((r) => put('requests', r));
    const next = applyChanges(world, rows);
    const longer = refitted(world, next, changed);
    const row: Batch = {
      id: batch.id,
      portId,
      day,
      files: batch.files,
      added: fresh.length,
      changed: changed.length,
      by: context.actor.id,
      at: context.now,
      status: 'committed',
      before: keptText({
        requests: changed.flatMap((r) => world.requests.get(r.id) ?? []),
        consignments: relisted.flatMap((c) => world.consignments.get(c.id) ?? []),
        sessions: longer.flatMap((s) => world.sessions.get(s.id) ?? []),
      }),
    };
    return ok([
      put('batches', row),
      ...rows,
      ...fresh.map((r) => put('sessions', waitingSession([r.id], r, minutesOfRequests(next, [r.id])))),
      ...longer.map((s) => put('sessions', s)),
      ...rebooked(world, next, changed),
      ...[...listed, ...relisted].map((c) => put('consignments', c)),
    ]);
  },
  inverse: (_, { batch }) => ({ name: 'import.undo', args: { batchId: batch.id } }),
});

const byBatch = defineLookup('requests', (r) => [r.batchId]);

/** An officer takes in requests of the own agency only (SPEC X7). */
function foreign(requests: readonly InspectionRequest[], { actor }: Context): Decision | null {
  const other = requests.find((r) => !actsFor(actor, r.agency));
  return other ? refuse('other-agency', other.id, { agency: other.agency }) : null;
}

/** A row of another port, day or batch, a row that stands twice, or a batch that was committed before. */
function importFault(world: World, { portId, day, batch, requests, consignments }: ImportArgs): Decision | null {
  if (!world.ports.has(portId)) return refuse('port-unknown', portId);
  if (world.batches.has(batch.id)) return refuse('row-invalid', batch.id);
  const belongs = (row: Imported): boolean => row.portId === portId && row.day === day && row.batchId === batch.id;
  const stray =
    [...requests, ...consignments].find((row) => !belongs(row)) ?? requests.find((r) => r.id !== requestIdOf(r));
  if (stray) return refuse('row-invalid', stray.id);
  const seen = new Set<string>();
  const twice = [...requests, ...consignments].find((row) => seen.size === seen.add(row.id).size);
  return twice ? refuse('row-invalid', twice.id) : null; // SPEC I1
}

/** Whether a row says something else than the one that is there; the batch it came with says nothing of the object. */
const differs = (old: Imported | undefined, row: Imported): boolean =>
  old !== undefined && !same({ ...old, batchId: row.batchId }, row);

/**
 * Takes a whole batch back (撤销本批): its new requests go, its changed ones are as before (SPEC I4). Refused while one of them stands on
 * the board or something has happened to it, since that would pull a job from under an officer, and while a later import has
 * changed one of its rows, since that one must be taken back first.
 */
export const undoImport = defineMutation({
  name: 'import.undo',
  kind: 'intention',
  right: 'intake',
  args: z.strictObject({ batchId }),
  decide(world, { batchId }, context) {
    const batch = world.batches.get(batchId);
    if (!batch) return refuse('batch-unknown', batchId);
    const no = foreign([...rowsBy(world, byBatch, batchId)], context);
    if (no) return no;
    if (batch.status === 'undone') return refuse('batch-undone', batchId);
    const later = laterBatch(world, batch);
    if (later) return refuse('batch-changed-since', later.id, { files: later.files.join(', ') });
    const before = rowsBefore(batch);
    const gone = addedBy(world.requests, batchId, before.requests);
    const losing = [...world.sessions.values()].filter((s) => s.requestIds.some((id) => gone.has(id)));
    const used = losing.find(
      (s) => s.place !== null || s.status !== 'planned' || factsOf(world, s.id).length > 0 || isTouched(world, s),
    );
    if (used) return refuse('batch-in-use', used.id, { files: batch.files.join(', ') });
    const back = before.requests.map((r) => put('requests', r));
    const next = applyChanges(world, back);
    const heirs = losing.flatMap((s) => heirOf(next, s, gone) ?? []);
    const lost = new Set(losing.flatMap((s) => s.requestIds));
    return ok([
      ...back,
      ...regrouped(next, losing, heirs),
      ...unfitted(world, before.sessions).flatMap((s) => (lost.has(s.requestIds[0]!) ? [] : [put('sessions', s)])),
      ...rebooked(
        world,
        next,
        before.requests.filter((r) => !lost.has(r.id)),
      ),
      ...[...gone].map((id) => del('requests', id)),
      ...[...addedBy(world.consignments, batchId, before.consignments)].map((id) => del('consignments', id)),
      ...before.consignments.map((c) => put('consignments', c)),
      put('batches', { ...batch, status: 'undone', before: [] }),
    ]);
  },
});

/** Ids of the rows of a batch that were not there before it. */
function addedBy(rows: ReadonlyMap<string, Imported>, batch: string, before: readonly Imported[]): ReadonlySet<string> {
  const kept = new Set<string>(before.map((row) => row.id));
  const added = new Set<string>();
  for (const row of rows.values()) if (row.batchId === batch && !kept.has(row.id)) added.add(row.id);
  return added;
}

/** A waiting session without the requests that go; null when none is left. */
function heirOf(world: World, session: JointSession, gone: ReadonlySet<string>): JointSession | null {
  const stay = session.requestIds.filter((id) => !gone.has(id));
  if (stay.length === 0) return null;
  return { ...waitingSession(stay, session, minutesOfRequests(world, stay)), note: session.note };
}
