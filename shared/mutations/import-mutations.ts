import { z } from 'zod';
import { batchId, portId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { dayText } from '../kernel/time';
import { consignment } from '../domain/consignment';
import { del, put, type Change } from '../domain/change';
import { inspectionRequest, requestIdOf, type InspectionRequest } from '../domain/request';
import { soloSessionId, type JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { demandOf } from '../rules/demand';
import { bookingOf } from '../rules/green-lane';
import { defineMutation, refuse } from './mutation';
import { minutesOfRequests, soloSession } from './match-mutations';

/**
 * Commits one import as one batch (SPEC I3): every good row of its files, or nothing. New requests open a session of
 * their own in the tray (SPEC S1); changed ones keep their session. A row as it already stands changes nothing.
 */
export const commitImport = defineMutation({
  name: 'import.commit',
  kind: 'intention',
  right: 'intake',
  args: z.strictObject({
    batch: z.strictObject({ id: batchId, files: z.array(z.string().max(200)) }),
    portId,
    day: dayText,
    requests: z.array(inspectionRequest),
    consignments: z.array(consignment),
  }),
  decide(world, args, context) {
    if (!world.ports.has(args.portId)) return refuse('port-unknown', args.portId);
    const wrong = args.requests.find((r) => r.id !== requestIdOf(r) || r.portId !== args.portId || r.day !== args.day);
    if (wrong) return refuse('row-invalid', wrong.id);
    const changes: Change[] = [];
    const before: string[] = [];
    let added = 0;
    for (const request of args.requests) {
      const old = world.requests.get(request.id);
      if (old) before.push(JSON.stringify(old));
      else added += 1;
      changes.push(put('requests', request), ...sessionFor(world, request, old));
    }
    for (const c of args.consignments) changes.push(put('consignments', c));
    const { id, files } = args.batch;
    const changed = before.length;
    const row = {
      id,
      portId: args.portId,
      day: args.day,
      files,
      added,
      changed,
      by: context.actor.id,
      at: context.now,
    };
    return ok([put('batches', { ...row, status: 'committed', before }), ...changes]);
  },
  inverse: (_, { batch }) => ({ name: 'import.undo', args: { batchId: batch.id } }),
});

/** The session row that a request's arrival or change asks for. */
function sessionFor(world: World, request: InspectionRequest, old: InspectionRequest | undefined): readonly Change[] {
  const officers = world.ports.get(request.portId)?.settings.officersPerAgency ?? 2;
  const minutes = demandOf([request], officers).minutes;
  const solo = world.sessions.get(soloSessionId(request.id));
  if (!old) {
    const fresh: JointSession = {
      id: soloSessionId(request.id),
      portId: request.portId,
      day: request.day,
      requestIds: [request.id],
      minutes,
      place: null,
      team: [],
      pinned: false,
      note: '',
      status: 'planned',
    };
    return [put('sessions', fresh)];
  }
  // A waiting session takes the new minutes; one that already has a place keeps what the leader saw and set.
  const waits = solo !== undefined && solo.requestIds.length === 1 && solo.place === null && solo.status === 'planned';
  return waits && solo.minutes !== minutes ? [put('sessions', { ...solo, minutes })] : [];
}

/**
 * Takes a whole batch back (撤销本批): its new requests go, its changed ones are as before. Refused while one of them stands on
 * the board or has begun, since that would pull a job from under an officer.
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
    const restored = batch.before.map((text) => inspectionRequest.parse(JSON.parse(text)));
    const kept = new Set<string>(restored.map((r) => r.id));
    const gone = new Set(
      [...world.requests.values()].filter((r) => r.batchId === batchId && !kept.has(r.id)).map((r) => r.id),
    );
    const changes: Change[] = [];
    for (const session of world.sessions.values()) {
      if (!session.requestIds.some((id) => gone.has(id))) continue;
      if (session.place !== null || session.status !== 'planned')
        return refuse('batch-in-use', session.id, { files: batch.files.join(', ') });
      changes.push(...withoutRequests(world, session, gone));
    }
    for (const id of gone) changes.push(del('requests', id));
    for (const request of restored) changes.push(put('requests', request));
    for (const c of world.consignments.values()) if (c.batchId === batchId) changes.push(del('consignments', c.id));
    return ok([...changes, put('batches', { ...batch, status: 'undone', before: [] })]);
  },
});

/** A waiting session without the requests that go; with none left, it goes too, and its booking with it. */
function withoutRequests(world: World, session: JointSession, gone: ReadonlySet<string>): readonly Change[] {
  const stay = session.requestIds.filter((id) => !gone.has(id));
  if (stay.length === session.requestIds.length) return [];
  const booking = bookingOf(world, session.id);
  if (stay.length === 0)
    return [
      del('sessions', session.id),
      ...(booking ? [put('bookings', { ...booking, status: 'cancelled' as const })] : []),
    ];
  const heir = {
    ...soloSession(world, stay[0]!, session),
    requestIds: stay,
    minutes: minutesOfRequests(world, stay, session.portId),
  };
  return heir.id === session.id ? [put('sessions', heir)] : [del('sessions', session.id), put('sessions', heir)];
}
