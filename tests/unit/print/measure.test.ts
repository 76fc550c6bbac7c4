import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emsOf, fit, wrap } from '#renderer/print/measure';

test('no line is wider than its field, and nothing is lost', () => {
  const text = fc.string({ unit: fc.constantFrom('珲', '春', 'W', 'ш', ' ', '1', '-', '，'), maxLength: 80 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 20 }), (written, ems) => {
      const lines = wrap(written, ems);
      for (const line of lines) expect(emsOf(line)).toBeLessThanOrEqual(ems);
      expect(lines.join('').replaceAll(' ', '')).toBe(written.replaceAll(' ', ''));
    }),
  );
});

test('Latin words stay whole where a space is near', () => {
  expect(wrap('Daewoo crane', 6)).toEqual(['Daewoo', 'crane']);
});

test('more than two lines are set small', () => {
  const field = { width: 32, size: 9, smallSize: 8 };
  expect(fit(['珲春远帆水产有限公司'], field)).toMatchObject({ small: false });
  const long = fit(['珲春市边境经济合作区东北亚国际冷链物流与水产品加工有限公司'], field);
  expect(long.small).toBe(true);
  expect(long.lines.length).toBeGreaterThan(2);
});
