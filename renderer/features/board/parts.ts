import type { RequestId } from '#shared/kernel/ids';
import type { SessionView } from '../../data/day-model';

/** How a joint session is taken apart: agency by agency; where one agency asked several times, request by request. */
export function partsOf({
  requests,
  demand,
}: Pick<SessionView, 'requests' | 'demand'>): readonly (readonly RequestId[])[] {
  if (demand.agencies.length < 2) return requests.map((r) => [r.id]);
  return demand.agencies.map((agency) => requests.filter((r) => r.agency === agency).map((r) => r.id));
}
