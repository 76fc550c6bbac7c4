import { expect, test } from 'vitest';
import { LineTrouble } from '#renderer/data/line';
import { weatherOf } from '#renderer/data/weather';

const named = (name: string, more: object = {}): Error => Object.assign(new Error(name), { name }, more);
const ROOM = 1_000_000_000;

test.each([
  ['the browser’s own word', named('AbortError')],
  ['what Dexie hides inside', named('OpenFailedError', { inner: named('UnknownError') })],
  ['one of several writes that failed', named('BulkError', { failures: [named('AbortError')] })],
])('D2: a write that fails for want of room says so: %s', (_, cause) => {
  expect(weatherOf(cause, 0, 'storage').code).toBe('disk-full');
  expect(weatherOf(cause, ROOM, 'storage').code).toBe('storage');
  expect(weatherOf(cause, null, 'out-of-reach').code).toBe('storage');
});

test('D2: a write never takes an error of no known name for the line, which would say that all is saved', () => {
  expect(weatherOf(named('NewError'), ROOM, 'storage').code).toBe('storage');
  expect(weatherOf(named('NewError'), 0, 'storage').code).toBe('disk-full');
  expect(weatherOf(named('NewError'), 0, 'out-of-reach').code).toBe('out-of-reach');
  expect(weatherOf(new LineTrouble('hub-full'), 0, 'storage').code).toBe('hub-full');
});
