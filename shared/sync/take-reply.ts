import type { Change } from '../domain/change';
import type { ExchangeReply, RefusedAction } from './exchange';
import type { SentMutation } from './pending';

/** How a desk stands with the authority: all that it must store besides rows, outbox and outcomes. */
export type Standing = {
  /** The reign it has read under; 0 before it has read anything. */
  readonly epoch: number;
  readonly cursor: number;
  /** The last action whose answer it has stored. */
  readonly answered: number;
};

/** What a reply means to the desk. All of it is stored in one transaction, or nothing. */
export type Taken =
  /** It came too late: the desk has stored a newer one. */
  | { readonly kind: 'late' }
  | {
      readonly kind: 'news';
      readonly standing: Standing;
      readonly refused: readonly RefusedAction[];
      readonly changes: readonly Change[];
      readonly more: boolean;
    }
  /**
   * The rows are to be replaced by a snapshot. Actions after `standing.answered` are owed to the authority: those still pending, and
   * below them any that an earlier reign had answered and this one has never seen (it was restored from a backup).
   */
  | { readonly kind: 'start-over'; readonly standing: Standing; readonly refused: readonly RefusedAction[] }
  | {
      readonly kind: 'held-up';
      readonly standing: Standing;
      readonly refused: readonly RefusedAction[];
      readonly by: 'old-desk' | 'old-hub' | 'unknown-port';
    };

/** Reads a reply against what the desk has stored. */
export function takeReply(standing: Standing, reply: ExchangeReply): Taken {
  if (reply.kind === 'unknown-port') return { kind: 'held-up', standing, refused: [], by: 'unknown-port' };
  const sameReign = standing.epoch === 0 || reply.epoch === standing.epoch;
  if (!sameReign && reply.epoch < standing.epoch) return { kind: 'late' };
  if (sameReign && reply.lastSeq < standing.answered && reply.kind !== 'start-over') return { kind: 'late' };
  const answered = reply.lastSeq;
  const refused = reply.refused.filter((r) => !sameReign || r.seq > standing.answered);
  if (reply.kind === 'start-over') return { kind: 'start-over', standing: { ...standing, answered }, refused };
  if (reply.kind === 'upgrade')
    return {
      kind: 'held-up',
      standing: { ...standing, answered },
      refused,
      by: reply.who === 'desk' ? 'old-desk' : 'old-hub',
    };
  if (reply.fromCursor !== standing.cursor || !sameReign) return { kind: 'late' };
  const { epoch, cursor, changes, more } = reply;
  return { kind: 'news', standing: { epoch, cursor, answered }, refused, changes, more };
}

/** The name under which an action travels that was refused before: no mutation has it, so that it is refused again. */
const REFUSED_BEFORE = 'refused.before';

/**
 * How an action that an earlier reign refused is sent to one that never saw it: its number is kept, so that there is no gap, and it
 * cannot come true after its officer was told no. The refusal of it is not told again.
 */
export const asRefusedBefore = (action: SentMutation): SentMutation => ({
  ...action,
  name: REFUSED_BEFORE,
  args: null,
});

/** Whether a refusal is news to the officer. */
export const isNews = (no: Pick<RefusedAction, 'name'>): boolean => no.name !== REFUSED_BEFORE;
