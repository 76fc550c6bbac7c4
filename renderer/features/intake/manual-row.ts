import type { BatchId } from '#shared/kernel/ids';
import type { Day } from '#shared/kernel/time';
import type { Port } from '#shared/domain/port';
import type { InspectionRequest } from '#shared/domain/request';
import { readContainer } from '#shared/identifiers/container';
import { readPlate, splitPlates } from '#shared/identifiers/plate';
import { splitCell } from '#shared/identifiers/cell';
import { textCell } from '#shared/interchange/cells';
import { acceptedColumn, requestColumns, type ColumnKey } from '#shared/interchange/columns';
import type { HeaderColumn } from '#shared/interchange/header';
import { readRequestRow, type Draft } from '#shared/interchange/request-row';
import { layoutOf } from '#shared/interchange/row-cells';
import { agencyWords } from '#shared/interchange/sheet-words';

/** What stands in the fields of the form, by the column that each is. */
export type FormTexts = Readonly<Partial<Record<ColumnKey, string>>>;

/** The form as a sheet of one row. Its columns are named by their keys, so that a problem tells its field. */
const COLUMNS: readonly HeaderColumn[] = [...requestColumns, acceptedColumn].map(({ key }, index) => ({
  index,
  name: key,
  key,
}));
const LAYOUT = layoutOf(COLUMNS);

/** Reads the form by the same reader as every sheet, so that the same rules hold and the same sentences are said. */
export function readForm(
  texts: FormTexts,
  { port, day, batchId }: { readonly port: Port; readonly day: Day; readonly batchId: BatchId },
): Draft<InspectionRequest> {
  const cells = COLUMNS.map(({ key }) => textCell((key && texts[key]) ?? ''));
  const agencies = agencyWords(port.agencies);
  const frame = { port, day, batchId, file: '', layout: LAYOUT, agencies, from1904: false };
  return readRequestRow({ row: 1, hidden: false, cells }, frame);
}

/** Requests of the day that are for the same truck or container as the form says; the one that it would replace is not among them. */
export function sameObject(
  texts: FormTexts,
  requests: Iterable<InspectionRequest>,
  day: Day,
): readonly InspectionRequest[] {
  const plates = new Set(
    [texts.plate, texts.foreignPlate].flatMap((text) => splitPlates(text ?? '').map((part) => readPlate(part).normal)),
  );
  const boxes = new Set(splitCell(texts.container ?? '').map((part) => readContainer(part).normal));
  plates.delete('');
  boxes.delete('');
  if (plates.size + boxes.size === 0) return [];
  return [...requests].filter(
    ({ marks, ...r }) =>
      r.day === day &&
      r.status === 'open' &&
      !(r.agency === texts.agency && r.requestNo === texts.requestNo) &&
      ([...marks.plates, ...marks.foreignPlates].some((p) => plates.has(p)) ||
        marks.containers.some((c) => boxes.has(c))),
  );
}
