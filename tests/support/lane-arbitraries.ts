import * as fc from 'fast-check';
import { slotOf } from '#shared/kernel/time';
import { checkListIdOf, type CheckList } from '#shared/domain/check-list';
import { OPPOSITE } from '#shared/domain/hours-extension';
import { goodsEffect, goodsRuleIdOf, type GoodsRule } from '#shared/domain/goods-rule';
import { traderIdOf } from '#shared/domain/appointment';
import { milestoneKind } from '#shared/domain/milestone';
import {
  DAY,
  PORT,
  bandOf,
  bookingFor,
  inTime,
  requestOf,
  sessionOf,
  someForm,
  time,
  type Clock,
} from './world-builder';

const number = fc.constantFrom('a', 'b', 'c', 'd', 'b2', 'e');
const session = number.map(sessionOf);
const band = fc.constantFrom('08:00', '08:30', '09:00').map(bandOf);
const extensionId = fc.constantFrom('x1', 'x2');
const said = fc.constantFrom('', '已核对');
const verb = fc.constantFrom('对方值班室', '调度');

/** A rule as someone may write it: few keys, so that versions meet. */
export const someRule = (wish: Partial<GoodsRule> = {}): GoodsRule => {
  const row = {
    portId: PORT.id,
    key: 'crab',
    version: 1,
    kind: 'quarantine' as const,
    effect: 'review' as const,
    title: { zh: '活蟹核查', en: 'Live crab is reviewed', ru: 'Живой краб проверяется', ko: '활게 심사' },
    direction: 'both' as const,
    hs: ['0306'],
    except: [],
    origin: null,
    from: DAY,
    until: null,
    repealed: false,
    provenance: { source: 'test', verified: false },
    written: null,
    ...wish,
  };
  return { ...row, id: goodsRuleIdOf(row) };
};

/** A version of a list as someone may write it: few ways of inspection, so that versions meet. */
export const someCheckList = (wish: Partial<CheckList> = {}): CheckList => {
  const row = {
    portId: PORT.id,
    agency: 'customs',
    mode: 'outer' as const,
    version: 2,
    items: ['papers'] as const,
    from: DAY,
    provenance: { source: 'test', verified: true },
    written: null,
    ...wish,
  };
  return { ...row, id: checkListIdOf(row) };
};

const listed = fc.constantFrom<CheckList['items']>(['papers'], ['papers', 'weight'], ['papers', 'papers']);

/** Well-formed arguments of what the law of the green lane adds. */
export const LANE_ARGS = {
  'booking.place': fc.record({
    bookingId: number.map(bookingFor),
    sessionId: session,
    bandId: band,
    application: fc.constantFrom(
      inTime,
      inTime,
      inTime,
      null,
      { form: someForm({ receivedAt: time('06:00') }), relief: '救灾' },
      { form: someForm({ firmCode: 'DISTRUSTED' }), relief: null },
    ),
  }),
  'booking.cancel': fc.record({ bookingId: number.map(bookingFor), contact: verb }),
  'booking.note': fc.record({ bookingId: number.map(bookingFor), text: verb, receivedAt: fc.constant(time('07:00')) }),
  'booking.miss': fc.record({ bookingId: number.map(bookingFor) }),
  'booking.emergency': fc.record({
    bookingId: number.map(bookingFor),
    sessionId: session,
    bandId: band,
    reason: fc.constantFrom('增氧机故障', ''),
  }),
  'band.retime': fc.record({
    portId: fc.constant(PORT.id),
    day: fc.constant(DAY),
    moves: fc.uniqueArray(
      fc.record({ bandId: band, start: fc.constantFrom<Clock>('08:10', '08:40', '09:20').map((c) => time(c)) }),
      { minLength: 1, maxLength: 2, selector: (m) => m.bandId },
    ),
    drop: fc.uniqueArray(band, { maxLength: 1 }),
  }),
  'lane.seen': fc.record({
    noticeIds: fc.array(
      number.map((no) => `${bookingFor(no)}#promoted#${String(time('07:00'))}`),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  'trader.put': fc.constantFrom('ordinary', 'distrusted').map((standing) => ({
    trader: {
      id: traderIdOf(PORT.id, 'DISTRUSTED'),
      portId: PORT.id,
      code: 'DISTRUSTED',
      name: '失信企业',
      standing,
      provenance: { source: 'test', verified: false },
    },
  })),
  'hours.ask': fc.record({ id: extensionId, minutes: fc.constantFrom(30, 60) }).map(({ id, minutes }) => ({
    extensionId: id,
    portId: PORT.id,
    day: DAY,
    slot: slotOf(time('17:00'), minutes),
    askedBy: '远帆水产',
    reason: '活蟹晚到',
  })),
  'hours.answer': fc.record({
    extensionId,
    side: fc.constantFrom('customs', 'border', OPPOSITE),
    agreed: fc.boolean(),
    contact: verb,
    at: fc.constant(time('07:00')),
  }),
  'hours.withdraw': fc.record({ extensionId, reason: said }),
  'goods.rule': fc
    .record({
      version: fc.constantFrom(1, 1, 2),
      effect: fc.constantFrom(...goodsEffect.options),
      repealed: fc.boolean(),
    })
    .map((wish) => ({ rule: someRule(wish) })),
  'goods.review': fc.record({
    requestId: number.map(requestOf),
    ruleId: fc.constantFrom(1, 2).map((version) => someRule({ version }).id),
    verdict: fc.constantFrom('cleared', 'refused'),
    reason: said,
  }),
  'checks.write': fc
    .record({ mode: fc.constantFrom('outer', 'vehicle'), version: fc.constantFrom(2, 2, 3), items: listed })
    .map(({ mode, version, items }) => ({ list: someCheckList({ mode, version, items }) })),
  'paper.enter': fc.record({
    portId: fc.constant(PORT.id),
    day: fc.constant(DAY),
    number: fc.constantFrom('1', '2'),
    at: fc.constantFrom(time('06:30'), time('06:40')),
    writer: fc.constantFrom('孙晓梅', '朴哲洙'),
    plate: fc.constant('吉H1234'),
    text: verb,
    sessionId: fc.option(session),
    milestone: fc.option(fc.constantFrom(...milestoneKind.options)),
  }),
} as const satisfies Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** What may leave a session standing where it no longer could be placed. */
export const LANE_LAYS_OVER = ['hours.answer', 'hours.withdraw', 'goods.rule', 'goods.review'] as const;
