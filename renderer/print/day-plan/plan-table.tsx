import type { PaperTexts } from '../paper-texts';
import { COLUMNS, MM, type ColumnKey } from './measures';
import type { DayPlanPage, PlacedLine } from './paginate';

/** Keeps an empty cell a cell. */
const NOTHING = '\u00a0';

const OPENING = new Set<ColumnKey>(['no', 'time', 'bay', 'vehicle', 'green', 'remark']);
const FIGURES = new Set<ColumnKey>(['no', 'time', 'papers', 'vehicle']);
const MIDDLE = new Set<ColumnKey>(['no', 'time', 'green', 'remark']);

/** The rows of one page under their head. Each row has the height that the pages were reckoned with. */
export function PlanTable({ page, texts }: { readonly page: DayPlanPage; readonly texts: PaperTexts }) {
  const { t, under } = texts;
  return (
    <table className="day-plan-table">
      <thead>
        <tr style={{ height: `${MM.tableHead}mm` }}>
          {COLUMNS.map(([key]) => (
            <th key={key} scope="col">
              {t(`column.${key}`)}
              {under && <span className="paper-under">{under(`column.${key}`)}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.lines.map((placed, i) => (
          <Row key={`${placed.line.key}${placed.continued ? '+' : ''}`} placed={placed} top={i === 0} texts={texts} />
        ))}
        {Array.from({ length: page.blanks }, (_, i) => (
          <tr key={i} style={{ height: `${MM.blankRow}mm` }} data-blank>
            {COLUMNS.map(([key]) => (
              <td key={key}>{NOTHING}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { readonly placed: PlacedLine; readonly top: boolean; readonly texts: PaperTexts };

function Row({ placed: { line, continued }, top, texts: { t } }: RowProps) {
  const joint = line.job.requests.length > 1;
  return (
    <tr
      style={{ height: `${line.height}mm` }}
      data-joint={joint || undefined}
      data-shared={(line.index > 0 && !top) || undefined}
      data-mark={line.mark ?? undefined}
    >
      {COLUMNS.map(([key]) => {
        const { lines, small } = line.cells[key];
        const repeats = key === 'no' && continued;
        const shown = repeats ? [...lines, t('repeated')] : lines;
        return (
          <td
            key={key}
            data-small={small || repeats || undefined}
            data-figures={FIGURES.has(key) || undefined}
            data-middle={MIDDLE.has(key) || undefined}
            data-opening={OPENING.has(key) || undefined}
          >
            {shown.map((text, i) => (
              <span key={i}>{text}</span>
            ))}
          </td>
        );
      })}
    </tr>
  );
}
