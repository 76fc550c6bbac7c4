import { useVirtualizer } from '@tanstack/react-virtual';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { memo, useEffect, useId, useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import './data-table.css';

/** A column of a long table. The one with `grow` takes the room that is left. */
export type TableColumn<R> = {
  readonly key: string;
  readonly title: string;
  /** Pixels; the least that a growing column gets. */
  readonly width: number;
  readonly grow?: boolean;
  readonly align?: 'end';
  /** Orders two rows, ascending; a column without it cannot be sorted by. */
  readonly compare?: (a: R, b: R) => number;
  readonly cell: (row: R) => ReactNode;
};

/** By which column a table is ordered. */
export type Sort = { readonly key: string; readonly descending: boolean };

type Props<R> = {
  /** What the table lists, for a screen reader. */
  readonly label: string;
  readonly rows: readonly R[];
  readonly columns: readonly TableColumn<R>[];
  readonly keyOf: (row: R) => string;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  /** Enter or a double click on the chosen row. */
  readonly onOpen?: (key: string) => void;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly compact?: boolean;
  /** A mark on a row beside its cells' own words, e.g. `data-tone`. */
  readonly toneOf?: (row: R) => string | undefined;
  /** Shown in place of the rows when there are none. */
  readonly empty: ReactNode;
};

const HEIGHT = { normal: 34, compact: 27 } as const;
const PAGE = 15;

/** The rows in the order that a column asks for; ties stay as they were. */
export function sortedRows<R>(rows: readonly R[], columns: readonly TableColumn<R>[], sort: Sort): readonly R[] {
  const compare = columns.find((c) => c.key === sort.key)?.compare;
  if (!compare) return rows;
  return rows.toSorted(sort.descending ? (a, b) => compare(b, a) : compare);
}

/**
 * A table of any length: only the rows in sight exist. Arrows, Home, End and the page keys walk, the header stays, figures stand
 * under each other. The parent orders the rows; the table only asks for it.
 */
export function DataTable<R>(props: Props<R>) {
  const { rows, columns, keyOf, chosen, compact = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useId();
  const height = HEIGHT[compact ? 'compact' : 'normal'];
  // Rows are as high as they are said to be: measuring them would cost a layout each.
  // eslint-disable-next-line react/incompatible-library -- no compiler memoises this component
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const at = chosen === null ? -1 : rows.findIndex((row) => keyOf(row) === chosen);
  const { scrollToIndex } = virtual;
  useEffect(() => {
    if (at >= 0) scrollToIndex(at, { align: 'auto' });
  }, [at, scrollToIndex]);

  function onKeyDown(e: KeyboardEvent): void {
    if (e.nativeEvent.isComposing || e.target !== e.currentTarget) return;
    if (e.key === 'Enter' && chosen !== null) return props.onOpen?.(chosen);
    const to = walk(e.key, at, rows.length);
    const row = to === null ? undefined : rows[to];
    if (row === undefined || e.ctrlKey || e.altKey) return;
    e.preventDefault();
    props.onChoose(keyOf(row));
  }

  return (
    <div ref={scroller} className="data-table" data-compact={compact || undefined}>
      <table
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA lets a table be a grid that is walked
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={at >= 0 ? `${table}-${String(at)}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        style={templateOf(columns)}
      >
        <Header {...props} />
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]!;
            return (
              <Row
                key={keyOf(row)}
                row={row}
                id={keyOf(row)}
                table={table}
                index={item.index}
                top={item.start}
                columns={columns}
                chosen={item.index === at}
                tone={props.toneOf?.(row)}
                onChoose={props.onChoose}
                onOpen={props.onOpen}
              />
            );
          })}
        </tbody>
      </table>
      {rows.length === 0 && <div className="data-empty">{props.empty}</div>}
    </div>
  );
}

function templateOf<R>(columns: readonly TableColumn<R>[]): CSSProperties {
  const template = columns.map((c) => (c.grow ? `minmax(${c.width}px, 1fr)` : `${c.width}px`)).join(' ');
  const least = columns.reduce((sum, c) => sum + c.width, 0);
  return { '--columns': template, '--least': `${least + 24}px` } as CSSProperties;
}

/** Where a key leads from a row; null for keys that do not walk. */
function walk(key: string, at: number, count: number): number | null {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[key];
  if (step !== undefined) return Math.max(0, Math.min(count - 1, at + step));
  return key === 'Home' ? 0 : key === 'End' ? count - 1 : null;
}

function Header<R>({ columns, sort, onSort }: Props<R>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((c) => {
          const by = sort?.key === c.key;
          const order = by ? (sort.descending ? 'descending' : 'ascending') : undefined;
          return (
            <th key={c.key} scope="col" data-align={c.align} aria-sort={order}>
              {c.compare && onSort ? (
                <button type="button" onClick={() => onSort({ key: c.key, descending: by && !sort.descending })}>
                  {c.title}
                  {order === 'ascending' && <IconChevronUp size={12} aria-hidden />}
                  {order === 'descending' && <IconChevronDown size={12} aria-hidden />}
                </button>
              ) : (
                c.title
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type RowProps<R> = Pick<Props<R>, 'columns' | 'onChoose'> & {
  readonly onOpen: Props<R>['onOpen'] | undefined;
  readonly row: R;
  readonly id: string;
  /** The id of the table; a row in sight is called by it and its place. */
  readonly table: string;
  readonly index: number;
  readonly top: number;
  readonly chosen: boolean;
  readonly tone: string | undefined;
};

function PlainRow<R>({ row, id, table, index, top, columns, chosen, tone, onChoose, onOpen }: RowProps<R>) {
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the focus and the keys
    <tr
      id={`${table}-${String(index)}`}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-tone={tone}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onChoose(id)}
      onDoubleClick={() => onOpen?.(id)}
    >
      {columns.map((c) => (
        <td key={c.key} data-align={c.align}>
          {c.cell(row)}
        </td>
      ))}
    </tr>
  );
}

const Row = memo(PlainRow) as typeof PlainRow;
