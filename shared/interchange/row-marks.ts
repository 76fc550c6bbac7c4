import type { ObjectMarks } from '../domain/request';
import type { Direction } from '../domain/words';
import { readBatchNo } from '../identifiers/batch-no';
import { readBillNo } from '../identifiers/bill-no';
import { splitCell } from '../identifiers/cell';
import { readContainer } from '../identifiers/container';
import { readDeclaration } from '../identifiers/declaration';
import { readHs } from '../identifiers/hs';
import { readPlate, splitPlates } from '../identifiers/plate';
import type { Reading, WarningCode } from '../identifiers/reading';
import { readUscc } from '../identifiers/uscc';
import { readVin } from '../identifiers/vin';
import type { ColumnKey } from './columns';
import type { ProblemCode } from './problems';
import { saidIn, type RowCells } from './row-cells';

const MOST_OF_A_KIND = 40;
const LONGEST = 60;

const has = (reading: Reading, code: WarningCode): boolean => reading.warnings.includes(code);

/** Reads the marks of a row, each in its normal form (`identifiers/`). A mark at fault is reported and, where it can be, kept. */
export function readMarks(cells: RowCells): ObjectMarks {
  const plates = readPlates(cells, 'plate');
  const foreign = readPlates(cells, 'foreignPlate');
  const trailers = readPlates(cells, 'trailer');
  return {
    plates: unique(plates.trucks),
    foreignPlates: unique(foreign.trucks),
    // A trailer written beside its truck (吉H12345/吉H1234挂) is a trailer still.
    trailers: unique([...trailers.trucks, ...trailers.trailers, ...plates.trailers, ...foreign.trailers]),
    vin: readOne(cells, 'vin', readVinMark),
    containers: readMany(cells, 'container', readContainerMark),
    seals: readMany(cells, 'seal', (_, part) => part),
    batchNo: readOne(cells, 'batchNo', (c, text) => readSerialMark(c, 'batchNo', readBatchNo(text), text)),
    billNo: readOne(cells, 'billNo', (c, text) => readSerialMark(c, 'billNo', readBillNo(text), text)),
    declarations: readMany(cells, 'declaration', readDeclarationMark),
  };
}

/** The columns of the five marks by which an object can be matched. */
export const markKeys: readonly ColumnKey[] = ['plate', 'foreignPlate', 'container', 'batchNo', 'declaration'];

/** Whether a row names its object by any of the five marks that matching can use. */
export const canBeMatched = (marks: ObjectMarks): boolean =>
  marks.plates.length + marks.foreignPlates.length + marks.containers.length + marks.declarations.length > 0 ||
  marks.batchNo !== null;

