import { readBatchNo, withoutLeadingZeros } from '../identifiers/batch-no';
import { splitCell } from '../identifiers/cell';
import { readContainer } from '../identifiers/container';
import { readDeclaration } from '../identifiers/declaration';
import { digitise, foldText } from '../identifiers/fold';
import { readPlates, type PlateReading, type WrittenPlate } from '../identifiers/plate';
import type { Reading } from '../identifiers/reading';
import { readVin } from '../identifiers/vin';
import type { MatchItem } from './evidence';

/** The column of a request in which something was written. */
export type Column = 'plates' | 'trailers' | 'vin' | 'containers' | 'batchNo' | 'billNo' | 'declarations' | 'seals';

/** One identifier of a request: as written, under the key by which equal ones meet, and whether its form is whole. */
export type Token = {
  readonly column: Column;
  readonly written: string;
  readonly key: string;
  readonly valid: boolean;
};

/** A tractor plate. Plates of different families are two plates of one truck, never a contradiction. */
export type PlateToken = Token & { readonly family: 'CN' | 'RU' | 'other' };

/** The identifiers of a request sorted by what they are, whatever column they stood in. */
export type Sheet = {
  readonly tractors: readonly PlateToken[];
  readonly trailers: readonly Token[];
  readonly vins: readonly Token[];
  readonly containers: readonly Token[];
  readonly batches: readonly Token[];
  readonly bills: readonly Token[];
  readonly declarations: readonly Token[];
  readonly seals: readonly Token[];
};

type Draft = { readonly [field in keyof Sheet]: Sheet[field][number][] };

const CONTAINER_LIKE = /^[A-Z]{3}[UJZ]\d{6,7}$/;
const VIN_LIKE = /^(?=.*[A-Z])(?=.*\d)[A-HJ-NPR-Z0-9]{17}$/;
/** What people write where they have nothing to write: no digit at all, or one digit all along. */
const PLACEHOLDER = /^\D*$|^(\d)\1*$/;

/** Columns of things on wheels: in the others a number may look like a container or a VIN and be neither. */
const VEHICLE_COLUMNS: ReadonlySet<Column> = new Set(['plates', 'trailers', 'containers', 'vin', 'seals']);

/** One text of a cell, folded. */
type Part = { readonly column: Column; readonly written: string; readonly key: string };

/** Puts one text where its form belongs; false when its form says nothing and the column must decide. */
function placeByForm(sheet: Draft, { column, written, key }: Part): boolean {
  if (PLACEHOLDER.test(key)) return true;
  if (VEHICLE_COLUMNS.has(column) && CONTAINER_LIKE.test(key)) {
    const { valid } = readContainer(key);
    if (!valid && column === 'seals') return false;
    if (!/^.{4}0{6}/.test(key)) sheet.containers.push({ column, written, key, valid });
  } else if (VEHICLE_COLUMNS.has(column) && VIN_LIKE.test(key)) {
    sheet.vins.push({ column, written, key, valid: true });
  } else if (key.length === 18 && readDeclaration(key).valid) {
    sheet.declarations.push({ column, written, key, valid: true });
  } else return false;
  return true;
}

function placePlate(sheet: Draft, column: Column, plate: WrittenPlate): void {
  const { written, country } = plate;
  const key = plate.normal.replace(/挂$/, '');
  if (belongsToTrailer(plate, column)) sheet.trailers.push({ column, written, key, valid: plate.valid });
  else {
    const family = country === 'CN' || country === 'RU' ? country : 'other';
    sheet.tractors.push({ column, written, key, valid: plate.valid && country !== 'unknown', family });
  }
}

/** A trailer's form decides; in the trailer column so does everything that is not a whole tractor plate. */
function belongsToTrailer(reading: PlateReading, column: Column): boolean {
  if (reading.kind === 'trailer') return true;
  return column === 'trailers' && !(reading.valid && reading.kind === 'truck');
}

