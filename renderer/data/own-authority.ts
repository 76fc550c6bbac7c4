import type { World } from '#shared/domain/world';
import { answerAll } from '#shared/sync/answer';
import type { Authority } from '#shared/sync/exchange';

/**
 * The authority of a desk that stands alone: it decides the outbox with the same function as every authority. It keeps nothing of its
 * own: `confirmed` is the world as this desk has stored it, so what it answered is durable when the desk has stored the reply.
 */
export function ownAuthority(confirmed: () => { readonly world: World; readonly lastSeq: number }): Authority {
  return {
    exchange: (request) => {
      const { world, lastSeq } = confirmed();
      const answered = answerAll(world, request.pending, lastSeq);
      return Promise.resolve({
        fromCursor: request.cursor,
        cursor: request.cursor + answered.versions,
        answers: answered.answers,
        changes: answered.changes,
      });
    },
  };
}
