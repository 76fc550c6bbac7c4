import { describe, expect, test } from 'vitest';
import { matchRequests } from '#shared/matching/match-requests';
import { box, codes, declaration, doubtful, FISH, joined, request } from '#tests/support/match-item';

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
