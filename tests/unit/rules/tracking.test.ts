import { expect, test } from 'vitest';
import { put } from '#shared/domain/change';
import { tracksFor } from '#shared/rules/tracking';
import { someLoad } from '#tests/support/outgoing-arbitraries';
import { PORT, after, sessionOf, someWorld, time } from '#tests/support/world-builder';

const marks = { ...someLoad('x').marks, plates: ['А123ВС125'], containers: ['CSQU3054383'], batchNo: 'B20261' };
const free = { ...marks, plates: ['吉H55555'], containers: [], batchNo: 'B20262' };
const { world } = someWorld()
  .withBay('1')
  .withRequest('a', { marks, extra: { TIR证号: 'XX12345678', 'Declaration/Master/ID': '220000199001010000' } })
  .placed('a', '1', '08:00')
  .and(put('consignments', someLoad('one', { marks })), put('consignments', someLoad('two', { marks: free })));

test.each(['a123bc125', 'CSQU 3054383', 'b20261', '3054'])(
  'O16: a load is found by %s, as one with its manifest',
  (text) => {
    expect(tracksFor(world, PORT.id, text)).toMatchObject([
      { id: sessionOf('a'), name: 'А123ВС125', loads: [{ id: 'load-one' }], more: [['TIR证号', 'XX12345678']] },
    ]);
  },
);

test('O16: its stations stand in one line, those of its manifest, its inspection and its passage', () => {
  const fact = (kind: string, at: '07:50' | '08:00') => ({ sessionId: sessionOf('a'), kind, at: time(at) });
  let now = after(world, 'milestone.record', fact('arrived', '07:50'));
  now = after(now, 'milestone.record', fact('started', '08:00'));
  now = after(now, 'consignment.record', {
    consignmentId: 'load-one',
    step: 'papersGood',
    at: time('07:00'),
    note: '',
  });
  const [track] = tracksFor(now, PORT.id, '3054383');
  expect(track?.times).toMatchObject({
    papers: time('07:00'),
    arrived: time('07:50'),
    started: time('08:00'),
    ended: null,
  });
});

test('O16: a load without an inspection is followed by its own facts', () => {
  const passed = after(world, 'consignment.record', {
    consignmentId: 'load-two',
    step: 'passed',
    at: time('07:30'),
    note: '',
  });
  expect(tracksFor(passed, PORT.id, '55555')).toMatchObject([{ session: null, times: { released: time('07:30') } }]);
  expect(tracksFor(world, PORT.id, '55')).toEqual([]);
});
