import { describe, expect, test } from 'vitest';
import { containerCheckDigit } from '#shared/identifiers/container';
import { matchRequests } from '#shared/matching/match-requests';
import type { MatchItem } from '#shared/matching/evidence';
import { request } from '#tests/support/match-item';

const box = (serial: number): string => {
  const body = `CSQU${String(serial).padStart(6, '0')}`;
  return `${body}${String(containerCheckDigit(body))}`;
};
const declaration = (serial: number): string => `151720261${String(serial).padStart(9, '0')}`;

/** The pairs that are joined, each as `customs-1 border-1`, sorted. */
const joined = (items: readonly MatchItem[]): string[] =>
  matchRequests(items)
    .pairs.map(({ a, b }) => [a, b].sort().reverse().join(' '))
    .sort();
const doubtful = (items: readonly MatchItem[]): string[] =>
  matchRequests(items)
    .doubtful.map(({ a, b }) => [a, b].sort().reverse().join(' '))
    .sort();
const codes = (items: readonly MatchItem[]): string[] => {
  const { pairs, doubtful } = matchRequests(items);
  return [...pairs, ...doubtful].flatMap(({ reasons }) => reasons.map(({ code }) => code));
};

const FISH = { goods: '冻鳕鱼', trader: '珲春东扬实业有限公司' };

describe('what joins two requests', () => {
  test.each([
    ['the same Chinese plate', { plates: ['吉H12345'] }, { plates: ['吉h·12345'] }],
    ['a Russian plate in either alphabet', { plates: ['А123ВС125'] }, { plates: ['A123BC125'] }],
    ['a plate in full-width signs', { plates: ['吉Ｈ１２３４５'] }, { plates: ['吉H12345'] }],
    ['a Korean plate in either spelling', { plates: ['함북12-3456'] }, { plates: ['咸北12-3456'] }],
    ['one plate of a cell with both', { plates: ['吉H12345/А123ВС125'] }, { plates: ['A123BC125'] }],
    ['a trailer in the plate column', { plates: ['吉H12345', '吉H1234挂'] }, { trailers: ['吉H1234挂'] }],
    ['a trailer whose 挂 was left out', { trailers: ['吉H1234'] }, { trailers: ['吉H1234挂'] }],
    ['a trailer without its 挂 in the plate column', { plates: ['吉H1234'] }, { trailers: ['吉H1234挂'] }],
    ['a tractor with a 挂 too many', { plates: ['吉H12345挂'] }, { plates: ['吉H12345'] }],
    ['a container', { containers: [box(305438)] }, { containers: ['CSQU 305438-3'] }],
    ['one of several containers', { containers: [`${box(305438)}、${box(305450)}`] }, { containers: [box(305450)] }],
    ['a container in the seal column', { containers: [box(305438)] }, { seals: [box(305438)] }],
    ['a container whose check digit repairs it', { containers: [box(305438)] }, { containers: ['CSQU3054388'] }],
    ['a vehicle number', { vin: '1M8GDM9AXKP042788' }, { vin: '1M8GDM9AXKPO42788' }],
    ['a batch number that lost its zeros', { batchNo: '0026112300017', ...FISH }, { batchNo: '26112300017', ...FISH }],
    ['a batch number in the bill column', { batchNo: '26112300017', ...FISH }, { billNo: '26112300017', ...FISH }],
    ['a declaration', { declarations: [declaration(17)], ...FISH }, { declarations: [declaration(17)], ...FISH }],
  ])('%s', (_, a, b) => {
    expect(joined([request('customs-1', a), request('border-1', b)])).toEqual(['customs-1 border-1']);
  });

  test('a row with only a declaration number joins the truck that carries it', () => {
    const items = [
      request('customs-1', { plates: ['吉H12345'], declarations: [declaration(17)], ...FISH }),
      request('border-1', { declarations: [declaration(17)], ...FISH }),
    ];
    expect(joined(items)).toEqual(['customs-1 border-1']);
  });

  test('a domestic and a foreign plate do not contradict: papers and container link them', () => {
    const items = [
      request('customs-1', { plates: ['吉H12345'], batchNo: '26112300017', ...FISH }),
      request('border-1', { plates: ['А123ВС125'], batchNo: '26112300017', ...FISH }),
    ];
    expect(joined(items)).toEqual(['customs-1 border-1']);
  });

  test('a mistyped plate is carried by a container', () => {
    const items = [
      request('customs-1', { plates: ['吉H12345'], containers: [box(305438)], ...FISH }),
      request('border-1', { plates: ['吉H12346'], containers: [box(305438)], ...FISH }),
    ];
    expect(joined(items)).toEqual(['customs-1 border-1']);
    expect(codes(items)).toContain('plate-neighbour');
  });

  test('within three hours, not beyond', () => {
    const at = (eta: string) => [
      request('customs-1', { plates: ['吉H12345'], ...FISH }),
      request('border-1', { plates: ['吉H12345'], ...FISH, eta }),
    ];
    expect(joined(at('11:30'))).toEqual(['customs-1 border-1']);
    expect(joined(at('11:31'))).toEqual([]);
    expect(doubtful(at('11:31'))).toEqual([]);
  });
});

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

