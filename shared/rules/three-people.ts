import type { OfficerId } from '../kernel/ids';
import { defineLookup } from '../domain/lookup';
import type { Officer } from '../domain/officer';
import type { Recheck } from '../domain/second-look';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { reviewsOf } from './image-review';
import { inOrderOfWriting, rowsOfSession } from './of-session';

const findings = defineLookup('findings', (f) => [f.requestId]);
const photos = defineLookup('photos', (p) => [p.requestId]);
const signatures = defineLookup('signatures', (s) => [s.requestId]);
const rechecks = defineLookup('rechecks', (r) => [r.requestId]);

/** The officer of the roster that a user is: one person has one id, at the desk and at the bay. Null for who only sits at a desk. */
export const officerOf = (world: World, user: string): Officer | null => world.officers.get(user) ?? null;

/** The second inspections of a session, the oldest first. */
export const rechecksOf = (world: World, session: Pick<JointSession, 'requestIds'>): readonly Recheck[] =>
  inOrderOfWriting(rowsOfSession(world, rechecks, session));

/** Who was at the yard: the team of a session that has begun, and whoever wrote, signed or is named in its record. */
export function yardInspectors(world: World, session: JointSession): ReadonlySet<OfficerId> {
  const begun = session.status === 'running' || session.status === 'done';
  const written = rowsOfSession(world, findings, session);
  const signed = rowsOfSession(world, signatures, session);
  return new Set([
    ...(begun ? session.team : []),
    ...written.map((f) => f.by),
    ...written.flatMap(({ value }) => (value.kind === 'crew' ? value.people.map((p) => p.officerId) : [])),
    ...rowsOfSession(world, photos, session).map((p) => p.by),
    ...signed.map((s) => s.by),
    ...signed.flatMap((s) => s.crew),
  ]);
}

/** Who did the first inspection: those at the yard, and whoever read its image. */
export const firstInspectors = (world: World, session: JointSession): ReadonlySet<OfficerId> =>
  new Set([...yardInspectors(world, session), ...reviewsOf(world, session).flatMap((r) => r.reviewedBy ?? [])]);

/** Whoever inspected at all, the first time or again: none of them decides on the load (SPEC L6). */
export function inspectorsOf(world: World, session: JointSession): ReadonlySet<OfficerId> {
  const again = rechecksOf(world, session);
  return new Set([
    ...firstInspectors(world, session),
    ...again.flatMap((r) => r.team),
    ...again.flatMap((r) => r.answeredBy ?? []),
  ]);
}

/** The names of people, as a sentence lists them. */
export const namesOf = (world: World, ids: Iterable<string>): string =>
  [...ids].map((id) => world.officers.get(id)?.name ?? world.users.get(id)?.name ?? id).join('、');
