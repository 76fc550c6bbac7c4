import { same } from '../kernel/same';
import type { Batch } from '../domain/batch';
import { put, type Change } from '../domain/change';
import { consignment, type Consignment } from '../domain/consignment';
import { inspectionRequest, type InspectionRequest } from '../domain/request';
import { jointSession, type JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { bookingOf } from '../rules/green-lane';
import { sessionHolding } from '../rules/grouping';
import { urgencyOf } from './booking-changes';
import { minutesOfRequests } from './regroup';

/** A row that an import brings. */
export type Imported = InspectionRequest | Consignment;

/** What a batch has found and changed. */
export type RowsBefore = {
  readonly requests: readonly InspectionRequest[];
  readonly consignments: readonly Consignment[];
  /** Only their minutes are of use: everything else about a session is the officers' own doing. */
  readonly sessions: readonly JointSession[];
};

/** Rows as a batch keeps them, until it is undone. */
export const keptText = ({ requests, consignments, sessions }: RowsBefore): readonly string[] =>
  [...requests, ...consignments, ...sessions].map((row) => JSON.stringify(row));

/** Rows as the batch found them. */
export function rowsBefore({ before }: Batch): RowsBefore {
  const found = { requests: [], consignments: [], sessions: [] } as {
    requests: InspectionRequest[];
    consignments: Consignment[];
    sessions: JointSession[];
  };
  for (const text of before) {
    const raw = JSON.parse(text) as object;
    if ('requestIds' in raw) found.sessions.push(jointSession.parse(raw));
    else if ('messageType' in raw) found.consignments.push(consignment.parse(raw));
    else found.requests.push(inspectionRequest.parse(raw));
  }
  return found;
}

/** A committed batch that has changed rows of this one: it must be taken back first. */
export const laterBatch = (world: World, { id }: Batch): Batch | undefined =>
  [...world.batches.values()].find(
    (other) =>
      other.id !== id &&
      other.status === 'committed' &&
      other.before.some((text) => (JSON.parse(text) as Partial<Imported>).batchId === id),
  );

const waits = (s: JointSession): boolean => s.place === null && (s.status === 'planned' || s.status === 'arrived');

/**
 * Sessions in the tray that take new minutes because what their requests ask has changed (SPEC I5). One that has a place, or a length
 * set by hand while the same is asked, keeps what the leader saw.
 */
export function refitted(world: World, next: World, changed: readonly InspectionRequest[]): readonly JointSession[] {
  return sessionsOfRequests(world, changed).flatMap((session) => {
    const minutes = minutesOfRequests(next, session.requestIds);
    const asked = minutesOfRequests(world, session.requestIds);
    return waits(session) && minutes !== asked ? [Object.assign({}, session, { minutes })] : [];
  });
}

/** Sessions that have not been touched since a batch changed their minutes, with the minutes from before. */
export function unfitted(world: World, before: readonly JointSession[]): readonly JointSession[] {
  return before.flatMap(({ id, minutes }) => {
    const session = world.sessions.get(id);
    const untouched = session && waits(session) && session.minutes === minutesOfRequests(world, session.requestIds);
    return untouched ? [Object.assign({}, session, { minutes })] : [];
  });
}

/** Bookings that take a new latest release because their requests have changed (SPEC I5). */
export function rebooked(world: World, next: World, changed: readonly InspectionRequest[]): readonly Change[] {
  return sessionsOfRequests(world, changed).flatMap((session) => {
    const booking = bookingOf(world, session.id);
    const urgency = booking && urgencyOf(next, session);
    const moved = urgency && Object.assign({}, booking, urgency);
    return moved && !same(moved, booking) ? [put('bookings', moved)] : [];
  });
}

const sessionsOfRequests = (world: World, requests: readonly InspectionRequest[]): readonly JointSession[] => [
  ...new Set(requests.flatMap((r) => sessionHolding(world, r.id) ?? [])),
];
