import { clockText, utcMs, type Zone } from '#shared/kernel/time';
import type { FieldChange } from '#shared/interchange/preview';
import type { FileRefusal, Problem } from '#shared/interchange/problems';
import type { ColumnKey } from '#shared/interchange/columns';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';

/** The sentence of a problem without its place: what is wrong in the cell and what would be right. */
export function useProblemSentence(): (problem: Problem) => string {
  const t = useTexts('intake');
  return ({ code, read, expected }) => t(`problem.${code}` as 'problem.unknown-word', { read, expected });
}

/** Why a file was not read at all. */
export function useFileSentence(): (refusal: FileRefusal) => string {
  const t = useTexts('intake');
  return ({ code, facts }) => t(`refusal.${code}` as 'refusal.damaged', { ...facts });
}

/** Which column a field of a request is written in. */
const COLUMN_OF: Readonly<Record<string, ColumnKey>> = {
  'marks.plates': 'plate',
  'marks.foreignPlates': 'foreignPlate',
  'marks.trailers': 'trailer',
  'marks.vin': 'vin',
  'marks.containers': 'container',
  'marks.seals': 'seal',
  'marks.batchNo': 'batchNo',
  'marks.billNo': 'billNo',
  'marks.declarations': 'declaration',
  'goods.name': 'goods',
  'goods.hs': 'hs',
  'goods.packages': 'packages',
  'goods.grossKg': 'grossKg',
  'goods.temperature': 'temperature',
  'trader.name': 'trader',
  'trader.uscc': 'uscc',
  'trader.phone': 'phone',
  direction: 'direction',
  eta: 'eta',
  mode: 'mode',
  minutes: 'minutes',
  notBefore: 'notBefore',
  notAfter: 'notAfter',
  priority: 'priority',
  note: 'note',
};
const TIMES: ReadonlySet<string> = new Set(['eta', 'notBefore', 'notAfter']);

/** A field that changes, as an officer reads it. */
export type SaidChange = { readonly name: string; readonly before: string; readonly after: string };

/** Says which field changes from what to what: names of columns, times by the port's clock, words of the trade. */
export function useChangeWords(): (change: FieldChange) => SaidChange {
  const t = useTexts('intake');
  const words = useTexts('words');
  const { zone } = usePort();
  return ({ field, before, after }) => {
    const column = COLUMN_OF[field];
    const name = column ? t(`column.${column}`) : field.replace(/^extra\./, '');
    const say = (text: string): string => {
      if (TIMES.has(field)) return timeSaid(text, zone);
      if (field === 'mode' || field === 'priority' || field === 'direction')
        return text && words(`${field}.${text}` as 'mode.scan');
      return text;
    };
    return { name, before: say(before), after: say(after) };
  };
}

function timeSaid(text: string, zone: Zone): string {
  const moment = utcMs.safeParse(Number(text));
  return text !== '' && moment.success ? clockText(moment.data, zone) : text;
}
