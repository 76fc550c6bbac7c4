import type { CSSProperties } from 'react';
import { clockText, dayOf } from '#shared/kernel/time';
import { wordOf } from '../../text/sentences';
import { sheetWords, type PaperTexts } from '../paper-texts';
import { SEALS_A_ROW } from './measures';
import type { DayPlanSheet, Signed } from './sheet';

type Props = { readonly sheet: DayPlanSheet; readonly texts: PaperTexts };

/** Totals, signatures and a box for each agency's seal, after the last row. A seal is never drawn. */
export function Closing({ sheet, texts }: Props) {
  const { agencies } = sheet.port;
  const seals = { '--seals': Math.min(SEALS_A_ROW, agencies.length) } as CSSProperties;
  return (
    <section className="day-plan-closing">
      <div className="day-plan-totals">
        {totalLines({ sheet, texts }).map((text) => (
          <p key={text}>{text}</p>
        ))}
        <Signs texts={texts} />
      </div>
      <div className="day-plan-seals" style={seals}>
        {agencies.map(({ code, name }) => (
          <div className="day-plan-seal" key={code}>
            <span>{name.zh}</span>
            <span>{texts.t('seal')}</span>
          </div>
        ))}
      </div>
    </section>
  );
}

const SIGNS = ['drafted', 'checked', 'approved', 'date'] as const;

function Signs({ texts: { t, under } }: Pick<Props, 'texts'>) {
  return (
    <div className="day-plan-signs">
      {SIGNS.map((key) => (
        <span key={key}>
          {t(`sign.${key}`)}
          {under && <span className="paper-under">{under(`sign.${key}`)}</span>}
        </span>
      ))}
    </div>
  );
}

function totalLines({ sheet, texts }: Props): readonly string[] {
  const { t, words } = texts;
  const { totals, marks, since, slips } = sheet;
  const say = sheetWords(texts, sheet.port);
  const reasons = totals.declined.map(([reason, count]) =>
    t('totals.reason', { reason: wordOf(words, 'declineReason', reason), count }),
  );
  const figures = [
    t('totals.requests', totals),
    t('totals.joint', { count: totals.joint }),
    t('totals.single', { count: totals.single }) +
      (reasons.length > 0 ? t('totals.reasons', { list: reasons.join('、') }) : ''),
    t('totals.green', { count: totals.green }),
    ...(totals.waiting > 0 ? [t('totals.waiting', { count: totals.waiting })] : []),
  ];
  const onDuty = totals.onDuty.map(([code, count]) => t('totals.agency', { agency: say.agency(code), count }));
  const changes =
    since === null ? [] : [t('totals.changes', { since, added: marks.new, changed: marks.changed, gone: marks.gone })];
  return [
    figures.join('　'),
    [
      t('totals.onDuty', { list: onDuty.join('、') }),
      ...changes,
      ...(slips > 0 ? [t('totals.slips', { count: slips })] : []),
    ].join('　'),
    `${t('totals.record')}：${recordOf({ sheet, texts })}`,
  ];
}

function recordOf({ sheet, texts: { t } }: Props): string {
  const { zone } = sheet.port;
  const told = (key: 'submitted' | 'decided' | 'returned', who: Signed | null): readonly string[] =>
    who === null
      ? []
      : [t(`totals.${key}`, { name: who.name, time: `${dayOf(who.at, zone)} ${clockText(who.at, zone)}` })];
  const parts = [
    ...told('submitted', sheet.submitted),
    ...told(sheet.standing === 'returned' ? 'returned' : 'decided', sheet.decided),
  ];
  return parts.length > 0 ? parts.join('，') : t('totals.notSubmitted');
}
