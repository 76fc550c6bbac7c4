import { defineLookup, rowsBy } from '../domain/lookup';
import type { Complaint, ComplaintAnswer } from '../domain/ledger';
import { plusMinutes, type UtcMs } from '../kernel/time';
import type { World } from '../domain/world';

const answers = defineLookup('complaintAnswers', (a) => [a.complaintId]);

/** Days within which a complaint is answered, until somebody says another time. */
const USUAL_DAYS = 5;

/** By when a complaint is to be answered where nothing else was said. */
export const usualDue = (receivedAt: UtcMs): UtcMs => plusMinutes(receivedAt, USUAL_DAYS * 24 * 60);

/** A complaint with what was answered. */
export type ComplaintLine = {
  readonly complaint: Complaint;
  readonly answers: readonly ComplaintAnswer[];
  readonly closedAt: UtcMs | null;
  /** Not settled by its time, or settled after it (SPEC O14). */
  readonly overdue: boolean;
};

/** All complaints of a port: open ones by their time first, then those that were settled, newest first. */
export function complaintLines(world: World, portId: string, now: UtcMs): readonly ComplaintLine[] {
  const lines = [...world.complaints.values()]
    .filter((c) => c.portId === portId)
    .map((complaint): ComplaintLine => {
      const said = [...rowsBy(world, answers, complaint.id)].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      const closedAt = said.find((a) => a.closes)?.at ?? null;
      return { complaint, answers: said, closedAt, overdue: (closedAt ?? now) > complaint.due };
    });
  return lines.toSorted(
    (a, b) =>
      Number(a.closedAt !== null) - Number(b.closedAt !== null) ||
      (a.closedAt === null ? a.complaint.due - b.complaint.due : (b.closedAt ?? 0) - a.closedAt) ||
      (a.complaint.id < b.complaint.id ? -1 : 1),
  );
}