describe('what only looks wrong', () => {
  test('a direction that was mistyped: vehicle and declaration agree within half an hour', () => {
    const all = { plates: ['吉H12345'], containers: [box(305438)], declarations: [declaration(17)], ...FISH };
    const items = (eta: string) => [request('customs-1', all), request('border-1', { ...all, direction: 'out', eta })];
    expect(joined(items('08:50'))).toEqual(['customs-1 border-1']);
    expect(joined(items('09:30'))).toEqual([]);
  });

  test('several bills and declarations on one truck, each agency citing another', () => {
    const items = [
      request('customs-1', { plates: ['吉H12345'], declarations: [declaration(17)], billNo: 'HC26000017', ...FISH }),
      request('border-1', { plates: ['吉H12345'], declarations: [declaration(900)], billNo: 'HC26000444', ...FISH }),
    ];
    expect(joined(items)).toEqual(['customs-1 border-1']);
  });

  test('windows without common time are left to the officer', () => {
    const { eta } = request('customs-1', {});
    const hour = 3_600_000;
    const slot = (from: number) => ({
      start: (eta + from * hour) as typeof eta,
      end: (eta + (from + 2) * hour) as typeof eta,
    });
    const items = [
      request('customs-1', { plates: ['吉H12345'], window: slot(0), ...FISH }),
      request('border-1', { plates: ['吉H12345'], window: slot(2), ...FISH }),
    ];
    expect(joined(items)).toEqual([]);
    expect(codes(items)).toContain('windows-apart');
  });
});

describe('objects', () => {
  test('two orders of customs and one of border are one object', () => {
    const truck = { plates: ['吉H12345'], batchNo: '26112300017', ...FISH };
    const { groups, pairs } = matchRequests([
      request('customs-1', truck),
      request('customs-2', truck),
      request('border-1', { plates: ['吉H12345'], ...FISH }),
    ]);
    expect(groups.map(({ ids }) => ids)).toEqual([['customs-1', 'customs-2', 'border-1']]);
    expect(pairs).toHaveLength(2);
  });

  test('three agencies are joined through the one that knows both names of the truck', () => {
    const { groups, pairs } = matchRequests([
      request('customs-1', { plates: ['吉H12345'], ...FISH }),
      request('border-1', { plates: ['吉H12345', 'А123ВС125'], ...FISH }),
      request('transport-1', { plates: ['A123BC125'], ...FISH }),
    ]);
    expect(groups).toEqual([
      {
        ids: ['customs-1', 'border-1', 'transport-1'],
        score: expect.closeTo(1, 1) as number,
        object: {
          plates: ['吉H12345', 'A123BC125'],
          trailers: [],
          vins: [],
          containers: [],
          batchNos: [],
          billNos: [],
          declarations: [],
        },
      },
    ]);
    expect(pairs.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toContain('joined-through');
  });

  test('an object never holds what contradicts, though a third request fits both', () => {
    const { groups, doubtful } = matchRequests([
      request('customs-1', { plates: ['吉H12345'], containers: [box(305438)], ...FISH }),
      request('border-1', { plates: ['吉H12345'], trailers: ['吉H1111挂'], ...FISH }),
      request('transport-1', { trailers: ['吉H1111挂'], containers: [box(400000)], plates: ['吉B90001'], ...FISH }),
    ]);
    expect(groups.map(({ ids }) => ids)).toEqual([['customs-1', 'border-1']]);
    expect(doubtful.length).toBeGreaterThan(0);
  });
});
