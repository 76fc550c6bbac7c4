import { expect, test } from 'vitest';
import { anatomyOf } from '#electron/fault-anatomy';

test('a fault is told by kind, code and place, without its message and without folders', () => {
  const cause = Object.assign(new TypeError('吉H·D1234 is not a plate'), { code: 'EPLATE' });
  cause.stack = [
    'TypeError: 吉H·D1234 is not a plate',
    '    at readPlate (C:\\Users\\Zhang San\\desk\\index.js:10:7)',
    '    at async file:///home/zhang/desk/out/main/index.js:2:3',
    '    at node:internal/process/task_queues:95:5',
  ].join('\n');
  expect(anatomyOf(cause)).toEqual({
    kind: 'TypeError',
    code: 'EPLATE',
    where: 'readPlate index.js:10:7 < index.js:2:3 < task_queues:95:5',
  });
});

test('what is thrown without being an error is told by its type alone', () => {
  expect(anatomyOf('吉H·D1234')).toEqual({ kind: 'string' });
  expect(anatomyOf(undefined)).toEqual({ kind: 'undefined' });
});
