import { expect, test } from 'vitest';
import { parseProject } from '#shared/planning/psplib';

const sm = `PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           4
   4        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    0
  3      1     4       1    5
  4      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    2    5
************************************************************************
`;

test('a single-mode project is read with activities counted from zero', () => {
  expect(parseProject(sm)).toEqual({
    ok: true,
    value: {
      durations: [0, 3, 4, 0],
      demands: [
        [0, 0],
        [2, 0],
        [1, 5],
        [0, 0],
      ],
      capacities: [2, 5],
      successors: [[1, 2], [3], [3], []],
    },
  });
});

test('a file without a table, with a broken row, or with two modes is refused', () => {
  const code = (text: string): string => {
    const read = parseProject(text);
    return read.ok ? 'ok' : read.error.code;
  };
  expect(code('')).toBe('section-missing');
  expect(code(sm.replace('REQUESTS', 'REQUEST'))).toBe('section-missing');
  expect(code(sm.replace('  3      1     4       1    5\n', ''))).toBe('row-unreadable');
  expect(code(sm.replace('   2        1          1           4', '   2        1          1           9'))).toBe(
    'row-unreadable',
  );
  expect(code(sm.replace('  2      1     3', '  2      2     3'))).toBe('not-single-mode');
});
