import { at, MINUTE, type UtcMs } from '#shared/kernel/time';
import type { MatchItem } from '#shared/matching/evidence';

/** `08:30` of one day at the port, as a moment. */
export function clock(time: string): UtcMs {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return at(Date.UTC(2026, 10, 23) + (hour * 60 + minute) * MINUTE);
}

/** What a test says of a request; the rest is empty. The id is the agency's name and a number, as `customs-1`. */
export type Said = Partial<Omit<MatchItem, 'id' | 'agency' | 'eta'>> & { readonly eta?: string };

/** One request in a test: inbound at 08:30 unless said otherwise. */
export function request(id: string, { eta = '08:30', ...said }: Said): MatchItem {
  const [agency = ''] = id.split('-');
  return {
    id,
    agency,
    requestNo: id,
    plates: [],
    trailers: [],
    containers: [],
    declarations: [],
    seals: [],
    direction: 'in',
    eta: clock(eta),
    ...said,
  };
}
