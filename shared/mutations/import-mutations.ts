import { z } from 'zod';
import { batchId, portId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { same } from '../kernel/same';
import { dayText } from '../kernel/time';
import type { Batch } from '../domain/batch';
import { consignment, type Consignment } from '../domain/consignment';
import { applyChanges, del, put, type Change } from '../domain/change';
import { inspectionRequest, requestIdOf, type InspectionRequest } from '../domain/request';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { bookingOf } from '../rules/green-lane';
import { sessionHolding } from '../rules/grouping';
import { urgencyOf } from './booking-changes';
import { defineMutation, refuse, type Decision } from './mutation';
import { minutesOfRequests, regrouped, waitingSession } from './regroup';

const importArgs = z.strictObject({
  batch: z.strictObject({ id: batchId, files: z.array(z.string().max(200)) }),
  portId,
  day: dayText,
  requests: z.array(inspectionRequest),
  consignments: z.array(consignment),
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
    const no = importFault(world, args);
    if (no) return no;
    const { portId, day, batch } = args;
    const fresh = args.requests.filter((r) => !world.requests.has(r.id));
    const changed = args.requests.filter((r) => differs(world.requests.get(r.id), r));
    const listed = args.consignments.filter((c) => !world.consignments.has(c.id));
    const relisted = args.consignments.filter((c) => differs(world.consignments.get(c.id), c));
    const rows = [...fresh, ...changed].map((r) => put('requests', r));
    const next = applyChanges(world, rows);
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
      before: [
        ...changed.map((r) => JSON.stringify(world.requests.get(r.id))),
        ...relisted.map((c) => JSON.stringify(world.consignments.get(c.id))),
      ],
    };
    return ok([
      put('batches', row),
      ...rows,
      ...fresh.map((r) => put('sessions', waitingSession([r.id], r, minutesOfRequests(next, [r.id])))),
      ...refitted(world, next, changed),
      ...[...listed, ...relisted].map((c) => put('consignments', c)),
    ]);
  },
  inverse: (_, { batch }) => ({ name: 'import.undo', args: { batchId: batch.id } }),
});

/** A row of another port, day or batch, a row that stands twice, or a batch that was committed before. */
function importFault(world: World, { portId, day, batch, requests, consignments }: ImportArgs): Decision | null {
  if (!world.ports.has(portId)) return refuse('port-unknown', portId);
  const committed = world.batches.get(batch.id);
  if (committed) return refuse('batch-in-use', batch.id, { files: committed.files.join(', ') });
  const belongs = (row: Imported): boolean => row.portId === portId && row.day === day && row.batchId === batch.id;
  const stray =
    [...requests, ...consignments].find((row) => !belongs(row)) ?? requests.find((r) => r.id !== requestIdOf(r));
  if (stray) return refuse('row-invalid', stray.id);
  const seen = new Set<string>();
  const twice = [...requests, ...consignments].find((row) => seen.size === seen.add(row.id).size);
  return twice ? refuse('row-invalid', twice.id) : null; // SPEC I1
}

type Imported = InspectionRequest | Consignment;

/** Whether a row says something else than the one that is there; the batch it came with says nothing of the object. */
const differs = (old: Imported | undefined, row: Imported): boolean =>
  old !== undefined && !same({ ...old, batchId: row.batchId }, row);

/**
 * Sessions and bookings after their requests have changed (SPEC I5). A waiting session takes the new minutes where what is asked has
 * changed; one that has a place or was set by hand keeps what the leader saw. A booking takes the new latest release.
 */
function refitted(world: World, next: World, changed: readonly InspectionRequest[]): readonly Change[] {
  const changes: Change[] = [];
  for (const session of new Set(changed.flatMap((r) => sessionHolding(world, r.id) ?? []))) {
    const minutes = minutesOfRequests(next, session.requestIds);
    const asked = minutesOfRequests(world, session.requestIds);
    const waits = session.place === null && (session.status === 'planned' || session.status === 'arrived');
    if (waits && minutes !== asked) changes.push(put('sessions', { ...session, minutes }));
    const booking = bookingOf(world, session.id);
    const urgency = booking && urgencyOf(next, session);
    const moved = urgency && { ...booking, ...urgency };
    if (moved && !same(moved, booking)) changes.push(put('bookings', moved));
  }
  return changes;
}

/**
 * Takes a whole batch back (撤销本批): its new requests go, its changed ones are as before (SPEC I4). Refused while one of them stands on
 * the board or has begun, since that would pull a job from under an officer, and while a later import has changed one of its rows,
 * since that one must be taken back first.
 */
export const undoImport = defineMutation({
  name: 'import.undo',
  kind: 'intention',
  right: 'intake',
  args: z.strictObject({ batchId }),
  decide(world, { batchId }) {
    const batch = world.batches.get(batchId);
    if (!batch) return refuse('batch-unknown', batchId);
    if (batch.status === 'undone') return refuse('batch-undone', batchId);
    const later = laterBatch(world, batch);
    if (later) return refuse('batch-in-use', later.id, { files: later.files.join(', ') });
    const back = batch.before.map(rowBefore);
    const kept = new Set(back.map((c) => c.row.id));
    const gone = new Set<string>();
    for (const r of world.requests.values()) if (r.batchId === batchId && !kept.has(r.id)) gone.add(r.id);
    const losing = [...world.sessions.values()].filter((s) => s.requestIds.some((id) => gone.has(id)));
    const used = losing.find((s) => s.place !== null || s.status !== 'planned');
    if (used) return refuse('batch-in-use', used.id, { files: batch.files.join(', ') });
    const next = applyChanges(world, back);
    const regroupedIds = new Set(losing.flatMap((s) => s.requestIds));
    const staying = back.flatMap((c) => (c.table === 'requests' && !regroupedIds.has(c.row.id) ? [c.row] : []));
    return ok([
      ...back,
      ...regrouped(
        next,
        losing,
        losing.flatMap((s) => heirOf(next, s, gone) ?? []),
      ),
      ...refitted(world, next, staying),
      ...[...gone].map((id) => del('requests', id)),
      ...[...world.consignments.values()].flatMap((c) =>
        c.batchId === batchId && !kept.has(c.id) ? [del('consignments', c.id)] : [],
      ),
      put('batches', { ...batch, status: 'undone', before: [] }),
    ]);
  },
});

/** A row as the batch found it. */
function rowBefore(text: string) {
  const raw: unknown = JSON.parse(text);
  const request = inspectionRequest.safeParse(raw);
  return request.success ? putRequest(request.data) : putConsignment(consignment.parse(raw));
}
const putRequest = (row: InspectionRequest) => ({ op: 'put', table: 'requests', row }) as const;
const putConsignment = (row: Consignment) => ({ op: 'put', table: 'consignments', row }) as const;

/** A committed batch that has changed rows of this one. */
const laterBatch = (world: World, batch: Batch): Batch | undefined =>
  [...world.batches.values()].find(
    (other) =>
      other.id !== batch.id &&
      other.status === 'committed' &&
      other.before.some((text) => (JSON.parse(text) as Imported).batchId === batch.id),
  );

/** A waiting session without the requests that go; null when none is left. */
function heirOf(world: World, session: JointSession, gone: ReadonlySet<string>): JointSession | null {
  const stay = session.requestIds.filter((id) => !gone.has(id));
  if (stay.length === 0) return null;
  return { ...waitingSession(stay, session, minutesOfRequests(world, stay)), note: session.note };
}
