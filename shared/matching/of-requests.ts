import type { InspectionRequest } from '../domain/request';
import type { MatchItem, MatchResult } from './evidence';
import { matchRequests } from './match-requests';

/** What matching looks at in a request. A window counts only where the agency gave both its ends. */
export function matchItemOf(request: InspectionRequest): MatchItem {
  const { marks, goods, trader, notBefore, notAfter } = request;
  const windowed = notBefore !== null && notAfter !== null && notAfter > notBefore;
  return {
    id: request.id,
    agency: request.agency,
    requestNo: request.requestNo,
    plates: [...marks.plates, ...marks.foreignPlates],
    trailers: marks.trailers,
    vin: marks.vin ?? undefined,
    containers: marks.containers,
    batchNo: marks.batchNo ?? undefined,
    billNo: marks.billNo ?? undefined,
    declarations: marks.declarations,
    seals: marks.seals,
    goods: goods.name,
    hs: goods.hs ?? undefined,
    trader: trader.name ?? undefined,
    uscc: trader.uscc ?? undefined,
    direction: request.direction,
    eta: request.eta,
    window: windowed ? { start: notBefore, end: notAfter } : undefined,
    packages: goods.packages ?? undefined,
    grossKg: goods.grossKg ?? undefined,
  };
}

/** Which open requests of a day concern one object; the window is the port's own (`settings.matchWindow`, minutes). */
export const matchDay = (requests: readonly InspectionRequest[], windowMinutes: number): MatchResult =>
  matchRequests(requests.filter((r) => r.status === 'open').map(matchItemOf), { windowMinutes });
