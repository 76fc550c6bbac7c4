import { expect, test } from 'vitest';
import { qrModules } from '#renderer/print/qr';

// The symbol that another encoder (uqr 0.1.3) makes of the same text at version 2, level M, mask 2.
const KNOWN = `
#######.........#.#######
#.....#..####.##..#.....#
#.###.#.#.##..##..#.###.#
#.###.#.#.###...#.#.###.#
#.###.#.#.##..#...#.###.#
#.....#.#.####..#.#.....#
#######.#.#.#.#.#.#######
........#.#....#.........
#.#####...#.####..#####..
.#.##....#..#..###.#...##
..#####...#..#...###.#...
###.#....##.#.#..#...##..
###...####.##..........#.
####.....##......#####.##
#...####.#.##.##...#.....
#.###...####....#..#....#
#.########.#...#######..#
........#.#.##.##...##.#.
#######..##..##.#.#.###.#
#.....#.#.#.##..#...#.##.
#.###.#.#.#.#.#.#####..#.
#.###.#.##.....#.....#..#
#.###.#.#..##...#.#..#..#
#.....#..#.#..#...#......
#######.####...#..#..##.#`;

const drawn = (text: string): string =>
  qrModules(text)
    .map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))
    .join('\n');

test('the symbol is the one that other encoders make', () => {
  expect(drawn('HC-LC-20261123-001 V3 1A2B3C4D')).toBe(KNOWN.trim());
});

test('a text that does not fit is a fault, not a symbol that says less', () => {
  expect(() => qrModules('A'.repeat(39))).toThrow('no QR code holds');
  expect(() => qrModules('lower case')).toThrow('no QR code holds');
});
