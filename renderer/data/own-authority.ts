import type { Change } from '#shared/domain/change';
import type { World } from '#shared/domain/world';
import { answerAll } from '#shared/sync/answer';
import type { Answer, Authority } from '#shared/sync/exchange';

/** Actions answered in one go; after so many the window has its turn. */
const AT_ONCE = 40;
const pause = (): Promise<void> => new Promise((go) => setTimeout(go, 0));

/**
 * The authority of a desk that stands alone: it decides the outbox with the same function as every authority. It keeps nothing of its
 * own: `confirmed` is the world as this desk has stored it, so what it answered is durable when the desk has stored the reply.
 */
export function ownAuthority(confirmed: () => { readonly world: World; readonly lastSeq: number }): Authority {
  return {
    exchange: async ({ cursor: fromCursor, pending }) => {
      let { world, lastSeq } = confirmed();
      let cursor = fromCursor;
      const answers: Answer[] = [];
      const changes: Change[] = [];
      for (let i = 0; i < pending.length; i += AT_ONCE) {
        if (i > 0) await pause();
        const answered = answerAll(world, pending.slice(i, i + AT_ONCE), lastSeq);
        world = answered.world;
        cursor += answered.versions;
        lastSeq = answered.answers.at(-1)?.seq ?? lastSeq;
        answers.push(...answered.answers);
        for (const change of answered.changes) changes.push(change);
      }
      return { fromCursor, cursor, answers, changes };
    },
  };
}
