import { BLANK_ROWS, MM, SEALS_A_ROW } from './measures';
import type { SheetLine } from './lines';

/** A row as it stands on a page; `continued` repeats the first row of a job that the page break has cut (续). */
export type PlacedLine = { readonly line: SheetLine; readonly continued: boolean };

/** One landscape A4 page of the day plan. */
export type DayPlanPage = {
  readonly number: number;
  readonly of: number;
  /** The first page carries the title and the strip, later ones a running head. */
  readonly first: boolean;
  readonly lines: readonly PlacedLine[];
  /** Empty rows for trucks that come unannounced. */
  readonly blanks: number;
  /** Totals, signatures and seals; on the last page alone, and never apart from each other. */
  readonly closing: boolean;
};

type Asked = { readonly lines: readonly SheetLine[]; readonly agencies: number };

/** Millimetres that the table's rows may take on a page, under its head. */
const roomOn = (first: boolean): number => MM.height - MM.tableHead - (first ? MM.title + MM.strip : MM.runningHead);

/** Millimetres of totals, signatures and seals for so many agencies. */
export const closingHeight = (agencies: number): number => MM.closing * Math.ceil(Math.max(1, agencies) / SEALS_A_ROW);

/** Breaks the rows into pages. Rows are never split; preview and paper both draw exactly these pages. */
export function paginateDayPlan({ lines, agencies }: Asked): readonly DayPlanPage[] {
  const pages: PlacedLine[][] = [[]];
  let room = roomOn(true);
  lines.forEach((line, i) => {
    const head = headOf(lines, i);
    let needed = line.height;
    if (needed > room) {
      pages.push([]);
      room = roomOn(false);
      if (head !== line) {
        pages.at(-1)!.push({ line: head, continued: true });
        room -= head.height;
      }
    }
    pages.at(-1)!.push({ line, continued: false });
    room -= needed;
  });
  const end = BLANK_ROWS * MM.blankRow + closingHeight(agencies);
  if (end > room) pages.push([]);
  const last = pages.length - 1;
  return pages.map((placed, i) => ({
    number: i + 1,
    of: pages.length,
    first: i === 0,
    lines: placed,
    blanks: i === last ? BLANK_ROWS : 0,
    closing: i === last,
  }));
}

/** The first row of the job that a row belongs to. */
const headOf = (lines: readonly SheetLine[], i: number): SheetLine => lines[i - lines[i]!.index] ?? lines[i]!;
