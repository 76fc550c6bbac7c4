import { clockText, dayOf, type UtcMs } from '#shared/kernel/time';
import { checkAnswer } from '#shared/domain/record';
import { wordOf } from '../../text/sentences';
import { Paper } from '../paper';
import { Box } from './box';
import { useFormTexts, type FormTexts } from './form-texts';
import './inspection-forms.css';
import { RecordClosing } from './record-closing';
import type { RecordSheet } from './record-sheet';

export type Printing = { readonly at: UtcMs; readonly by: string; readonly demo: boolean };
type Props = { readonly sheet: RecordSheet; readonly printing: Printing };

/** The pages of form 5 (查验记录单), upright: the case and its checks, then findings, people and release; a supplement where notes are long. */
export function RecordPapers({ sheet, printing }: Props) {
  const texts = useFormTexts();
  const { t } = texts;
  const { formNo, verifyCode, port, supplement } = sheet;
  const [, ...more] = supplement;
  const of = 2 + more.length;
  const time = `${dayOf(printing.at, port.zone)} ${clockText(printing.at, port.zone)}`;
  const marks = [...(sheet.signed ? [] : [t('draft')]), ...(printing.demo ? [t('demo')] : [])];
  const bodies = [
    <FirstPage key="1" sheet={sheet} texts={texts} />,
    <RecordClosing key="2" sheet={sheet} texts={texts} />,
    ...more.map((lines, i) => <Supplement key={i + 3} lines={lines} texts={texts} />),
  ];
  return bodies.map((body, i) => {
    const page = t('page', { page: i + 1, of });
    const foot = [formNo, t('style'), t('printed', { time, name: printing.by }), page, verifyCode];
    return (
      <Paper key={page} upright watermarks={marks} foot={foot} qr={`${formNo} ${verifyCode}`} label={page}>
        {body}
      </Paper>
    );
  });
}

type PartProps = { readonly sheet: RecordSheet; readonly texts: FormTexts };

function FirstPage({ sheet, texts }: PartProps) {
  const { t, under, words } = texts;
  const { agencies } = sheet;
  return (
    <div className="form-page">
      <h1>{t('recordTitle', { port: sheet.port.name.zh })}</h1>
      {under && <p className="paper-under">{under('recordTitle', { port: sheet.port.name.zh })}</p>}
      <p className="form-no">
        {t('no')}：{sheet.formNo}
      </p>
      <Facts sheet={sheet} texts={texts} />
      <table className="form-times">
        <tbody>
          <tr>
            {sheet.times.map(([kind]) => (
              <th key={kind} scope="col">
                {wordOf(words, 'milestone', kind)}
              </th>
            ))}
          </tr>
          <tr>
            {sheet.times.map(([kind, time]) => (
              <td key={kind}>{time}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <table className="form-checks">
        <thead>
          <tr>
            <th scope="col">
              {t('item')}
              {under && <span className="paper-under">{under('item')}</span>}
            </th>
            {agencies.map((a) => (
              <th key={a.name} scope="col">
                {t('resultOf', { agency: a.name })}
              </th>
            ))}
            <th scope="col">
              {t('remark')}
              {under && <span className="paper-under">{under('remark')}</span>}
            </th>
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map(({ item, answers, note }) => (
            <tr key={item}>
              <th scope="row">{wordOf(words, 'recordItem', item)}</th>
              {answers.map((answer, i) => (
                <td key={agencies[i]!.name}>
                  {checkAnswer.options.map((option) => (
                    <Box key={option} on={answer === option}>
                      {wordOf(words, 'check', option)}
                    </Box>
                  ))}
                </td>
              ))}
              <td className="form-note">{note === '*' ? t('seeSupplement') : note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Measures sheet={sheet} texts={texts} />
    </div>
  );
}

function Facts({ sheet, texts: { t, under } }: PartProps) {
  return (
    <dl className="form-facts">
      {sheet.facts.map(([label, value]) => (
        <div key={label}>
          <dt>
            {t(`fact.${label}`)}
            {under && <span className="paper-under">{under(`fact.${label}`)}</span>}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Seals, samples, temperature and photos of each agency. */
function Measures({ sheet, texts: { t } }: PartProps) {
  const rows = ['sealsOld', 'sealsNew', 'samples', 'celsius', 'photos'] as const;
  return (
    <table className="form-measures">
      <thead>
        <tr>
          <th aria-label={t('item')} />
          {sheet.agencies.map((a) => (
            <th key={a.name} scope="col">
              {a.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">{t(`measure.${row}`)}</th>
            {sheet.agencies.map((a) => (
              <td key={a.name}>{a[row] === '' ? '/' : a[row]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Supplement({ lines, texts: { t } }: { readonly lines: readonly string[]; readonly texts: FormTexts }) {
  return (
    <div className="form-page">
      <h2>{t('supplement')}</h2>
      {lines.map((line, i) => (
        // Lines of one page never change places.
        <p key={i} className="form-line">
          {line}
        </p>
      ))}
    </div>
  );
}
