import type { Decline } from '../domain/session';
import type { World } from '../domain/world';
import { counts, sessionsIn, type Period } from './period';
import type { Share } from './sample';

/** What the joint way has spared (能联尽联). */
export type JointWork = {
  readonly requests: number;
  readonly openings: number;
  /** Requests less openings. */
  readonly openingsSaved: number;
  /** Requests that were inspected together with one of another agency, of those that could have been: joined ones and declined ones. */
  readonly joined: Share;
  /** Why requests on one object were not joined, by reason, most frequent first. */
  readonly declined: readonly { readonly reason: Decline['reason']; readonly pairs: number }[];
};

/** Counts openings and what was joined in a period. A pair that is no one object was never to be joined. */
export function jointWorkOf(world: World, period: Period): JointWork {
  const sessions = sessionsIn(world, period);
  const requests = sessions.reduce((sum, s) => sum + s.requestIds.length, 0);
  const joined = new Set<string>();
  for (const { requestIds } of sessions) {
    const agencies = new Set(requestIds.map((id) => world.requests.get(id)?.agency));
    if (agencies.size > 1) for (const id of requestIds) joined.add(id);
  }
  const declines = [...world.declines.values()].filter((d) => counts(period, d));
  const missed = new Set(declines.flatMap((d) => (d.reason === 'different-object' ? [] : [d.a, d.b])));
  const able = new Set([...joined, ...missed]);
  const pairs = new Map<Decline['reason'], number>();
  for (const { reason } of declines) pairs.set(reason, (pairs.get(reason) ?? 0) + 1);
  return {
    requests,
    openings: sessions.length,
    openingsSaved: requests - sessions.length,
    joined: { part: joined.size, whole: able.size },
    declined: [...pairs]
      .map(([reason, n]) => ({ reason, pairs: n }))
      .sort((a, b) => b.pairs - a.pairs || (a.reason < b.reason ? -1 : 1)),
  };
}
