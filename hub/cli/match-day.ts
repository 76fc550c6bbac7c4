import { callName, type InspectionRequest } from '#shared/domain/request';
import type { MatchedObject, MatchPair, MatchReason } from '#shared/matching/evidence';
import { matchDay } from '#shared/matching/of-requests';

/** A request by what its agency calls it. */
export type RequestName = { readonly agency: string; readonly requestNo: string };

/** A pair of requests as the command line tells it. */
export type ToldPair = {
  readonly a: RequestName;
  readonly b: RequestName;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
};

/** One opening for several requests. */
export type ToldSession = {
  readonly requests: readonly RequestName[];
  readonly object: MatchedObject & { readonly callName: string };
  readonly reasons: readonly MatchReason[];
};

/** What matching found among the requests of a day. */
export type ToldMatch = {
  readonly pairs: readonly ToldPair[];
  readonly sessions: readonly ToldSession[];
  readonly openingsSaved: number;
  readonly doubtful: readonly ToldPair[];
};

/** Matches the requests of a day and tells it by agencies' numbers; `groups` are the ids of the requests of each session. */
export function tellMatch(
  requests: readonly InspectionRequest[],
  windowMinutes: number,
): ToldMatch & { readonly groups: readonly (readonly string[])[] } {
  const found = matchDay(requests, windowMinutes);
  const byId = new Map(requests.map((r) => [r.id as string, r]));
  const nameOf = (id: string): RequestName => {
    const { agency = '', requestNo = id } = byId.get(id) ?? {};
    return { agency, requestNo };
  };
  const told = ({ a, b, score, reasons }: MatchPair): ToldPair => ({ a: nameOf(a), b: nameOf(b), score, reasons });
  const sessions = found.groups.map(({ ids, object }): ToldSession => {
    const first = ids.flatMap((id) => byId.get(id) ?? [])[0];
    const reasons = found.pairs.filter((p) => ids.includes(p.a) && ids.includes(p.b)).flatMap((p) => p.reasons);
    return {
      requests: ids.map(nameOf),
      object: { ...object, callName: first ? callName(first) : '' },
      reasons: distinct(reasons),
    };
  });
  return {
    pairs: found.pairs.map(told),
    sessions,
    openingsSaved: found.groups.reduce((sum, group) => sum + group.ids.length - 1, 0),
    doubtful: found.doubtful.map(told),
    groups: found.groups.map((group) => group.ids),
  };
}

/** The reasons of several pairs, each once, heaviest first. */
function distinct(reasons: readonly MatchReason[]): readonly MatchReason[] {
  const once = new Map(reasons.map((r) => [`${r.code} ${r.a} ${r.b}`, r]));
  return [...once.values()].sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight));
}
