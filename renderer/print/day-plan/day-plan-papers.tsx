import { memo, useMemo } from 'react';
import { clockText, dayOf, weekdayOf, type UtcMs } from '#shared/kernel/time';
import { wordOf } from '../../text/sentences';
import { Paper } from '../paper';
import { usePaperTexts, type PaperTexts } from '../paper-texts';
import { Closing } from './closing';
import './day-plan.css';
import { paginateDayPlan, type DayPlanPage } from './paginate';
import { PlanTable } from './plan-table';
import { qrTextOf, type DayPlanSheet } from './sheet';
import { StripPicture } from './strip-picture';

/** What distinguishes one printing of a form from another. */
export type Printing = {
  readonly at: UtcMs;
  readonly by: string;
  /** Which copy this is, from 1. */
  readonly copy: number;
  readonly demo: boolean;
};

type Props = { readonly sheet: DayPlanSheet; readonly printing: Printing };

/** The pages of the day plan, each an A4 sheet in real size. Preview and paper are both this. */
export const DayPlanPapers = memo(function DayPlanPapers({ sheet, printing }: Props) {
  const texts = usePaperTexts();
  const pages = useMemo(() => paginateDayPlan({ lines: sheet.lines, agencies: sheet.port.agencies.length }), [sheet]);
  return pages.map((page) => <Page key={page.number} page={page} sheet={sheet} printing={printing} texts={texts} />);
});

type PageProps = Props & { readonly page: DayPlanPage; readonly texts: PaperTexts };

function Page({ page, sheet, printing, texts }: PageProps) {
  const { t } = texts;
  const pageOf = t('foot.page', { page: page.number, of: page.of });
  return (
    <Paper
      watermarks={watermarksOf(sheet, printing, texts)}
      foot={footOf({ sheet, printing, page, texts })}
      qr={qrTextOf(sheet)}
      label={pageOf}
    >
      {page.first ? <Title sheet={sheet} texts={texts} /> : <RunningHead sheet={sheet} texts={texts} />}
      {page.first && <StripPicture strip={sheet.strip} zone={sheet.port.zone} texts={texts} />}
      <PlanTable page={page} texts={texts} />
      {page.closing && <Closing sheet={sheet} texts={texts} />}
    </Paper>
  );
}

type HeadProps = { readonly sheet: DayPlanSheet; readonly texts: PaperTexts };

function Title({ sheet, texts }: HeadProps) {
  const { t, under, words } = texts;
  const shifts = sheet.shifts.map(([name, count]) => t('form.shift', { name, count })).join('　');
  const meta = [
    ['date', `${sheet.day} ${weekday(sheet, words)}`],
    ['shifts', shifts],
    ['formNo', sheet.formNo],
  ] as const;
  return (
    <header className="day-plan-title">
      <h1>{t('form.dayPlan', { port: sheet.port.name.zh })}</h1>
      <div className="day-plan-meta">
        {meta.map(([key, value]) => (
          <span key={key}>
            {t(`form.${key}`)}
            {under && <span className="paper-under">{under(`form.${key}`)}</span>}：{value}
          </span>
        ))}
      </div>
    </header>
  );
}

function RunningHead({ sheet, texts: { t, words } }: HeadProps) {
  return (
    <header className="day-plan-running">
      <span>
        {t('form.dayPlan', { port: sheet.port.name.zh })}
        {t('form.continued')}
      </span>
      <span>
        {sheet.day} {weekday(sheet, words)}　{sheet.formNo}
      </span>
    </header>
  );
}

const weekday = (sheet: DayPlanSheet, words: PaperTexts['words']): string =>
  wordOf(words, 'weekday', `d${weekdayOf(sheet.day)}`);

function watermarksOf(sheet: DayPlanSheet, { demo }: Printing, { t }: PaperTexts): readonly string[] {
  const standing =
    sheet.standing === 'approved'
      ? []
      : ([sheet.standing === 'draft' || sheet.standing === 'submitted' ? 'draft' : 'void'] as const);
  return [...standing, ...(demo ? (['demo'] as const) : [])].map((key) => t(`watermark.${key}`));
}

function footOf({ sheet, printing, page, texts }: PageProps): readonly string[] {
  const { t } = texts;
  const { zone } = sheet.port;
  const time = `${dayOf(printing.at, zone)} ${clockText(printing.at, zone)}`;
  return [
    sheet.formNo,
    t(sheet.standing === 'draft' ? 'foot.planDraft' : 'foot.plan', { number: sheet.number }),
    t('foot.printed', { time, name: printing.by }),
    t('foot.copy', { copy: printing.copy }),
    t('foot.page', { page: page.number, of: page.of }),
    t('foot.code', { code: sheet.verifyCode }),
    t('foot.style'),
  ];
}
