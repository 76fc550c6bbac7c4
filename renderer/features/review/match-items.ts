import type { InspectionRequest } from '#shared/domain/request';
import type { MatchItem } from '#shared/matching/evidence';

/** What matching looks at in a request; what the request does not say stays unsaid. */
export const matchItemOf = ({ marks, goods, trader, ...r }: InspectionRequest): MatchItem => ({
  id: r.id,
  agency: r.agency,
  requestNo: r.requestNo,
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
  direction: r.direction,
  eta: r.eta,
  packages: goods.packages ?? undefined,
  grossKg: goods.grossKg ?? undefined,
});
