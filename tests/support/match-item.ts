import { containerCheckDigit } from '#shared/identifiers/container';
import { at, MINUTE, type UtcMs } from '#shared/kernel/time';
import type { MatchItem, MatchPair } from '#shared/matching/evidence';
import { matchRequests } from '#shared/matching/match-requests';

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

/** A right container number; consecutive serials give neighbours. */
export const box = (serial: number): string => {
  const body = `CSQU${String(serial).padStart(6, '0')}`;
  return `${body}${String(containerCheckDigit(body))}`;
};

/** An import declaration of Changlingzi customs. */
export const declaration = (serial: number): string => `151720261${String(serial).padStart(9, '0')}`;

/** Goods and trader that all trucks of a test share. */
export const FISH = { goods: '冻鳕鱼', trader: '珲春东扬实业有限公司' } as const;

const namesOf = (pairs: readonly MatchPair[]): string[] =>
  pairs.map(({ a, b }) => [a, b].sort().reverse().join(' ')).sort();

/** The pairs that are joined, each as `customs-1 border-1`, sorted. */
export const joined = (items: readonly MatchItem[]): string[] => namesOf(matchRequests(items).pairs);

/** The doubtful pairs, likewise. */
export const doubtful = (items: readonly MatchItem[]): string[] => namesOf(matchRequests(items).doubtful);

/** The codes of all reasons given. */
export const codes = (items: readonly MatchItem[]): string[] => {
  const { pairs, doubtful } = matchRequests(items);
  return [...pairs, ...doubtful].flatMap(({ reasons }) => reasons.map(({ code }) => code));
};
