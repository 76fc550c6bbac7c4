import type { InspectionRequest } from '#shared/domain/request';
import { declineIdOf, type Decline } from '#shared/domain/session';
import { byAgency } from '#shared/rules/demand';
import type { MatchPair, MatchResult } from '#shared/matching/evidence';
import type { SessionView } from '../../data/day-model';

/** Sessions that seem to be about one object, and what speaks for and against it. */
export type Suggestion = {
  readonly id: string;
  readonly kind: 'sure' | 'doubtful';
  /** The one that keeps its id and place first. */
  readonly sessions: readonly SessionView[];
  /** All their requests, by agency. */
  readonly requests: readonly InspectionRequest[];
  /** 0 to 1; of the weakest needed pair. */
  readonly score: number;
  readonly pairs: readonly MatchPair[];
};

/** A pair that an officer has said no to, with both requests. */
export type DeclinedPair = {
  readonly id: string;
  readonly decline: Decline;
  readonly requests: readonly InspectionRequest[];
};

/** The day sorted for matching. Every request stands in exactly one of joined, sure and unmatched, or its inspection has begun. */
export type Sorted = {
  readonly sure: readonly Suggestion[];
  readonly doubtful: readonly Suggestion[];
  readonly joined: readonly SessionView[];
  readonly declined: readonly DeclinedPair[];
  /** Sessions of one request without a sure partner, by arrival. */
  readonly unmatched: readonly SessionView[];
};

type Day = { readonly sessions: readonly SessionView[]; readonly declines: ReadonlyMap<string, Decline> };

/** What has begun is opened already: nothing can join it. */
export const canJoin = ({ session }: SessionView): boolean =>
  session.status === 'planned' || session.status === 'arrived';

/** Turns what matching found into what an officer can decide, given what is joined and declined by now. */
export function sortDay(result: MatchResult, { sessions, declines }: Day): Sorted {
  const sessionOf = new Map(sessions.flatMap((view) => view.requests.map((r): [string, SessionView] => [r.id, view])));
  const ground = { sessionOf, isDeclined: (a: string, b: string) => declines.has(declineIdOf(a as never, b as never)) };
  const sure = sureOf(result, ground);
  const taken = new Set(sure.map((s) => s.id));
  const doubtful = doubtfulOf(result, ground).filter((s) => !taken.has(s.id));
  const paired = new Set(sure.flatMap((s) => s.sessions.map((v) => v.id)));
  return {
    sure,
    doubtful,
    joined: sessions.filter((v) => v.requests.length > 1).toSorted(byArrival),
    declined: declinedOf(declines, sessionOf),
    unmatched: sessions.filter((v) => v.requests.length === 1 && canJoin(v) && !paired.has(v.id)).toSorted(byArrival),
  };
}

const etaOf = (view: SessionView): number => view.requests[0]?.eta ?? 0;
const byArrival = (a: SessionView, b: SessionView): number => etaOf(a) - etaOf(b) || (a.id < b.id ? -1 : 1);

type Ground = {
  readonly sessionOf: ReadonlyMap<string, SessionView>;
  readonly isDeclined: (a: string, b: string) => boolean;
};

const keyOf = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);

function sureOf({ groups, pairs }: MatchResult, ground: Ground): readonly Suggestion[] {
  const byKey = new Map(pairs.map((p) => [keyOf(p.a, p.b), p]));
  return groups.flatMap(({ ids, score }) => {
    const sessions = [...new Set(ids.flatMap((id) => ground.sessionOf.get(id) ?? []))].filter(canJoin);
    if (sessions.length < 2) return [];
    const across = pairsAcross(sessions, (a, b) => byKey.get(keyOf(a, b)));
    if (!across.some((p) => ground.isDeclined(p.a, p.b)))
      return [suggestionOf('sure', sessions, { score, pairs: across })];
    // Someone has taken the group apart: what nobody spoke against is offered pair by pair.
    return across.filter((p) => !ground.isDeclined(p.a, p.b)).flatMap((p) => pairSuggestion('sure', p, ground));
  });
}

/** The known pairs of requests that stand in different ones of these sessions. */
function pairsAcross(
  sessions: readonly SessionView[],
  pairOf: (a: string, b: string) => MatchPair | undefined,
): readonly MatchPair[] {
  const placed = sessions.flatMap((view) => view.requests.map((r) => ({ id: r.id, view })));
  return placed.flatMap((a, i) =>
    placed.slice(i + 1).flatMap((b) => (a.view === b.view ? [] : (pairOf(a.id, b.id) ?? []))),
  );
}

function doubtfulOf({ doubtful }: MatchResult, ground: Ground): readonly Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const pair of doubtful) {
    if (ground.isDeclined(pair.a, pair.b)) continue;
    for (const one of pairSuggestion('doubtful', pair, ground)) {
      const before = found.get(one.id);
      found.set(one.id, before ? { ...before, pairs: [...before.pairs, pair] } : one);
    }
  }
  return [...found.values()];
}

/** A pair as a suggestion; none when it is joined, has begun, or the other's agency already has its request in the session. */
function pairSuggestion(kind: Suggestion['kind'], pair: MatchPair, ground: Ground): readonly Suggestion[] {
  const a = ground.sessionOf.get(pair.a);
  const b = ground.sessionOf.get(pair.b);
  if (!a || !b || a === b || !canJoin(a) || !canJoin(b)) return [];
  const seated = a.demand.agencies.some((agency) => b.demand.agencies.includes(agency));
  return seated ? [] : [suggestionOf(kind, [a, b], { score: pair.score, pairs: [pair] })];
}

function suggestionOf(
  kind: Suggestion['kind'],
  sessions: readonly SessionView[],
  { score, pairs }: Pick<Suggestion, 'score' | 'pairs'>,
): Suggestion {
  // What stands on the board keeps its place; else the agencies' own order holds.
  const ordered = sessions.toSorted(
    (a, b) =>
      Number(b.session.place !== null) - Number(a.session.place !== null) ||
      byAgency(a.demand.agencies[0]!, b.demand.agencies[0]!) ||
      (a.id < b.id ? -1 : 1),
  );
  const requests = ordered.flatMap((v) => v.requests).toSorted((a, b) => byAgency(a.agency, b.agency));
  return {
    id: ordered
      .map((v) => v.id)
      .toSorted()
      .join('|'),
    kind,
    sessions: ordered,
    requests,
    score,
    pairs,
  };
}

function declinedOf(declines: Day['declines'], sessionOf: ReadonlyMap<string, SessionView>): readonly DeclinedPair[] {
  return [...declines.values()].flatMap((decline) => {
    const requests = [decline.a, decline.b].flatMap((id) => sessionOf.get(id)?.requests.find((r) => r.id === id) ?? []);
    return requests.length === 2
      ? [{ id: decline.id, decline, requests: requests.toSorted((a, b) => byAgency(a.agency, b.agency)) }]
      : [];
  });
}

/** The pairs of requests that a no to a suggestion speaks about: every two of different sessions and agencies. */
export function pairsToDecline({ sessions }: Suggestion): readonly (readonly [InspectionRequest, InspectionRequest])[] {
  return sessions.flatMap((one, i) =>
    sessions
      .slice(i + 1)
      .flatMap((other) =>
        one.requests.flatMap((a) => other.requests.flatMap((b) => (a.agency === b.agency ? [] : [[a, b] as const]))),
      ),
  );
}
