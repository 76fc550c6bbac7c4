import * as fc from 'fast-check';
import { batchId, consignmentId } from '#shared/kernel/ids';
import type { Consignment } from '#shared/domain/consignment';
import { consignmentStep } from '#shared/domain/consignment-fact';
import { complaintSubject, complaintWay, feeExclusionCode, twiceReason } from '#shared/domain/ledger';
import { noticeAudience, noticeStep, noticeWay } from '#shared/domain/notice';
import { consolidationIdOf } from '#shared/rules/consolidation';
import { DAY, PORT, requestOf, sessionOf, someRequest, time } from './world-builder';

const number = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const session = number.map(sessionOf);
const start = fc.constantFrom(time('07:00'), time('08:10'), time('09:30'));
const noted = fc.constantFrom('', '已电话告知');

/** A manifest line as a message would bring it. */
export function someLoad(no: string, wish: Partial<Consignment> = {}): Consignment {
  const { marks, trader, eta } = someRequest(no);
  return {
    id: consignmentId.parse(`load-${no}`),
    portId: PORT.id,
    day: DAY,
    messageType: 'MT1401',
    marks: { ...marks, batchNo: 'B1' },
    goods: [{ name: '冻鳕鱼', hs: '0303630000', packages: 10, grossKg: 200, temperature: null }],
    trader: { ...trader, name: '珲春远帆水产有限公司' },
    direction: 'in',
    eta,
    extra: {},
    status: 'open',
    batchId: batchId.parse('batch'),
    ...wish,
  };
}

const LOADS = ['one', 'two', 'three'] as const;
const load = fc.constantFrom(...LOADS, 'x').map((no) => consignmentId.parse(`load-${no}`));
const loads = fc
  .constantFrom(['one', 'two'], ['one', 'two', 'three'], ['two', 'three'])
  .map((nos) => nos.map((no) => consignmentId.parse(`load-${no}`)));

/** Well-formed arguments of notices, triage, consolidation, ledgers and complaints. */
export const OUTGOING_ARGS = {
  'permits.import': fc
    .uniqueArray(fc.record({ sessionId: session, ref: fc.constantFrom('P1', 'P2') }), {
      minLength: 1,
      maxLength: 3,
      selector: (p) => `${p.sessionId}/${p.ref}`,
    })
    .chain((named) =>
      fc.record({
        permits: fc.tuple(
          ...named.map((p) =>
            fc.record({
              sessionId: fc.constant(p.sessionId),
              ref: fc.constant(p.ref),
              state: fc.constantFrom('pending', 'failed', 'verified', 'deferred'),
              source: fc.constantFrom('', '清单.csv'),
              note: fc.constant(''),
            }),
          ),
        ),
      }),
    ),
  'permits.withdraw': fc.record({
    words: fc.uniqueArray(
      fc
        .record({ no: number, ref: fc.constantFrom('P1', 'P2') })
        .map(({ no, ref }) => `${requestOf(no)}/permit/${ref}/1`),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  'notice.issue': fc.record({
    portId: fc.constant(PORT.id),
    day: fc.constant(DAY),
    sessionIds: fc.uniqueArray(session, { minLength: 1, maxLength: 3 }),
    bring: noted,
    contact: noted,
  }),
  'notice.tell': fc.record({
    noticeId: number.map((no) => `${requestOf(no)}/notice/1`),
    audience: fc.constantFrom(...noticeAudience.options),
    step: fc.constantFrom(...noticeStep.options),
    way: fc.constantFrom(...noticeWay.options),
    who: noted,
    paper: fc.constantFrom('', '1234'),
    note: noted,
    at: start,
  }),
  'consignment.record': fc.record({
    consignmentId: load,
    step: fc.constantFrom(...consignmentStep.options),
    at: start,
    note: noted,
  }),
  'manifest.join': fc.record({ portId: fc.constant(PORT.id), day: fc.constant(DAY), consignmentIds: loads }),
  'manifest.part': fc.record({
    consolidationId: loads.map((ids) => consolidationIdOf(PORT.id, DAY, ids)),
    reason: noted,
  }),
  'twice.settle': fc.record({ a: session, b: session, reason: fc.constantFrom(...twiceReason.options), note: noted }),
  'fee.exclude': fc.record({
    sessionId: session,
    code: fc.option(fc.constantFrom(...feeExclusionCode.options)),
    note: noted,
  }),
  'fee.list': fc.record({ fen: fc.option(fc.constantFrom(0, 12_300)), listed: fc.boolean() }).map((wish) => ({
    item: {
      id: `${PORT.id}/weigh`,
      portId: PORT.id,
      key: 'weigh',
      name: '过磅费',
      payee: '口岸场站',
      unit: '车次',
      basis: '',
      provenance: { source: '公示', verified: true },
      ...wish,
    },
  })),
  'complaint.enter': fc.record({
    complaintId: fc.constantFrom('k1', 'k2'),
    way: fc.constantFrom(...complaintWay.options),
    subject: fc.constantFrom(...complaintSubject.options),
    receivedAt: start,
    portId: fc.constant(PORT.id),
    day: fc.constant(DAY),
    who: fc.constant('李师傅'),
    phone: fc.constant('13800000000'),
    object: fc.constant('吉HA'),
    text: fc.constant('等候太久'),
    due: fc.constant(time('17:00')),
  }),
  'complaint.answer': fc.record({
    complaintId: fc.constantFrom('k1', 'k2'),
    text: fc.constant('已说明'),
    closes: fc.boolean(),
    at: start,
  }),
} as const satisfies Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** The announced loads of the morning on which steps fall: two that can be taken as one, one that cannot. */
export const morningLoads = (): readonly Consignment[] => [
  someLoad('one'),
  someLoad('two'),
  someLoad('three', { marks: { ...someLoad('three').marks, batchNo: 'B2' } }),
];
