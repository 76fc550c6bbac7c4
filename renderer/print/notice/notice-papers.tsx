import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, dayOf, type UtcMs } from '#shared/kernel/time';
import { wordOf } from '../../text/sentences';
import { Paper } from '../paper';
import { QrCode } from '../qr-code';
import './notice.css';
import { noticeFields, type NoticeField, type NoticeSheet } from './sheet';

const CHINESE = 'zh-CN';

type Texts = {
  readonly t: TFunction<'notices'>;
  readonly under: TFunction<'notices'> | null;
  readonly words: TFunction;
};

/** The form is Chinese, with the language of the desk under its labels where that is another one. */
function useFormTexts(): Texts {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const fixed = (from: string, room: 'notices' | 'words') => i18n.getFixedT(from, room) as unknown;
    return {
      t: fixed(CHINESE, 'notices') as TFunction<'notices'>,
      under: language === CHINESE ? null : (fixed(language, 'notices') as TFunction<'notices'>),
      words: fixed(CHINESE, 'words') as TFunction,
    };
  }, [i18n, language]);
}

type Printing = { readonly at: UtcMs; readonly by: string; readonly demo: boolean };
type Props = { readonly sheets: readonly NoticeSheet[]; readonly printing: Printing };

/** Form 3 (查验通知单), one sheet a notice: the notice above the cut, its receipt below. */
export function NoticePapers({ sheets, printing }: Props) {
  const texts = useFormTexts();
  const { t } = texts;
  return sheets.map((sheet, i) => {
    const { port, formNo, verifyCode } = sheet;
    const time = `${dayOf(printing.at, port.zone)} ${clockText(printing.at, port.zone)}`;
    const of = t('form.page', { page: i + 1, of: sheets.length });
    const foot = [formNo, t('form.style'), t('form.printed', { time, name: printing.by }), of, verifyCode];
    const marks = [...(sheet.isVoid ? [t('form.void')] : []), ...(printing.demo ? [t('form.demo')] : [])];
    return (
      <Paper key={formNo} upright watermarks={marks} foot={foot} qr={`${formNo} ${verifyCode}`} label={formNo}>
        <Upper sheet={sheet} texts={texts} />
        <Receipt sheet={sheet} texts={texts} />
      </Paper>
    );
  });
}

type PartProps = { readonly sheet: NoticeSheet; readonly texts: Texts };

function Upper({ sheet, texts }: PartProps) {
  const { t, under, words } = texts;
  const { port } = sheet;
  const before = noticeFields.slice(0, noticeFields.indexOf('time'));
  const after = noticeFields.slice(noticeFields.indexOf('time'));
  return (
    <section className="notice-upper">
      <h1>{t('form.title', { port: port.name.zh })}</h1>
      {under && <p className="paper-under">{under('form.title', { port: port.name.zh })}</p>}
      <p className="notice-meta">
        <span>{t('form.to', { trader: sheet.trader })}</span>
        <span>
          {t('form.no')}：{sheet.formNo}
        </span>
      </p>
      {sheet.nth > 1 && <p className="notice-replaces">{t('form.replaces', { nth: sheet.nth - 1 })}</p>}
      <dl className="notice-grid">
        {before.map((field) => (
          <Cell key={field} field={field} value={sheet.facts[field]} texts={texts} />
        ))}
        <Cell
          field="agencies"
          texts={texts}
          value={`${sheet.agencies.map((a) => `${box(a.takesPart)}${a.name}`).join(' ')} ${box(sheet.joint)}${t('form.joint')}`}
        />
        <Cell
          field="modes"
          texts={texts}
          value={sheet.modes.map((m) => `${box(m.wanted)}${wordOf(words, 'mode', m.mode)}`).join(' ')}
        />
        {after.map((field) => (
          <Cell key={field} field={field} value={sheet.facts[field]} texts={texts} />
        ))}
      </dl>
      <div className="notice-rules">
        <strong>{t('form.notes')}</strong>
        <p>
          {t('form.rules', { grace: port.settings.graceMinutes })}
          {sheet.bring === '' ? '/' : sheet.bring}
        </p>
      </div>
      <div className="notice-closing">
        <p>
          {t('form.issued')}：{sheet.issuedBy}
          <br />
          {t('form.date')}：{sheet.issuedAt}
        </p>
        {sheet.agencies
          .filter((a) => a.takesPart)
          .map((a) => (
            <div key={a.name}>
              {a.name}
              <small>{t('form.seal45')}</small>
            </div>
          ))}
      </div>
    </section>
  );
}

const box = (on: boolean): string => (on ? '☑' : '☐');

type CellProps = {
  readonly field: NoticeField | 'agencies' | 'modes';
  readonly value: string;
  readonly texts: Texts;
};

const Cell = ({ field, value, texts: { t, under } }: CellProps) => (
  <div data-field={field}>
    <dt>
      {t(`form.${field}`)}
      {under && <span className="paper-under">{under(`form.${field}`)}</span>}
    </dt>
    <dd>{value}</dd>
  </div>
);

function Receipt({ sheet, texts: { t, under } }: PartProps) {
  const lines = ['signedBy', 'paper', 'at', 'way'] as const;
  return (
    <section className="notice-receipt">
      <h2>
        {t('form.receipt')}
        {under && <span className="paper-under">{under('form.receipt')}</span>}
      </h2>
      <p>
        {t('form.no')}：{sheet.formNo}　{sheet.facts.plate}
      </p>
      <p>
        {t('form.time')}：{sheet.facts.time}　{sheet.facts.place}
      </p>
      <div className="notice-hand">
        {lines.map((line) => (
          <span key={line}>
            {t(`form.${line}`)}
            {under && <small>{under(`form.${line}`)}</small>}
          </span>
        ))}
      </div>
      <p>☐{t('form.reschedule')}　____________________</p>
      <QrCode text={`${sheet.formNo} ${sheet.verifyCode}`} />
    </section>
  );
}
