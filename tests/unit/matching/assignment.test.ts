import { describe, expect, test } from 'vitest';
import { matchRequests } from '#shared/matching/match-requests';
import type { MatchItem } from '#shared/matching/evidence';
import { FISH, request } from '#tests/support/match-item';

const reasonsOf = (items: readonly MatchItem[], a: string, b: string): string[] =>
  matchRequests(items)
    .doubtful.filter((pair) => pair.a === a && pair.b === b)
    .flatMap(({ reasons }) => reasons.map(({ code }) => code));

describe('each request has one partner in another agency', () => {
  test('two equal partners make both doubtful', () => {
    const items = [
      request('customs-1', { declarations: ['151720261000000017'], ...FISH }),
      request('border-1', { plates: ['吉H12345'], declarations: ['151720261000000017'], ...FISH }),
      request('border-2', { plates: ['吉B90001'], declarations: ['151720261000000017'], ...FISH }),
    ];
    expect(matchRequests(items).pairs).toEqual([]);
    expect(reasonsOf(items, 'customs-1', 'border-1')).toContain('rival-partner');
  });

  test('who is better matched elsewhere is left as doubtful, and his rival is not joined for want of him', () => {
    const items = [
      request('customs-1', { plates: ['吉H12345'], vin: '1M8GDM9AXKP042788', ...FISH }),
      request('customs-2', { trailers: ['吉H1111挂'], ...FISH, eta: '09:40' }),
      request('border-1', { plates: ['吉H12345'], vin: '1M8GDM9AXKP042788', trailers: ['吉H1111挂'], ...FISH }),
    ];
    const { pairs } = matchRequests(items);
    expect(pairs.map(({ a, b }) => `${a} ${b}`)).toEqual(['customs-1 border-1']);
    expect(reasonsOf(items, 'customs-2', 'border-1')).toContain('better-matched-elsewhere');
  });

  test('of two crossings within the window, each finds the nearer in time', () => {
    const plate = { plates: ['吉H12345'], ...FISH };
    const items = [
      request('customs-1', { ...plate, eta: '08:30' }),
      request('customs-2', { ...plate, eta: '10:45' }),
      request('border-1', { ...plate, eta: '08:35' }),
    ];
    expect(matchRequests(items).pairs.map(({ a, b }) => `${a} ${b}`)).toEqual(['customs-1 border-1']);
  });
});

describe('a pair tells why', () => {
  test('with both values as written, heaviest reason first', () => {
    const [pair] = matchRequests([
      request('customs-1', { plates: ['吉h·12345'], batchNo: '26112300017', goods: '冻鳕鱼' }),
      request('border-1', { plates: ['吉H12345'], batchNo: '026112300017', goods: '冻鳕鱼', eta: '08:40' }),
    ]).pairs;
    expect(pair!.score).toBeGreaterThan(0.99);
    expect(pair!.reasons.slice(0, 2).map(({ code, field, a, b }) => [code, field, a, b])).toEqual([
      ['same-plate', 'plate', '吉h·12345', '吉H12345'],
      ['same-batch', 'batchNo', '26112300017', '026112300017'],
    ]);
    const weights = pair!.reasons.map(({ weight }) => Math.abs(weight));
    expect(weights).toEqual([...weights].sort((x, y) => y - x));
  });
});
