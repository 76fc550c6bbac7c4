import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BORDER, CUSTOMS } from '#shared/domain/words';
import { MM } from '#renderer/print/day-plan/measures';
import { closingHeight, paginateDayPlan, type DayPlanPage } from '#renderer/print/day-plan/paginate';
import { dayPlanSheet } from '#renderer/print/day-plan/sheet';
import { DAY, port, singles, words, worldWith, type Opening } from './some-plan';

const linesOf = (openings: readonly Opening[]) =>
  dayPlanSheet(worldWith(openings), { portId: port.id, day: DAY, picture: 'current', words }).lines;

const pagesOf = (openings: readonly Opening[], agencies = 2): readonly DayPlanPage[] =>
  paginateDayPlan({ lines: linesOf(openings), agencies });

/** Millimetres that a page fills between the top margin and the footer. */
function filled(page: DayPlanPage, agencies: number): number {
  const rows = page.lines.reduce((sum, l) => sum + l.line.height, 0) + page.blanks * MM.blankRow;
  const head = page.first ? MM.title + MM.strip : MM.runningHead;
  return head + MM.tableHead + rows + (page.closing ? closingHeight(agencies) : 0);
}

const LONG_NAME = '珲春市边境经济合作区东北亚国际冷链物流与水产品加工进出口贸易股份有限公司第二分公司';

describe('pages of the day plan', () => {
  test('one job: one page with blank rows, totals and seals', () => {
    const [page, ...more] = pagesOf(singles(1));
    expect(more).toEqual([]);
    expect(page).toMatchObject({ number: 1, of: 1, first: true, blanks: 3, closing: true });
    expect(page?.lines).toHaveLength(1);
  });

  test('the first page holds title, strip, head and fifteen rows', () => {
    const [first] = pagesOf(singles(26));
    expect(first?.lines).toHaveLength(15);
  });

  test('twenty-six jobs are one duplex sheet', () => {
    const pages = pagesOf(singles(26));
    expect(pages.map((p) => p.lines.length)).toEqual([15, 11]);
    expect(pages.map((p) => p.closing)).toEqual([false, true]);
  });

  test('thirteen joint jobs of two agencies are one duplex sheet too', () => {
    expect(pagesOf(Array.from({ length: 13 }, () => ({ agencies: [CUSTOMS, BORDER] })))).toHaveLength(2);
  });

  test('two hundred jobs: every row once and in order, the closing once', () => {
    const pages = pagesOf(singles(200));
    const numbers = pages.flatMap((p) => p.lines.map((l) => l.line.cells.no.lines[0]));
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, i) => String(i + 1)));
    expect(pages.filter((p) => p.closing)).toEqual([pages.at(-1)]);
    expect(pages.every((p, i) => p.number === i + 1 && p.of === pages.length)).toBe(true);
  });

  test('a page break inside a joint job repeats its first row', () => {
    const pages = pagesOf([...singles(14), { agencies: [CUSTOMS, BORDER] }]);
    const [head, rest] = pages[1]!.lines;
    expect(pages[0]?.lines.at(-1)).toMatchObject({ line: { index: 0 }, continued: false });
    expect(head).toMatchObject({ line: { index: 0 }, continued: true });
    expect(rest).toMatchObject({ line: { index: 1 }, continued: false });
    expect(head?.line.job).toBe(rest?.line.job);
  });

  test('a break between jobs repeats nothing', () => {
    expect(pagesOf(singles(40)).flatMap((p) => p.lines.filter((l) => l.continued))).toEqual([]);
  });

  test('the longest company name makes its row taller and is not cut', () => {
    const [line] = linesOf([{ trader: LONG_NAME }]);
    expect(line?.cells.trader.lines.join('')).toBe(LONG_NAME);
    expect(line?.cells.trader.small).toBe(true);
    expect(line!.height).toBeGreaterThan(MM.twoLineRow);
  });

  test('seals of four agencies need a second row of boxes', () => {
    expect(closingHeight(3)).toBe(MM.closing);
    expect(closingHeight(4)).toBe(2 * MM.closing);
  });

  test('no page is ever fuller than its paper, whatever the jobs', () => {
    const opening: fc.Arbitrary<Opening> = fc.record({
      agencies: fc.constantFrom([CUSTOMS], [CUSTOMS, BORDER], [CUSTOMS, BORDER, 'transport']),
      trader: fc.string({ unit: fc.constantFrom('珲', '春', 'A', 'ш', ' ', '1'), maxLength: 120 }),
    });
    fc.assert(
      fc.property(fc.array(opening, { maxLength: 60 }), fc.integer({ min: 1, max: 6 }), (openings, agencies) => {
        const pages = pagesOf(openings, agencies);
        for (const page of pages) expect(filled(page, agencies)).toBeLessThanOrEqual(MM.height);
        const rows = openings.reduce((sum, o) => sum + (o.agencies?.length ?? 1), 0);
        expect(pages.flatMap((p) => p.lines.filter((l) => !l.continued))).toHaveLength(rows);
      }),
      { numRuns: 60 },
    );
  });
});
