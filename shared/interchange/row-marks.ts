import type { ObjectMarks } from '../domain/request';
import type { Direction } from '../domain/words';
import { readBatchNo } from '../identifiers/batch-no';
import { readBillNo } from '../identifiers/bill-no';
import { splitCell } from '../identifiers/cell';
import { readDeclaration } from '../identifiers/declaration';
import { readPlate, splitPlates } from '../identifiers/plate';
import type { ColumnKey } from './columns';
import {
  bounded,
  containerMark,
  declarationMark,
  goodsCode,
  serialMark,
  traderCode,
  vinMark,
  type Complain,
  type ReadMark,
} from './mark-readers';
import { saidIn, type RowCells } from './row-cells';

const MOST_OF_A_KIND = 40;

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
    vin: readOne(cells, 'vin', vinMark),
    containers: readMany(cells, 'container', containerMark),
    seals: readMany(cells, 'seal', (text) => text),
    batchNo: readOne(cells, 'batchNo', serialMark(readBatchNo)),
    billNo: readOne(cells, 'billNo', serialMark(readBillNo)),
    declarations: readMany(cells, 'declaration', declarationMark),
  };
}

/** The goods code of a row. */
export const readGoodsCode = (cells: RowCells): string | null => readOne(cells, 'hs', goodsCode);

/** The trader code of a row. */
export const readTraderCode = (cells: RowCells): string | null => readOne(cells, 'uscc', traderCode);

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

const complainAt =
  (cells: RowCells, key: ColumnKey, read: string): Complain =>
  (code, expected) =>
    cells.report(code, key, { read, expected });

function readOne(cells: RowCells, key: ColumnKey, read: ReadMark): string | null {
  const cell = cells.cell(key);
  const text = saidIn(cell);
  if (text === '' || cell.fault) return null;
  const complain = complainAt(cells, key, text);
  return bounded(read(text, complain), complain);
}

function readMany(cells: RowCells, key: ColumnKey, read: ReadMark): readonly string[] {
  const cell = cells.cell(key);
  if (saidIn(cell) === '' || cell.fault) return [];
  const parts = splitCell(cell.text);
  if (parts.length > MOST_OF_A_KIND) cells.report('too-many', key, { expected: `≤ ${String(MOST_OF_A_KIND)}` });
  const marks = parts.slice(0, MOST_OF_A_KIND).map((part) => {
    const complain = complainAt(cells, key, part);
    return bounded(read(part, complain), complain);
  });
  return unique(marks.filter((mark) => mark !== null));
}

/** Plates of a form that no country has are kept, as free text, with a warning: North Korean ones have no form that is known. */
function readPlates(cells: RowCells, key: ColumnKey): { readonly trucks: string[]; readonly trailers: string[] } {
  const trucks: string[] = [];
  const trailers: string[] = [];
  const cell = cells.cell(key);
  if (saidIn(cell) === '' || cell.fault) return { trucks, trailers };
  const parts = splitPlates(cell.text);
  if (parts.length > MOST_OF_A_KIND) cells.report('too-many', key, { expected: `≤ ${String(MOST_OF_A_KIND)}` });
  for (const part of parts.slice(0, MOST_OF_A_KIND)) {
    const reading = readPlate(part);
    const complain = complainAt(cells, key, part);
    const plate = reading.normal === '' ? null : bounded(reading.normal, complain);
    if (plate === null) continue;
    if (!reading.valid) complain('plate-form', plate === part ? '' : plate);
    (reading.kind === 'trailer' && key !== 'trailer' ? trailers : trucks).push(plate);
  }
  // A trailer alone in a cell for plates is what the truck is known by.
  return trucks.length === 0 ? { trucks: trailers, trailers: [] } : { trucks, trailers };
}
