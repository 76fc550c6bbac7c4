import type { Summary } from '#shared/statistics/sample';
import { ratioOf } from '#shared/statistics/sample';
import type { Period } from '#shared/statistics/period';
import type { TextTable } from '#shared/interchange/sheet-writer';
import { saveWorkbook } from '../../data/files';
import { useDeskState } from '../../services';
import { useTexts } from '../../text/i18n';
import type { Figures } from './figures';
import { hoursText, percentText } from './figure-text';

const summaryCells = (s: Summary | null): readonly string[] =>
  s ? [String(s.count), hoursText(s.median), hoursText(s.mean), hoursText(s.p90)] : ['0', '', '', ''];
const shareText = (share: { readonly part: number; readonly whole: number }): string => {
  const ratio = ratioOf(share);
  return ratio === null ? '' : percentText(ratio);
};

/** Saves the figures of a period as a workbook, one line a figure, as the screen says them. */
export function useSaveFigures(): (period: Period, figures: Figures) => Promise<void> {
  const t = useTexts('statistics');
  const words = useTexts('words');
  const officers = useDeskState((s) => s.world.officers);

  const tableOf = (f: Figures): TextTable => [
    [
      t('sheet.figure'),
      t('sheet.what'),
      t('sheet.count'),
      t('sheet.median'),
      t('sheet.mean'),
      t('sheet.p90'),
      t('sheet.note'),
    ],
    ...f.clearance.map((c) => [
      t(`clearance.${c.direction}`),
      '',
      ...summaryCells(c.summary),
      `${c.cut === null ? '' : `${percentText(c.cut)} · `}${t('clearance.base', { hours: c.base.hours })}${c.base.provenance.verified ? '' : ` (${words('unverified')})`}`,
    ]),
    ...f.stages.map((s) => [
      t('stages.title'),
      `${words(`milestone.${s.from}`)} → ${words(`milestone.${s.to}`)}`,
      ...summaryCells(s.summary),
      '',
    ]),
    [t('joint.title'), '', String(f.joint.joined.whole), '', '', '', shareText(f.joint.joined)],
    [t('sheet.saved'), '', String(f.joint.openingsSaved), '', '', '', ''],
    ...f.joint.declined.map((d) => [
      t('reasons.title'),
      words(`declineReason.${d.reason}`),
      String(d.pairs),
      '',
      '',
      '',
      '',
    ]),
    [t('lane.title'), '', String(f.lane.whole), '', '', '', shareText(f.lane)],
    ...f.bays.map((b) => [t('heat.title'), b.bay.label, '', '', '', '', hoursText(b.total)]),
    ...f.officers.map((o) => [
      t('officers.title'),
      officers.get(o.officerId)?.name ?? o.officerId,
      String(o.openings),
      '',
      '',
      '',
      hoursText(o.minutes),
    ]),
    ...f.parity.map((p) => [t('parity.title'), t(`country.${p.country}`), ...summaryCells(p.wait), String(p.trucks)]),
  ];

  return (period, figures) =>
    saveWorkbook({
      table: tableOf(figures),
      sheet: t('title'),
      name: `${t('title')} ${period.from} ${period.until}.xlsx`,
      saved: (path) => t('saved', { path }),
      notSaved: () => t('notSaved'),
    });
}
