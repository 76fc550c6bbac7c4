import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps, plusMinutes } from '#shared/kernel/time';
import { LOW_ROW, rowHeight, rowsOf, tracksOf, yardBands } from '#renderer/features/board/rows';
import { bay, clock, slot } from '#tests/support/port-day';

test('bays stand yard by yard, each yard once', () => {
  const rows = rowsOf([bay(1), bay(2, { yard: 'B' }), bay(3), bay(4, { yard: 'B' })]);
  expect(rows.map((b) => b.order)).toEqual([1, 3, 2, 4]);
  expect(yardBands(rows)).toEqual([
    { yard: 'A', first: 0, rows: 2 },
    { yard: 'B', first: 2, rows: 2 },
  ]);
});

test('rows are never squeezed: thirteen fit the smallest window, a hundred scroll', () => {
  expect(rowHeight(13, 590)).toBe(45);
  expect(rowHeight(100, 590)).toBe(LOW_ROW);
  expect(rowHeight(6, 590)).toBeGreaterThan(80);
});

test('what does not overlap has the whole row', () => {
  const tracks = tracksOf([
    { id: 'a', slot: slot('08:00-09:00') },
    { id: 'b', slot: slot('09:00-10:00') },
  ]);
  expect([...tracks.values()]).toEqual([
    { index: 0, of: 1 },
    { index: 0, of: 1 },
  ]);
});

test('nothing ever hides under something else: what overlaps has different tracks of one row', () => {
  const lying = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 20 });
  fc.assert(
    fc.property(lying, (spans) => {
      const all = spans
        .map(([from, length], i) => {
          const start = plusMinutes(clock('07:00'), from * 5);
          return { id: String(i), slot: { start, end: plusMinutes(start, length * 5) } };
        })
        .toSorted((a, b) => a.slot.start - b.slot.start);
      const tracks = tracksOf(all);
      const clashing = all.flatMap((a, i) =>
        all.slice(i + 1).flatMap((b) => (overlaps(a.slot, b.slot) ? [[a, b]] : [])),
      );
      for (const [a, b] of clashing) {
        expect(tracks.get(a!.id)!.of).toBe(tracks.get(b!.id)!.of);
        expect(tracks.get(a!.id)!.index).not.toBe(tracks.get(b!.id)!.index);
      }
    }),
  );
});