/** Warns of declarations that say the other direction than the row. */
export function checkDirections(cells: RowCells, marks: ObjectMarks, direction: Direction): void {
  for (const read of marks.declarations) {
    const said = readDeclaration(read).direction;
    if (said !== null && said !== direction)
      cells.report('declaration-direction', 'declaration', { read, expected: cells.cell('direction').text });
  }
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** One mark of a cell; null when it is at fault beyond use. */
type ReadMark = (cells: RowCells, text: string) => string | null;

function readOne(cells: RowCells, key: ColumnKey, read: ReadMark): string | null {
  const cell = cells.cell(key);
  const text = saidIn(cell);
  return text === '' || cell.fault ? null : bounded(cells, key, read(cells, text));
}

function readMany(cells: RowCells, key: ColumnKey, read: ReadMark): readonly string[] {
  const cell = cells.cell(key);
  if (saidIn(cell) === '' || cell.fault) return [];
  const parts = splitCell(cell.text);
  if (parts.length > MOST_OF_A_KIND) cells.report('too-many', key, { expected: `≤ ${String(MOST_OF_A_KIND)}` });
  return unique(parts.slice(0, MOST_OF_A_KIND).flatMap((part) => bounded(cells, key, read(cells, part)) ?? []));
}

function bounded(cells: RowCells, key: ColumnKey, mark: string | null): string | null {
  if (mark === null || mark.length <= LONGEST) return mark;
  cells.report('too-long', key, { read: mark, expected: `≤ ${String(LONGEST)}` });
  return null;
}

function readPlates(cells: RowCells, key: ColumnKey) {
  const trucks: string[] = [];
  const trailers: string[] = [];
  const cell = cells.cell(key);
  if (saidIn(cell) === '' || cell.fault) return { trucks, trailers };
  for (const part of splitPlates(cell.text).slice(0, MOST_OF_A_KIND)) {
    const reading = readPlate(part);
    const plate = reading.normal === '' ? null : bounded(cells, key, reading.normal);
    if (plate === null) continue;
    if (!reading.valid) cells.report('plate-form', key, { read: part, expected: plate === part ? '' : plate });
    (reading.kind === 'trailer' && key !== 'trailer' ? trailers : trucks).push(plate);
  }
  // A trailer alone in a cell for plates is what the truck is known by.
  return trucks.length === 0 ? { trucks: trailers, trailers: [] } : { trucks, trailers };
}

/**
 * A wrong check digit can be accepted; another form cannot. A letter for a digit is certain where the check digit then agrees:
 * it is repaired.
 */
function readContainerMark(cells: RowCells, text: string): string | null {
  const reading = readContainer(text);
  const report = (code: ProblemCode, expected: string) => cells.report(code, 'container', { read: text, expected });
  if (reading.valid) return reading.normal;
  if (has(reading, 'length') || has(reading, 'character')) {
    report('container-form', 'ISO 6346: AAAU9999999');
    return null;
  }
  if (has(reading, 'check-digit')) report('container-check-digit', withCheckDigit(reading.normal));
  else report('repaired', reading.normal);
  return reading.normal;
}

/** The same number with the check digit that ISO 6346 gives it. */
function withCheckDigit(normal: string): string {
  const body = normal.slice(0, 10);
  const digit = Array.from('0123456789').find((d) => readContainer(body + d).valid);
  return digit === undefined ? '' : body + digit;
}

function readDeclarationMark(cells: RowCells, text: string): string | null {
  const reading = readDeclaration(text);
  if (reading.valid) return reading.normal;
  const code: ProblemCode = has(reading, 'scientific-notation') ? 'long-number' : 'declaration-form';
  const expected = has(reading, 'digit-letter-folded') ? reading.normal : '18 × 0-9: CCCC 20YY 0/1 NNNNNNNNN';
  cells.report(code, 'declaration', { read: text, expected });
  return null;
}

function readVinMark(cells: RowCells, text: string): string | null {
  const reading = readVin(text);
  if (reading.valid) return reading.normal;
  const broken = has(reading, 'length') || has(reading, 'character');
  cells.report(broken ? 'vin-form' : 'repaired', 'vin', {
    read: text,
    expected: broken ? '17 × A-Z 0-9' : reading.normal,
  });
  return broken ? null : reading.normal;
}

/** Batch and bill numbers have no form of their own everywhere, so a strange one is kept with a warning. */
function readSerialMark(cells: RowCells, key: ColumnKey, reading: Reading, text: string): string | null {
  if (reading.valid) return reading.normal;
  if (reading.normal === '') return null;
  const lost = has(reading, 'scientific-notation');
  cells.report(lost ? 'long-number' : 'serial-form', key, { read: text, expected: 'A-Z 0-9, ≥ 4' });
  return lost ? null : reading.normal;
}

/** Reads the goods code; one that lost its leading zero in a spreadsheet gets it back. */
export function readGoodsCode(cells: RowCells): string | null {
  return readOne(cells, 'hs', (_, text) => {
    const reading = readHs(text);
    const doubtful = has(reading, 'chapter') || has(reading, 'ciq-suffix-dropped');
    if (!reading.valid && !doubtful) {
      cells.report('hs-form', 'hs', { read: text, expected: '4-10 × 0-9' });
      return null;
    }
    if (doubtful) cells.report('hs-doubtful', 'hs', { read: text, expected: reading.normal });
    else if (has(reading, 'zeros-lost')) cells.report('repaired', 'hs', { read: text, expected: reading.normal });
    return reading.normal;
  });
}

/** Reads the trader code; nothing about it keeps a row out, since some early legal codes fail their check sign. */
export function readTraderCode(cells: RowCells): string | null {
  return readOne(cells, 'uscc', (_, text) => {
    const reading = readUscc(text);
    const wrong = has(reading, 'check-digit') || has(reading, 'organisation-check-digit');
    if (reading.normal === '') return null;
    if (!reading.valid) cells.report('uscc-form', 'uscc', { read: text, expected: 'GB 32100: 18' });
    else if (wrong) cells.report('uscc-check-digit', 'uscc', { read: text, expected: 'GB 32100' });
    return reading.normal.slice(0, 30);
  });
}
