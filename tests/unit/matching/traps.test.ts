import { describe, expect, test } from 'vitest';
import { matchRequests } from '#shared/matching/match-requests';
import { box, codes, declaration, doubtful, FISH, joined, request } from '#tests/support/match-item';

describe('what must not join two trucks', () => {
  test('plates one digit apart, the same goods, trader and time', () => {
    const items = [
      request('customs-1', { plates: ['吉H12345'], ...FISH }),
      request('border-1', { plates: ['吉H12346'], ...FISH }),
    ];
    expect(joined(items)).toEqual([]);
  });

  test('a fleet with neighbouring plates, consecutive containers, batches and declarations', () => {
    const items = [0, 1, 2, 3, 4, 5].map((i) =>
      request(`${i % 2 === 0 ? 'customs' : 'border'}-${String(i)}`, {
        plates: [`吉H1234${String(i)}`],
        containers: [box(305430 + i)],
        batchNo: `2611230001${String(i)}`,
        declarations: [declaration(170 + i)],
        trailers: [`吉H123${String(i)}挂`],
        packages: 800,
        grossKg: 20_000,
        ...FISH,
      }),
    );
    expect(joined(items)).toEqual([]);
  });

  test('neighbouring plates under one batch, bill and declaration', () => {
    const papers = { batchNo: '26112300017', billNo: 'HC26000017', declarations: [declaration(17)], ...FISH };
    const items = [
      request('customs-1', { plates: ['吉H12345'], ...papers }),
      request('border-1', { plates: ['吉H12346'], ...papers }),
    ];
    expect(joined(items)).toEqual([]);
    expect(doubtful(items)).toEqual(['customs-1 border-1']);
  });

  test('one batch over several trucks: only the plates tell them apart', () => {
    const batch = { batchNo: '26112300017', ...FISH };
    const items = [
      request('customs-1', { plates: ['吉H12345'], ...batch }),
      request('customs-2', { plates: ['吉H12346'], ...batch }),
      request('customs-3', { plates: ['吉H12347'], ...batch }),
      request('border-1', { plates: ['吉H12346'], ...batch }),
      request('border-2', { plates: ['吉H12345'], ...batch }),
      request('border-3', { ...batch }),
    ];
    expect(joined(items)).toEqual(['customs-1 border-2', 'customs-2 border-1']);
    expect(doubtful(items)).toContain('customs-3 border-3');
    expect(codes(items)).toContain('number-on-several-trucks');
  });

  test('one declaration over two trucks whose plates contradict', () => {
    const items = [
      request('customs-1', { plates: ['吉H12345'], declarations: [declaration(17)], ...FISH }),
      request('border-1', { plates: ['吉B90001'], declarations: [declaration(17)], ...FISH }),
    ];
    expect(joined(items)).toEqual([]);
  });

  test('a mistyped plate that is another truck’s real plate', () => {
    const items = [
      request('customs-1', { plates: ['吉H12345'], containers: [box(305438)], batchNo: '26112300017', ...FISH }),
      request('border-1', { plates: ['吉H12345'], containers: [box(305439)], batchNo: '26112300018', ...FISH }),
      request('border-2', { plates: ['吉H12345'], containers: [box(305438)], batchNo: '26112300017', ...FISH }),
    ];
    expect(joined(items)).toEqual(['customs-1 border-2']);
  });

  test('the same plate with two different right containers, and the same with two batches', () => {
    const plate = { plates: ['吉H12345'], ...FISH };
    expect(
      joined([
        request('customs-1', { ...plate, containers: [box(305438)] }),
        request('border-1', { ...plate, containers: [box(400000)] }),
      ]),
    ).toEqual([]);
    expect(
      joined([
        request('customs-1', { ...plate, batchNo: '26112300017' }),
        request('border-1', { ...plate, batchNo: '26119944071' }),
      ]),
    ).toEqual([]);
  });

  test.each([
    ['the same plate with two vehicle numbers', { vin: '1M8GDM9AXKP042788' }, { vin: 'LZZ5EXSD8KN123456' }],
    ['the same plate with two directions', {}, { direction: 'out' as const }],
  ])('%s', (_, a, b) => {
    const plate = { plates: ['吉H12345'], ...FISH };
    const items = [request('customs-1', { ...plate, ...a }), request('border-1', { ...plate, ...b })];
    expect(joined(items)).toEqual([]);
  });

  test('one vehicle number on two plates: somebody must look', () => {
    const vin = { vin: '1M8GDM9AXKP042788', ...FISH };
    const items = [
      request('customs-1', { plates: ['吉H12345'], ...vin }),
      request('border-1', { plates: ['吉B90001'], ...vin }),
    ];
    expect(joined(items)).toEqual([]);
    expect(doubtful(items)).toEqual(['customs-1 border-1']);
  });

  test('a near plate and a near container are two trucks of a fleet', () => {
    const [first, second] = [box(305438), box(305448)];
    const wrong = `${first.slice(0, 10)}${second.slice(10)}`;
    const items = [
      request('customs-1', { plates: ['吉H12345'], containers: [wrong], ...FISH }),
      request('border-1', { plates: ['吉H12346'], containers: [second], ...FISH }),
    ];
    expect(joined(items)).toEqual([]);
  });

  test('the same container on two contradicting plates', () => {
    const items = [
      request('customs-1', { plates: ['吉H12345'], containers: [box(305438)], ...FISH }),
      request('border-1', { plates: ['吉B90001'], containers: [box(305438)], batchNo: '1', ...FISH }),
    ];
    const { pairs, doubtful } = matchRequests(items);
    expect([pairs.length, doubtful.length]).toEqual([0, 1]);
  });

  test('trailers exchanged between two tractors', () => {
    const items = [
      request('customs-1', { plates: ['吉H12345'], trailers: ['吉H1111挂'], ...FISH }),
      request('customs-2', { plates: ['吉B90001'], trailers: ['吉H2222挂'], ...FISH }),
      request('border-1', { plates: ['吉H12345'], trailers: ['吉H2222挂'], ...FISH }),
      request('border-2', { plates: ['吉B90001'], trailers: ['吉H1111挂'], ...FISH }),
    ];
    expect(joined(items)).toEqual(['customs-1 border-1', 'customs-2 border-2']);
  });

  test('a truck that comes twice is two objects, even within the window', () => {
    const plate = { plates: ['吉H12345'], ...FISH };
    const twice = (second: string) => [
      request('customs-1', { ...plate }),
      request('customs-2', { ...plate, eta: second }),
      request('border-1', { ...plate, eta: '08:40' }),
      request('border-2', { ...plate, eta: second }),
    ];
    expect(joined(twice('15:00'))).toEqual(['customs-1 border-1', 'customs-2 border-2']);
    expect(joined(twice('11:00'))).toEqual(['customs-1 border-1', 'customs-2 border-2']);
  });

  test('the empty way back', () => {
    const truck = {
      plates: ['吉H12345'],
      trailers: ['吉H1111挂'],
      vin: '1M8GDM9AXKP042788',
      containers: [box(305438)],
    };
    const items = [
      request('customs-1', { ...truck, batchNo: '26112300017', ...FISH }),
      request('border-1', { ...truck, direction: 'out', eta: '10:00' }),
    ];
    expect(joined(items)).toEqual([]);
  });

  test('requests of one agency', () => {
    const items = [
      request('customs-1', { plates: ['吉H12345'], ...FISH }),
      request('customs-2', { plates: ['吉H12345'], ...FISH }),
    ];
    expect(matchRequests(items)).toEqual({ pairs: [], doubtful: [], groups: [] });
  });

  test('placeholders and blanks are no identifiers', () => {
    const nothing = { plates: ['无', '-'], containers: ['ABCU0000000'], batchNo: '000000', seals: ['1'], ...FISH };
    const items = [request('customs-1', nothing), request('border-1', nothing)];
    expect(matchRequests(items)).toEqual({ pairs: [], doubtful: [], groups: [] });
  });

  test('what is not written is no disagreement', () => {
    const items = [
      request('customs-1', { plates: ['吉H12345'], containers: [box(305438)], batchNo: '26112300017', ...FISH }),
      request('border-1', { plates: ['吉H12345'] }),
    ];
    expect(joined(items)).toEqual(['customs-1 border-1']);
  });
});
