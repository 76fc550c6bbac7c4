import type { BatchId } from '../kernel/ids';
import type { Day } from '../kernel/time';
import type { Port } from '../domain/port';
import { requestIdOf, type InspectionRequest } from '../domain/request';
import type { AgencyCode } from '../domain/words';
import { foldWidth } from '../identifiers/fold';
import { defaultMinutes } from '../rules/durations';
import { textsOf, type GridRow } from './cells';
import { requestColumns, type ColumnKey } from './columns';
import type { Problem } from './problems';
import { lineOf, openRow, readNumber, readText, saidIn, type Layout, type RowCells } from './row-cells';
import { readExtra } from './row-extra';
import { canBeMatched, checkDirections, markKeys, readGoodsCode, readMarks, readTraderCode } from './row-marks';
import { readTimes } from './row-times';
import { directionWords, meaningOf, modeWords, priorityWords, writtenWords, type Words } from './sheet-words';

/** For which port, day and batch a file is read. */
export type ImportFrame = {
  readonly port: Pick<Port, 'id' | 'zone' | 'agencies'>;
  readonly day: Day;
  readonly batchId: BatchId;
};

/** One row of a sheet or line of a message as read: what it would become, or why it cannot. */
export type Draft<T> = {
  readonly row: number;
  /** What must not stand twice in one file; null when it cannot be read. */
  readonly key: string | null;
  /** The cells as read, one for every column of the header: what an error sheet gives back. */
  readonly texts: readonly string[];
  /** Null when a problem of severity `error` keeps it out; there with `acceptable` ones. */
  readonly value: T | null;
  readonly problems: readonly Problem[];
};

/** A sheet being read: its columns, its agencies' names, and where its date numbers count from. */
export type SheetFrame = ImportFrame & {
  readonly file: string;
  readonly layout: Layout;
  readonly agencies: Words<AgencyCode>;
  readonly from1904: boolean;
};

/** So that port, day, agency and number together fit the identity of a request (80 signs). */
const LONGEST_NUMBER = 40;

/** Reads one row of a request sheet. Never throws; every fault is a problem at its cell. */
export function readRequestRow(row: GridRow, frame: SheetFrame): Draft<InspectionRequest> {
  const cells = openRow(row, frame.layout, frame.file);
  for (const c of requestColumns) if (c.required && lineOf(cells.cell(c.key)) === '') cells.report('required', c.key);
  if (row.hidden) cells.report('hidden-row', 'requestNo');
  const requestNo = foldWidth(readText(cells, 'requestNo', LONGEST_NUMBER) ?? '');
  const agency = readWord(cells, 'agency', frame.agencies);
  const value = requestOf(cells, frame, { requestNo, agency });
  const problems = withReason(cells);
  return {
    row: row.row,
    key: agency !== null && requestNo !== '' ? `${agency}/${requestNo}` : null,
    texts: textsOf(row, frame.layout.columns.length),
    value: problems.some((p) => p.severity === 'error') ? null : value,
    problems,
  };
}

function requestOf(
  cells: RowCells,
  frame: SheetFrame,
  { requestNo, agency }: { readonly requestNo: string; readonly agency: AgencyCode | null },
): InspectionRequest | null {
  const portId = frame.port.id;
  const { day, batchId } = frame;
  const direction = readWord(cells, 'direction', directionWords);
  const mode = readWord(cells, 'mode', modeWords);
  const priority = readWord(cells, 'priority', priorityWords) ?? 'normal';
  const marks = readMatchable(cells);
  if (direction) checkDirections(cells, marks, direction);
  const goods = readGoods(cells);
  const trader = {
    name: readText(cells, 'trader', 120),
    uscc: readTraderCode(cells),
    phone: readText(cells, 'phone', 40),
  };
  const minutes = readNumber(cells, 'minutes', { least: 5, most: 480, whole: true, unit: /(?:分钟|分|min)$/i });
  const { eta, notBefore, notAfter } = readTimes(cells, { day, zone: frame.port.zone, from1904: frame.from1904 });
  const note = readText(cells, 'note', 500) ?? '';
  const extra = readExtra(cells);
  if (!agency || !direction || !mode || requestNo === '' || goods.name === '' || eta === null) return null;
  const id = requestIdOf({ portId, day, agency, requestNo });
  const asked = {
    direction,
    eta,
    mode,
    minutes: minutes ?? defaultMinutes(mode, goods.hs),
    notBefore,
    notAfter,
    priority,
  };
  return { id, portId, day, agency, requestNo, marks, goods, trader, ...asked, note, extra, status: 'open', batchId };
}

/** The marks; a row that names no object, without having tried to, is told so. */
function readMatchable(cells: RowCells): InspectionRequest['marks'] {
  const before = cells.problems.length;
  const marks = readMarks(cells);
  const tried = cells.problems.length > before || markKeys.some((key) => cells.cell(key).fault !== null);
  if (!canBeMatched(marks) && !tried) {
    const names = requestColumns.filter((c) => markKeys.includes(c.key)).map((c) => c.name);
    cells.report('no-mark', 'plate', { expected: names.join(' / ') });
  }
  return marks;
}

function readWord<T extends string>(cells: RowCells, key: ColumnKey, words: Words<T>): T | null {
  const text = saidIn(cells.cell(key));
  const meaning = text === '' ? null : meaningOf(words, text);
  if (text !== '' && meaning === null) cells.report('unknown-word', key, { expected: writtenWords(words) });
  return meaning;
}

function readGoods(cells: RowCells): InspectionRequest['goods'] {
  return {
    name: readText(cells, 'goods', 200) ?? '',
    hs: readGoodsCode(cells),
    packages: readNumber(cells, 'packages', { least: 0, most: 1e9, unit: /[件箱包袋桶个]$/ }),
    grossKg: readNumber(cells, 'grossKg', { least: 0, most: 1e9, unit: /(?:kgs?|公斤|千克)$/i }),
    temperature: readNumber(cells, 'temperature', { least: -60, most: 60, unit: /\s*(?:℃|°\s*C|度|C)$/i }),
  };
}

/** A reason in the row itself (接受理由) turns what can be accepted into a warning that carries the reason. */
function withReason(cells: RowCells): readonly Problem[] {
  const reason = saidIn(cells.cell('accepted'));
  if (reason === '') return cells.problems;
  return cells.problems.map((p) =>
    p.severity === 'acceptable' ? { ...p, code: 'accepted', severity: 'warning', expected: reason } : p,
  );
}
