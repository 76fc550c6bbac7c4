import { momentOf, at, type Day, type UtcMs, type Zone } from '../kernel/time';
import { foldWidth } from '../identifiers/fold';
import { dateNumberText, type Cell } from './cells';

/** The day of the import and the clock of the port: what a time without a day is read by. */
export type TimeFrame = { readonly day: Day; readonly zone: Zone; readonly from1904: boolean };

const CLOCK = '(\\d{1,2})[:时点](\\d{1,2})(?:[:分](\\d{1,2}))?[分秒]?';
const FULL = new RegExp(`^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?[T ]*${CLOCK}(?:\\.0+)?$`);
const PACKED = /^(20\d{2})(\d{2})(\d{2})[T ]?(\d{2}):?(\d{2}):?(\d{2})?$/;
const ALONE = new RegExp(`^${CLOCK}$`);
/** Day numbers of the years 1995 to 2119, with the fraction that a time has. */
const SERIAL = /^[34567]\d{4}\.\d+$/;

/**
 * The moment that a cell tells, in the port's time: `2026-11-23 08:30`, `2026/11/23 8:30`, `20261123083000`, `8:30` on the day of
 * the import, a spreadsheet's date, also one that has lost its format (`46349.354`). Null for anything else: a day without a time,
 * the 30th of February, 24:00.
 */
export function readSheetTime(cell: Cell, frame: TimeFrame): UtcMs | null {
  const text = foldWidth(cell.text)
    .replace(/\s+/g, ' ')
    .replace(/\s*([:/-])\s*/g, '$1');
  const plain = SERIAL.test(text) ? (dateNumberText(Number(text), frame.from1904, true) ?? '') : text;
  const alone = ALONE.exec(plain);
  if (alone) return moment(frame, frame.day, alone.slice(1));
  const parts = FULL.exec(plain) ?? PACKED.exec(plain);
  if (!parts) return null;
  const [year = '', month = '', dayOfMonth = '', ...clock] = parts.slice(1);
  const day = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  return isDay(day) ? moment(frame, day, clock) : null;
}

function isDay(day: string): day is Day {
  const parsed = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(parsed) && new Date(parsed).toISOString().startsWith(day);
}

function moment(frame: TimeFrame, day: Day, clock: readonly (string | undefined)[]): UtcMs | null {
  const [hours, minutes, seconds] = [clock[0], clock[1], clock[2]].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return at(momentOf(day, hours * 60 + minutes, frame.zone) + seconds * 1000);
}
