import type { TFunction } from 'i18next';
import { clockText, dayOf, weekdayOf, type Slot, type UtcMs, type Zone } from '#shared/kernel/time';
import type { LocalText } from '#shared/domain/words';
import { inLanguage } from '../../text/local-text';
import { wordOf } from '../../text/sentences';
import { Paper } from '../paper';
import './lane.css';
import { LANE_COLUMNS, LANE_MM, type LaneColumn, type LanePage, type LaneRow, type LaneSheet } from './sheet';

/** The words of the sheet: its first language, and a second one under the labels. */
export type LaneTexts = {
  readonly t: TFunction<'print'>;
  readonly under: TFunction<'print'> | null;
  readonly words: TFunction;
  /** The first language, for names that are data. */
  readonly language: string;
};

export type LanePrinting = { readonly at: UtcMs; readonly by: string; readonly demo: boolean };
type Props = { readonly sheet: LaneSheet; readonly texts: LaneTexts; readonly printing: LanePrinting };

/** The pages of form 2 (绿色通道时段表), upright, in real size. */
export function LanePapers({ sheet, texts, printing }: Props) {
  const { t } = texts;
  const { formNo, verifyCode, port } = sheet;
  const time = `${dayOf(printing.at, port.zone)} ${clockText(printing.at, port.zone)}`;
  return sheet.pages.map((page) => {
    const of = t('foot.page', { page: page.number, of: page.of });
    const foot = [
      formNo,
      t('foot.style'),
      t('foot.printed', { time, name: sheet.kind === 'opposite' ? '' : printing.by }),
      of,
      verifyCode,
    ];
    return (
      <Paper
        key={page.number}
        upright
        watermarks={printing.demo ? [t('watermark.demo')] : []}
        foot={foot}
        qr={`${formNo} ${verifyCode}`}
        label={of}
      >
        {page.number === 1 ? (
          <Head sheet={sheet} texts={texts} />
        ) : (
          <p className="lane-running">{t('lane.continued', { no: formNo })}</p>
        )}
        {page.rows.length > 0 && <Table page={page} sheet={sheet} texts={texts} />}
        {page.closing && <Closing sheet={sheet} texts={texts} />}
      </Paper>
    );
  });
}

type PartProps = Omit<Props, 'printing'>;

const spanText = ({ start, end }: Slot, zone: Zone): string => `${clockText(start, zone)}–${clockText(end, zone)}`;

function Head({ sheet, texts: { t, under, words, language } }: PartProps) {
  const { port, day, kind, formNo, hours } = sheet;
  const said = (name: LocalText): string => inLanguage(name, language);
  const title = kind === 'opposite' ? 'lane.opposite' : 'lane.title';
  const names = { port: said(port.name), opposite: said(port.oppositeName) };
  return (
    <header className="lane-head" data-kind={kind}>
      <h1>
        {t(title, names)}
        {kind === 'public' && <small>{t('lane.public')}</small>}
      </h1>
      {under && <p className="paper-under">{under(title, { port: port.name.zh, opposite: port.oppositeName.zh })}</p>}
      <p className="lane-meta">
        <span>
          {day} {wordOf(words, 'weekday', `d${String(weekdayOf(day))}`)}
        </span>
        <span>
          {t('lane.hours', {
            own: hours.map((h) => spanText(h, port.zone)).join(' '),
            city: said(port.oppositeCity),
            opposite: hours.map((h) => spanText(h, port.oppositeZone)).join(' '),
          })}
        </span>
        <span>{formNo}</span>
      </p>
    </header>
  );
}

type TableProps = PartProps & { readonly page: LanePage };

function Table({ page, sheet, texts }: TableProps) {
  const { t, under } = texts;
  const columns = Object.entries(LANE_COLUMNS[sheet.kind]) as readonly (readonly [LaneColumn, number])[];
  return (
    <table className="lane-table">
      <colgroup>
        {columns.map(([key, width]) => (
          <col key={key} style={{ width: `${String(width)}mm` }} />
        ))}
      </colgroup>
      <thead>
        <tr style={{ height: `${String(LANE_MM.tableHead)}mm` }}>
          {columns.map(([key]) => (
            <th key={key} scope="col">
              {t(`lane.column.${key}`)}
              {under && <span className="paper-under">{under(`lane.column.${key}`)}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) =>
          row.kind === 'band' ? (
            <BandHead key={row.slot.start} row={row} sheet={sheet} texts={texts} span={columns.length} />
          ) : (
            <tr key={row.key} style={{ height: `${String(row.height)}mm` }}>
              {columns.map(([key]) => (
                <td key={key} data-column={key} data-small={row.cells[key]?.small || undefined}>
                  {row.cells[key]?.lines.map((line, i) => (
                    <span key={i}>{line}</span>
                  ))}
                </td>
              ))}
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

type BandProps = PartProps & { readonly row: Extract<LaneRow, { kind: 'band' }>; readonly span: number };

function BandHead({ row, sheet: { port }, texts: { t, language }, span }: BandProps) {
  return (
    <tr className="lane-band" style={{ height: `${String(row.height)}mm` }}>
      <th colSpan={span} scope="rowgroup">
        <span>{spanText(row.slot, port.zone)}</span>
        <span>
          {inLanguage(port.oppositeCity, language)} {spanText(row.slot, port.oppositeZone)}
        </span>
        <span>{t('lane.used', { booked: row.booked, quota: row.quota })}</span>
        {row.walkIn > 0 && <span>{t('lane.walkIn', { count: row.walkIn })}</span>}
        {row.standby > 0 && <span>{t('lane.standby', { count: row.standby })}</span>}
      </th>
    </tr>
  );
}

function Closing({ sheet, texts: { t, language } }: PartProps) {
  const { port, kind, trucks } = sheet;
  const facts = { minutes: port.settings.graceMinutes, city: inLanguage(port.oppositeCity, language), count: trucks };
  const lines = [
    'lane.total',
    'lane.grace',
    'lane.order',
    'lane.clocks',
    ...(kind === 'public' ? ['lane.hotline'] : []),
  ] as const;
  return (
    <footer className="lane-closing">
      {lines.map((key) => (
        <p key={key}>{t(key as 'lane.total', facts)}</p>
      ))}
      {kind !== 'public' && (
        <p className="lane-signs">
          <span>{t('lane.sent')}</span>
          <span>{t('lane.received')}</span>
        </p>
      )}
    </footer>
  );
}
