import { describe, expect, test } from 'vitest';
import { batchId } from '#shared/kernel/ids';
import { matchRequests } from '#shared/matching/match-requests';
import type { MatchItem } from '#shared/matching/evidence';
import { readRequestSheet } from '#shared/interchange/request-sheet';
import { DAY, PORT, time, type Clock } from '#tests/support/world-builder';

const HEADER = '申请号,查验单位,报关单号,车牌,品名,进出境,预计到达,查验方式,备注';
const GOOD = '1,海关,151720261000048101,吉HD1234,番茄,出境,8:10,抽查,';

async function read(...lines: readonly string[]) {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const frame = { port: PORT, day: DAY, batchId: batchId.parse('one') };
  const reading = await readRequestSheet({ name: 'day.csv', bytes }, frame);
  if (!reading.ok) return { code: reading.error.code, rows: [], errors: [] };
  const { drafts } = reading.value;
  const errors = drafts.flatMap((d) => d.problems).filter((p) => p.severity === 'error');
  return { code: 'ok', rows: drafts.flatMap((d) => d.value ?? []), errors: errors.map((p) => [p.row, p.column]) };
}

describe('intake', () => {
  test('I7: a faulty row is told at its cell, and the good one beside it comes in', async () => {
    const { rows, errors } = await read(HEADER, GOOD, GOOD.replace('1,', '2,').replace('8:10', '25:70'));
    expect(rows.map((r) => r.requestNo)).toEqual(['1']);
    expect(errors).toEqual([[3, '预计到达']]);
  });

  test('I7: what is no sheet is refused whole', async () => {
    expect((await read('今天', '没有查验')).code).not.toBe('ok');
  });

  test('I1: a number that stands twice is an error at the later row', async () => {
    const { rows, errors } = await read(HEADER, GOOD, GOOD);
    expect(rows).toHaveLength(1);
    expect(errors).toEqual([[3, '申请号']]);
  });

  test('I8: eighteen digits stay eighteen digits, and a formula is text', async () => {
    const { rows } = await read(HEADER, `${GOOD}=1+1`);
    expect(rows[0]?.marks.declarations).toEqual(['151720261000048101']);
    expect(rows[0]?.note).toBe('=1+1');
  });

  test('I9: a row without plate, container, batch or declaration is an error', async () => {
    const bare = GOOD.replace('151720261000048101', '').replace('吉HD1234', '');
    expect((await read(HEADER, bare)).rows).toEqual([]);
    expect((await read(HEADER, GOOD.replace('151720261000048101', ''))).rows).toHaveLength(1);
  });

  test("I6: empty minutes are the rule's", async () => {
    expect((await read(HEADER, GOOD)).rows[0]?.minutes).toBe(45);
  });
});

describe('matching', () => {
  const item = (id: string, wish: Partial<MatchItem> = {}): MatchItem => ({
    id,
    agency: id.startsWith('b') ? 'border' : 'customs',
    requestNo: id,
    plates: ['吉H12345'],
    trailers: [],
    containers: [],
    declarations: [],
    seals: [],
    goods: '番茄',
    direction: 'out',
    eta: time('08:00'),
    ...wish,
  });
  const pairs = (...items: readonly MatchItem[]) => matchRequests(items).pairs.map((p) => [p.a, p.b].toSorted());
  const at = (clock: Clock) => ({ eta: time(clock) });

  test('M2: one truck of two agencies within one crossing is a pair', () => {
    expect(pairs(item('a'), item('b', at('08:20')))).toEqual([['a', 'b']]);
  });

  test('M2: not of one agency, not of two trucks, not hours apart', () => {
    expect(pairs(item('a'), item('c'))).toEqual([]);
    expect(pairs(item('a'), item('b', { plates: ['吉H98760'], goods: '车床' }))).toEqual([]);
    expect(pairs(item('a'), item('b', at('14:00')))).toEqual([]);
  });

  test('M2: a request has one object at most, the likelier one', () => {
    const [right, wrong] = [{ containers: ['CSQU3054383'] }, { containers: ['TKRU4102730'] }];
    const found = pairs(item('a', right), item('b', wrong), item('b2', right));
    expect(found).toEqual([['a', 'b2']]);
  });

  test('M3: a plate that differs in one sign, and nothing else that speaks, is doubtful and not joined', () => {
    const result = matchRequests([item('a'), item('b', { plates: ['吉H12375'], ...at('08:40') })]);
    expect(result.pairs).toEqual([]);
    expect(result.doubtful.map((p) => [p.a, p.b].toSorted())).toEqual([['a', 'b']]);
  });
});
