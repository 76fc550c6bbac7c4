import { expect, test } from 'vitest';
import { LARGEST_FILE, calls } from '#shared/ipc/contract';

const save = (change: object): boolean =>
  calls['file.save'].input.safeParse({ suggestedName: '日计划.xlsx', kind: 'xlsx', data: new Uint8Array(3), ...change })
    .success;

test('a file to save has a plain name, a known kind and bytes of at most 64 MiB', () => {
  expect(save({})).toBe(true);
  expect(save({ data: new Uint8Array(LARGEST_FILE) })).toBe(true);
  expect(save({ data: new Uint8Array(LARGEST_FILE + 1) })).toBe(false);
  expect(save({ data: 'bytes' })).toBe(false);
  expect(save({ data: [1, 2] })).toBe(false);
  expect(save({ kind: 'exe' })).toBe(false);
  expect(save({ more: 1 })).toBe(false);
});

test.each([
  '../x.xlsx',
  '..\\x.xlsx',
  '/etc/passwd',
  'C:x',
  'a\0b',
  'a\nb',
  '',
  '.hidden',
  'ends.',
  'a'.repeat(121),
  'a"b',
  'a|b',
])('a name that could be a path or that a system cannot store is refused: %j', (suggestedName) => {
  expect(save({ suggestedName })).toBe(false);
});

const logged = (detail: object, event = 'sync.late'): boolean =>
  calls['log.write'].input.safeParse({ level: 'warn', event, detail }).success;

test('the log takes codes, numbers and claims', () => {
  expect(logged({ code: 'disk-full', tries: 3, offline: true })).toBe(true);
});

test.each([
  { plate: '吉H·D1234' },
  { name: '张三' },
  { text: 'two words' },
  { nested: { a: 1 } },
  { 'a b': 1 },
  { code: '' },
])('the log refuses what an officer or a trader could be known by: %j', (detail) => {
  expect(logged(detail)).toBe(false);
});

test('an event of the log is a code', () => {
  expect(logged({}, '张三 signed in')).toBe(false);
});

test('names of screens cannot lead out of the folder of pictures', () => {
  const plan = (screens: string[]): boolean => calls['shots.plan'].input.safeParse({ screens }).success;
  expect(plan(['board', 'print:day-plan', 'green-lane'])).toBe(true);
  for (const name of ['../board', 'a/b', 'A', '', 'a:b:c']) expect(plan([name])).toBe(false);
  expect(plan([])).toBe(false);
});
