import { useMemo } from 'react';
import { clockText } from '#shared/kernel/time';
import type { InspectionRequest } from '#shared/domain/request';
import { usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';
import type { TableColumn } from '../../ui/data-table';
import { columnKeys, type ColumnName } from './intake-view';
import { requestStates, type RequestRow } from './request-rows';
import { StateWord } from './state-word';

type Column = Omit<TableColumn<RequestRow>, 'key' | 'title'>;
type Read = (request: InspectionRequest) => string;

const PRIORITIES = ['normal', 'aeo', 'priority', 'emergency'];

/** A column of text that sorts as text. */
const textColumn = (width: number, read: Read, more: Partial<Column> = {}): Column => ({
  width,
  compare: (a, b) => read(a.request).localeCompare(read(b.request), 'zh-CN', { numeric: true }),
  cell: (row) => <span title={read(row.request)}>{read(row.request)}</span>,
  ...more,
});

const markColumn = (width: number, read: Read): Column =>
  textColumn(width, read, { cell: (row) => <span className="plate">{read(row.request)}</span> });

const numberColumn = (width: number, read: (request: InspectionRequest) => number | null): Column => ({
  width,
  align: 'end',
  compare: (a, b) => (read(a.request) ?? -Infinity) - (read(b.request) ?? -Infinity),
  cell: (row) => read(row.request)?.toLocaleString('en-US') ?? '',
});

/** The truck as it is called: own plate, then the foreign one. */
const truckOf: Read = ({ marks }) => [...marks.plates, ...marks.foreignPlates].join(' ');

/** The columns of the list that are shown, in the language and the clock of the port. */
export function useRequestColumns(shown: ReadonlySet<ColumnName>): readonly TableColumn<RequestRow>[] {
  const t = useTexts('intake');
  const words = useTexts('words');
  const { agencies, zone } = usePort();
  return useMemo(() => {
    const all: Readonly<Record<ColumnName, Column>> = {
      agency: {
        width: 46,
        compare: (a, b) => (a.request.agency < b.request.agency ? -1 : 1),
        cell: (row) => <AgencyBadge code={row.request.agency} agencies={agencies} />,
      },
      requestNo: textColumn(132, (r) => r.requestNo),
      plate: markColumn(138, truckOf),
      container: markColumn(112, (r) => r.marks.containers.join(' ')),
      goods: textColumn(110, (r) => r.goods.name, { grow: true }),
      mode: textColumn(54, (r) => words(`mode.${r.mode}`)),
      eta: {
        width: 58,
        compare: (a, b) => a.request.eta - b.request.eta,
        cell: (row) => clockText(row.request.eta, zone),
      },
      priority: {
        width: 54,
        compare: (a, b) => PRIORITIES.indexOf(b.request.priority) - PRIORITIES.indexOf(a.request.priority),
        cell: ({ request: r }) => (r.priority === 'normal' ? '' : <PriorityWord priority={r.priority} />),
      },
      state: {
        width: 196,
        compare: (a, b) => requestStates.indexOf(a.state) - requestStates.indexOf(b.state),
        cell: (row) => <StateWord row={row} />,
      },
      direction: textColumn(56, (r) => words(`direction.${r.direction}`)),
      trailer: markColumn(100, (r) => r.marks.trailers.join(' ')),
      batchNo: markColumn(150, (r) => r.marks.batchNo ?? ''),
      billNo: markColumn(130, (r) => r.marks.billNo ?? ''),
      declaration: markColumn(160, (r) => r.marks.declarations.join(' ')),
      seal: markColumn(100, (r) => r.marks.seals.join(' ')),
      hs: markColumn(92, (r) => r.goods.hs ?? ''),
      packages: numberColumn(72, (r) => r.goods.packages),
      grossKg: numberColumn(84, (r) => r.goods.grossKg),
      temperature: numberColumn(64, (r) => r.goods.temperature),
      trader: textColumn(180, (r) => r.trader.name ?? ''),
      minutes: numberColumn(60, (r) => r.minutes),
      note: textColumn(180, (r) => r.note),
    };
    return columnKeys.flatMap((key) => (shown.has(key) ? [{ key, title: t(`column.${key}`), ...all[key] }] : []));
  }, [shown, t, words, agencies, zone]);
}

function PriorityWord({ priority }: { readonly priority: 'aeo' | 'priority' | 'emergency' }) {
  const words = useTexts('words');
  return (
    <span className="priority-word" data-priority={priority}>
      {words(`priority.${priority}`)}
    </span>
  );
}
