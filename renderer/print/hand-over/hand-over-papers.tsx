import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, dayOf, weekdayOf, type UtcMs } from '#shared/kernel/time';
import { wordOf } from '../../text/sentences';
import { Paper } from '../paper';
import './hand-over.css';
import type { HandOverPage, HandOverSheet } from './sheet';

const CHINESE = 'zh-CN';
const COUNTS = ['due', 'done', 'running', 'open', 'overdue', 'green'] as const;
const COLUMNS = ['seq', 'number', 'plate', 'stage', 'next', 'team', 'due'] as const;
const CUSTODY = ['seal', 'key', 'device'] as const;
const NOTE_LINES = 6;

type Texts = {
  readonly t: TFunction<'handOver'>;
  readonly under: TFunction<'handOver'> | null;
  readonly words: TFunction;
};

/** The form is Chinese, with the language of the desk under its labels where that is another one. */
function useFormTexts(): Texts {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const fixed = (from: string, room: 'handOver' | 'words') => i18n.getFixedT(from, room) as unknown;
    return {
      t: fixed(CHINESE, 'handOver') as TFunction<'handOver'>,
      under: language === CHINESE ? null : (fixed(language, 'handOver') as TFunction<'handOver'>),
      words: fixed(CHINESE, 'words') as TFunction,
    };
  }, [i18n, language]);
}

type Printing = { readonly at: UtcMs; readonly by: string; readonly demo: boolean };
type Props = { readonly sheet: HandOverSheet; readonly printing: Printing };

/** The pages of form 6 (交接班单), upright, in real size. */
export function HandOverPapers({ sheet, printing }: Props) {
  const texts = useFormTexts();
  const { t } = texts;
  const { row, formNo, verifyCode, port } = sheet;
  const marks = [...(row.status === 'taken' ? [] : [t('form.draft')]), ...(printing.demo ? [t('form.demo')] : [])];
  const time = `${dayOf(printing.at, port.zone)} ${clockText(printing.at, port.zone)}`;
  return sheet.pages.map((page) => {
    const of = t('form.page', { page: page.number, of: page.of });
    const foot = [
      formNo,
      t('form.style'),
      t('form.copies'),
      t('form.printed', { time, name: printing.by }),
      of,
      verifyCode,
    ];
    return (
      <Paper key={page.number} upright watermarks={marks} foot={foot} qr={`${formNo} ${verifyCode}`} label={of}>
        {page.number === 1 && <Head sheet={sheet} texts={texts} />}
        {page.lines.length > 0 && <Items page={page} sheet={sheet} texts={texts} />}
        {page.closing && <Closing sheet={sheet} texts={texts} />}
      </Paper>
    );
  });
}

type PartProps = { readonly sheet: HandOverSheet; readonly texts: Texts };

function Head({ sheet, texts: { t, under, words } }: PartProps) {
  const { port, row, formNo } = sheet;
  const meta = [
    ['date', `${row.day} ${wordOf(words, 'weekday', `d${String(weekdayOf(row.day))}`)}`],
    ['agency', port.agencies.find((a) => a.code === row.agency)?.name.zh ?? row.agency],
    ['no', formNo],
  ] as const;
  return (
    <header className="hand-over-head">
      <h1>{t('form.title', { port: port.name.zh })}</h1>
      {under && <p className="paper-under">{under('form.title', { port: port.name.zh })}</p>}
      <p className="hand-over-meta">
        {meta.map(([key, value]) => (
          <span key={key}>
            {t(`form.${key}`)}：{value}
          </span>
        ))}
        {row.shift !== '' && (
          <span>
            {t('shift')}：{row.shift}
          </span>
        )}
      </p>
      <table className="hand-over-counts">
        <tbody>
          <tr>
            {COUNTS.map((key) => (
              <th key={key} scope="col">
                {t(`counts.${key}`)}
                {under && <span className="paper-under">{under(`counts.${key}`)}</span>}
              </th>
            ))}
          </tr>
          <tr>
            {COUNTS.map((key) => (
              <td key={key}>{row.counts[key]}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </header>
  );
}

type ItemsProps = PartProps & { readonly page: HandOverPage };

function Items({ page, sheet, texts: { t, under } }: ItemsProps) {
  const { zone } = sheet.port;
  const title = {
    seq: 'form.seq',
    number: 'form.number',
    plate: 'form.plate',
    stage: 'items.stage',
    next: 'items.next',
    team: 'items.team',
    due: 'items.due',
  } as const;
  return (
    <table className="hand-over-items">
      <thead>
        <tr>
          {COLUMNS.map((key) => (
            <th key={key} scope="col" data-column={key}>
              {t(title[key])}
              {under && <span className="paper-under">{under(title[key])}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.lines.map(({ item, number, team }) => (
          <tr key={item.sessionId}>
            <td>{number}</td>
            <td>{item.sessionId.split('/').at(-1)}</td>
            <td>{item.object}</td>
            <td>{t(`stage.${item.stage}`)}</td>
            <td>{t(`next.${item.stage}`)}</td>
            <td>
              {team.length === 0 && '/'}
              {team.map((name) => (
                <div key={name}>{name}</div>
              ))}
            </td>
            <td>{clockText(item.due, zone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Closing({ sheet, texts }: PartProps) {
  const { t, under } = texts;
  const { row, closedBays } = sheet;
  const bays =
    closedBays.length === 0 ? t('form.baysOpen') : closedBays.map((bay) => t('form.bayClosed', { bay })).join('、');
  const plan = row.planVersion === 0 ? t('system.noPlan') : t('system.plan', { number: row.planVersion });
  return (
    <section className="hand-over-closing">
      <table>
        <tbody>
          {CUSTODY.flatMap((kind) => {
            const own = row.custody.filter((c) => c.kind === kind);
            return own.length === 0
              ? [<Fact key={kind} label={t(`custody.${kind}`)} value="/" />]
              : own.map((c, i) => (
                  <Fact
                    key={`${kind}${String(i)}`}
                    label={t(`custody.${kind}`)}
                    value={[c.what, c.state].filter(Boolean).join('　')}
                  />
                ));
          })}
          <Fact label={t('form.bays')} value={bays} />
          <Fact label={t('system.title')} value={t('system.line', { ...row.desk, plan })} />
        </tbody>
      </table>
      <div className="hand-over-notes">
        <strong>
          {t('notes')}
          {under && <span className="paper-under">{under('notes')}</span>}
        </strong>
        <p>{row.notes}</p>
        {Array.from({ length: NOTE_LINES }, (_, i) => (
          <i key={i} />
        ))}
      </div>
      <Signs sheet={sheet} texts={texts} />
    </section>
  );
}

const Fact = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <tr>
    <th scope="row">{label}</th>
    <td>{value}</td>
  </tr>
);

/** Who has signed at the desk stands printed; the hand signs beside it. */
function Signs({ sheet, texts: { t, under } }: PartProps) {
  const { zone } = sheet.port;
  const { row, from, to } = sheet;
  const said = (name: string | null, at: UtcMs | null): string =>
    name === null || at === null ? '' : `${name} ${dayOf(at, zone)} ${clockText(at, zone)}`;
  const signs = [
    ['from', said(from, row.givenAt)],
    ['to', said(to, row.takenAt)],
    ['lead', ''],
  ] as const;
  return (
    <div className="hand-over-signs">
      {signs.map(([key, text]) => (
        <div key={key}>
          {t(`form.${key}`)}
          {under && <span className="paper-under">{under(`form.${key}`)}</span>}
          <small>{text}</small>
        </div>
      ))}
    </div>
  );
}