/** Outside the plate columns only forms that nothing else has are taken for plates: a seal may look like a Russian trailer. */
function placeStrayPlate(sheet: Draft, { column, written, key }: Part): boolean {
  if (!/[\u4E00-\u9FFF]|^[A-Z]\d{3}[A-Z]{2}\d{2,3}$/.test(key)) return false;
  const [plate] = readPlates(written);
  if (!plate?.valid || !(plate.country === 'CN' || (plate.country === 'RU' && plate.kind === 'truck'))) return false;
  placePlate(sheet, column, plate);
  return true;
}

function placeByColumn(sheet: Draft, part: Part): void {
  const { column, key } = part;
  if (placeStrayPlate(sheet, part)) return;
  if (column === 'containers') sheet.containers.push(mended(part, readContainer));
  else if (column === 'vin') sheet.vins.push(mended(part, readVin));
  else if (column === 'seals') placeSeal(sheet, part);
  else if (column === 'declarations' && /^\d{17,19}$/.test(digitise(key)))
    sheet.declarations.push(mended(part, readDeclaration));
  else placeNumber(sheet, part);
}

/** A seal of a few signs is a count or a mark, not a number. */
function placeSeal(sheet: Draft, { column, written, key }: Part): void {
  if (key.length >= 5) sheet.seals.push({ column, written, key, valid: true });
}

/** The token of a text whose certain repairs count as written: an O for a 0 hides nothing. */
function mended({ column, written, key }: Part, read: (text: string) => Reading): Token {
  const { normal } = read(key);
  return { column, written, key: normal, valid: read(normal).valid };
}

function placeNumber(sheet: Draft, { column, written, key }: Part): void {
  const reading = readBatchNo(key);
  const token = { column, written, key: withoutLeadingZeros(reading.normal), valid: true };
  if (!reading.valid || token.key.length < 4) return;
  (column === 'batchNo' ? sheet.batches : sheet.bills).push(token);
}

/** A trailer whose 挂 was left out, in the plate column beside a whole tractor plate. */
function moveBareTrailers(sheet: Draft): void {
  const bare = (token: PlateToken) => token.family === 'CN' && !token.valid && /^.[A-Z][A-Z0-9]{4}$/.test(token.key);
  if (!sheet.tractors.some((token) => token.valid)) return;
  for (let i = sheet.tractors.length - 1; i >= 0; i--)
    if (bare(sheet.tractors[i]!)) sheet.trailers.push(...sheet.tractors.splice(i, 1));
}

function placePlates(sheet: Draft, column: Column, cells: readonly string[]): void {
  for (const cell of cells)
    for (const plate of readPlates(cell)) {
      const part = { column, written: plate.written, key: plate.normal };
      if (!placeByForm(sheet, part)) placePlate(sheet, column, plate);
    }
}

function placeCell(sheet: Draft, column: Column, cell: string | undefined): void {
  if (!cell) return;
  for (const written of splitCell(cell)) {
    const part = { column, written, key: foldText(written) };
    if (!placeByForm(sheet, part)) placeByColumn(sheet, part);
  }
}

/** Sorts what a request says into its identifiers. What is no identifier of any kind is left out. */
export function sheetOf(item: MatchItem): Sheet {
  const sheet: Draft = {
    tractors: [],
    trailers: [],
    vins: [],
    containers: [],
    batches: [],
    bills: [],
    declarations: [],
    seals: [],
  };
  placePlates(sheet, 'plates', item.plates);
  placePlates(sheet, 'trailers', item.trailers);
  for (const cell of item.containers) placeCell(sheet, 'containers', cell);
  for (const cell of item.declarations) placeCell(sheet, 'declarations', cell);
  for (const cell of item.seals) placeCell(sheet, 'seals', cell);
  placeCell(sheet, 'vin', item.vin);
  placeCell(sheet, 'batchNo', item.batchNo);
  placeCell(sheet, 'billNo', item.billNo);
  moveBareTrailers(sheet);
  return sheet;
}
