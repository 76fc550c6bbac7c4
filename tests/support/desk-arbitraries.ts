import * as fc from 'fast-check';
import { DAY, PORT, officerOf, sessionOf, time } from './world-builder';
import { commitArgs, hexFrom, runArgs } from './draws';

const number = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const session = number.map(sessionOf);
const officer = fc.constantFrom('c1', 'c2', 'b1', 'b2').map(officerOf);
const start = fc.constantFrom(time('07:00'), time('08:10'), time('09:30'));
const noted = fc.constantFrom('', '钥匙两把');
const checked = fc.boolean().map((verified) => ({ source: '口岸公告', verified }));

/** Well-formed arguments of drawing, yard orders, hand-over and desk rules. `poolHash` tells the pool of the draw that is under way. */
export const deskArgs = (poolHash: () => string) => ({
  'draw.commit': fc
    .record({
      drawId: fc.constantFrom('draw', 'draw-2', 'draw-3'),
      session: fc.option(number),
      replaces: fc.constantFrom(null, null, 'draw', 'draw-2'),
      reason: fc.constantFrom('', '一人请假'),
    })
    .map((wish) => commitArgs(wish)),
  'draw.witness': fc
    .constantFrom('draw', 'draw-2')
    .map((drawId) => ({ drawId, poolHash: poolHash(), salt: hexFrom(`salt of ${drawId}`) })),
  'draw.run': fc.constantFrom('draw', 'draw-2', 'draw-3').map((drawId) => runArgs(drawId)),
  'draw.abandon': fc.record({ drawId: fc.constantFrom('draw', 'draw-2'), reason: fc.constantFrom('', '名单有变') }),
  'recusal.put': fc.record({
    recusalId: fc.constantFrom('r1', 'r2'),
    portId: fc.constant(PORT.id),
    officerId: officer,
    against: fc.constantFrom('firm', 'person'),
    name: fc.constantFrom('东海水产', '某人'),
    reason: fc.constantFrom('', '亲属任职'),
    active: fc.boolean(),
  }),
  'rate.set': fc.record({
    portId: fc.constant(PORT.id),
    group: fc.constantFrom('in', 'green'),
    percent: fc.nat(100),
    provenance: checked,
  }),
  'shift.give': fc.record({
    handOverId: fc.constantFrom('h1', 'h2'),
    notes: noted,
    portId: fc.constant(PORT.id),
    day: fc.constant(DAY),
    shift: fc.constant('早班'),
    custody: fc.constant([]),
    desk: fc.constant({ unsent: 0, conflicts: 0 }),
  }),
  'shift.take': fc.record({ handOverId: fc.constantFrom('h1', 'h2') }),
  'lock.set': fc.record({
    portId: fc.constant(PORT.id),
    idleMinutes: fc.constantFrom(5, 10),
    tries: fc.constantFrom(5, 8),
  }),
  'yard.order': fc.record({
    orderId: fc.constantFrom('o1', 'o2'),
    work: fc.constantFrom('move', 'unload'),
    sessionId: fc.option(session),
    due: fc.option(start),
    portId: fc.constant(PORT.id),
    day: fc.constant(DAY),
    object: fc.constant('吉HA'),
    from: fc.constant('待检区'),
    to: fc.constant('1'),
    note: noted,
  }),
  'yard.report': fc.record({
    orderId: fc.constantFrom('o1', 'o2'),
    step: fc.constantFrom('acknowledged', 'started', 'done'),
    at: start,
  }),
  'yard.cancel': fc.record({ orderId: fc.constantFrom('o1', 'o2'), reason: fc.constantFrom('', '改期') }),
  'standard.set': fc.record({
    portId: fc.constant(PORT.id),
    step: fc.constantFrom('move', 'wait'),
    minutes: fc.constantFrom(5, 30),
    provenance: checked,
  }),
});
