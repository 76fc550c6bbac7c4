import { expect, test, vi } from 'vitest';
import { bridgeOver, type RawBridge } from '#shared/ipc/bridge';
import { callNames, eventNames } from '#shared/ipc/channels';
import { calls, events } from '#shared/ipc/contract';

const answering = (answer: unknown): RawBridge => ({ call: () => Promise.resolve(answer), on: () => () => {} });

test('every name on the bridge has its schemas, and no schema is without a name', () => {
  expect(Object.keys(calls).toSorted()).toEqual([...callNames].toSorted());
  expect(Object.keys(events).toSorted()).toEqual([...eventNames].toSorted());
});

test('an answer that fits is handed over, a failure as data', async () => {
  expect(await bridgeOver(answering({ ok: true, value: { bytes: 5 } })).call('disk.free', {})).toEqual({
    ok: true,
    value: { bytes: 5 },
  });
  expect(await bridgeOver(answering({ ok: false, error: { code: 'disk-full' } })).call('print.paper', {})).toEqual({
    ok: false,
    error: { code: 'disk-full' },
  });
});

test.each([
  ['a value of another shape', { ok: true, value: { bytes: 'many' } }],
  ['more than was promised', { ok: true, value: { bytes: 1, path: '/etc' } }],
  ['an unknown failure', { ok: false, error: { code: 'whatever' } }],
  ['no reply at all', undefined],
])('%s is an internal failure and never passed on', async (_title, answer) => {
  expect(await bridgeOver(answering(answer)).call('disk.free', {})).toEqual({ ok: false, error: { code: 'internal' } });
});

test('a call that rejects is a failure, not an exception', async () => {
  const raw: RawBridge = { call: () => Promise.reject(new Error('could not be cloned')), on: () => () => {} };
  expect(await bridgeOver(raw).call('disk.free', {})).toEqual({ ok: false, error: { code: 'internal' } });
});

test('events that fit reach the listener until it leaves; others never do', () => {
  let tell: (payload: unknown) => void = () => {};
  const off = vi.fn<() => void>();
  const raw: RawBridge = { call: () => Promise.resolve(), on: (_event, listener) => ((tell = listener), off) };
  const heard: unknown[] = [];
  const leave = bridgeOver(raw).on('shots.show', (payload) => heard.push(payload));
  tell({ screen: 'board' });
  tell({ screen: '../../etc' });
  tell(null);
  leave();
  expect(heard).toEqual([{ screen: 'board' }]);
  expect(off).toHaveBeenCalledOnce();
});
