import { at } from '#shared/kernel/time';
import { workingCopyOf, type Change } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import { answerRun } from '#shared/sync/answer';
import { PROTOCOL, type Authority, type RefusedAction } from '#shared/sync/exchange';
import type { DeskGrant } from '#shared/sync/visibility';

/** Actions answered in one go; after so many the window has its turn. */
const AT_ONCE = 40;
const pause = (): Promise<void> => new Promise((go) => setTimeout(go, 0));

/**
 * The authority of a desk that stands alone: it decides the outbox with the same function as every authority. It keeps nothing of its
 * own: `confirmed` is the world as this desk has stored it, so what it answered is durable when the desk has stored the reply.
 */
export function ownAuthority(confirmed: () => { readonly world: World; readonly lastSeq: number }): Authority {
  return {
    snapshot: () => Promise.reject(new Error('a desk alone has nothing to copy')),
    exchange: async ({ deskId, portId, cursor: fromCursor, pending }) => {
      const grant: DeskGrant = { deskId, portId, agency: null, duty: 'cases' };
      const held = confirmed();
      const copy = workingCopyOf(held.world);
      let { lastSeq } = held;
      let cursor = fromCursor;
      const refused: RefusedAction[] = [];
      const changes: Change[] = [];
      for (let i = 0; i < pending.length; i += AT_ONCE) {
        if (i > 0) await pause();
        for (const { action, changes: made, refusal } of answerRun(copy, pending.slice(i, i + AT_ONCE), {
          lastSeq,
          grant,
        })) {
          lastSeq = action.seq;
          if (made.length > 0) cursor += 1;
          for (const change of made) changes.push(change);
          if (refusal) refused.push({ seq: action.seq, name: action.name, refusal });
        }
      }
      return {
        kind: 'news',
        protocol: PROTOCOL,
        epoch: 1,
        fromCursor,
        cursor,
        lastSeq,
        refused,
        changes,
        more: false,
        now: at(Date.now()),
      };
    },
  };
}
