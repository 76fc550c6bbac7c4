import { z } from 'zod';
import { sessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { same } from '../kernel/same';
import { put, type Change } from '../domain/change';
import { findingValue, kindOf, photo, photoHash, recordItem, sharedItems, type Finding } from '../domain/record';
import { agencyCode, type AgencyCode } from '../domain/words';
import { sessionHolding, sessionOrHeir } from '../rules/grouping';
import { nextNth } from '../rules/of-session';
import { columnOf, recordOf, type InspectionRecord } from '../rules/record';
import { defineMutation, refuse, type Context, type Decision } from './mutation';

/** How the column that all agencies share stands in a key. */
const SHARED = '*';

/**
 * Writes one field of an inspection record: a fact, saved by itself. What was said before stays as an earlier entry (SPEC E4), and nothing
 * is refused for contradicting the plan. Refused only where the column is another agency's (SPEC E3) or was signed before the entry was
 * made; an entry made before the signature and told after it is kept, and the signature lapses (SPEC E5).
 */
export const recordFinding = defineMutation({
  name: 'finding.record',
  kind: 'fact',
  right: 'record',
  args: z.strictObject({
    sessionId,
    /** The agency whose column is written; null for what all share. */
    column: agencyCode.nullable(),
    item: recordItem,
    value: findingValue,
    note: z.string().max(500),
  }),
  decide(world, { sessionId, column, item, value, note }, context) {
    const session = sessionOrHeir(world, sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    if (kindOf(item) !== value.kind || sharedItems.includes(item) !== (column === null))
      return refuse('row-invalid', item);
    const { actor, now } = context;
    if (column !== null && column !== actor.agency) return refuse('not-own-column', session.id, { agency: column });
    const record = recordOf(world, session);
    const entry = (column === null ? record.shared : columnOf(record, column)?.entries)?.get(item);
    if (entry && same(entry.now.value, value) && entry.now.note === note) return ok([]);
    const signed = signedOver(record, column);
    const no = readOnly(signed, context);
    if (no) return no;
    const { portId, day } = session;
    const requestId = session.requestIds[0]!;
    const nth = nextNth(entry ? [entry.now, ...entry.earlier] : []);
    const id = [requestId, column ?? SHARED, item, nth].join('/');
    const row: Finding = { id, portId, day, requestId, column, item, nth, value, note, by: actor.id, at: now };
    return ok([put('findings', row), ...lapsed(signed, context)]);
  },
});

/** The signatures that stand over a column; over what all share stands everybody's. */
const signedOver = ({ columns }: InspectionRecord, column: AgencyCode | null): Signed =>
  columns.flatMap((c) => (c.signature && (column === null || c.agency === column) ? c.signature : []));
type Signed = readonly NonNullable<InspectionRecord['columns'][number]['signature']>[];

/** The no to an entry made when its column was signed. */
function readOnly(signed: Signed, { now }: Context): Decision | null {
  const closed = signed.find((s) => s.at <= now);
  return closed ? refuse('column-signed', closed.id, { agency: closed.agency }) : null;
}

/** A signature does not stand for what its signer could not have seen. */
const lapsed = (signed: Signed, { actor, now }: Context): readonly Change[] =>
  signed.map((s) => put('signatures', { ...s, state: 'lapsed', endedBy: actor.id, endedAt: now }));

/** Notes a photo of the load in the own column. The bytes stay on the desk; the hash tells them from all others (SPEC E12). */
export const recordPhoto = defineMutation({
  name: 'photo.record',
  kind: 'fact',
  right: 'record',
  args: z.strictObject({
    sessionId,
    hash: photoHash,
    bytes: photo.unwrap().shape.bytes,
    type: photo.unwrap().shape.type,
    width: photo.unwrap().shape.width,
    height: photo.unwrap().shape.height,
    note: photo.unwrap().shape.note,
  }),
  decide(world, { sessionId, ...picture }, context) {
    const session = sessionOrHeir(world, sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    const { actor, now } = context;
    const record = recordOf(world, session);
    const { portId, day } = session;
    const requestId = session.requestIds[0]!;
    const column = actor.agency;
    const id = [requestId, column, picture.hash].join('/');
    const known = world.photos.get(id);
    if (known?.withdrawn === null) return ok([]);
    const signed = signedOver(record, column);
    const no = readOnly(signed, context);
    if (no) return no;
    const row = { id, portId, day, requestId, column, ...picture, by: actor.id, at: now, withdrawn: null };
    return ok([put('photos', row), ...lapsed(signed, context)]);
  },
});

/** Says that a photo does not count, and why: it stays known. Only in the own, open column. */
export const withdrawPhoto = defineMutation({
  name: 'photo.withdraw',
  kind: 'intention',
  right: 'record',
  args: z.strictObject({ photoId: photo.unwrap().shape.id, reason: z.string().max(200) }),
  decide(world, { photoId, reason }, { actor }) {
    const row = world.photos.get(photoId);
    if (!row) return refuse('photo-unknown', photoId);
    if (row.column !== actor.agency) return refuse('not-own-column', photoId, { agency: row.column });
    if (reason.trim() === '') return refuse('reason-missing', photoId);
    const session = sessionHolding(world, row.requestId);
    const signed = session ? signedOver(recordOf(world, session), row.column) : [];
    const [closed] = signed;
    if (closed) return refuse('column-signed', closed.id, { agency: closed.agency });
    return ok(row.withdrawn === null ? [put('photos', { ...row, withdrawn: reason })] : []);
  },
});
