import { wordOf } from '../../text/sentences';
import { QrCode } from '../qr-code';
import '../paper.css';
import { Box } from './box';
import { slipsBySheet, type DispatchSlip } from './dispatch-sheet';
import { useFormTexts, type FormTexts } from './form-texts';
import './inspection-forms.css';

type Props = { readonly slips: readonly DispatchSlip[]; readonly demo: boolean };

/** Form 4 (查验派工单): one slip an agency, each half a sheet, to be cut in two. */
export function DispatchPapers({ slips, demo }: Props) {
  const texts = useFormTexts();
  return slipsBySheet(slips).map((sheet) => (
    <article key={sheet[0]!.formNo} className="paper" data-upright aria-label={sheet.map((s) => s.formNo).join(' ')}>
      {demo && (
        <div className="paper-watermark" aria-hidden>
          <span>{texts.t('demo')}</span>
        </div>
      )}
      {sheet.map((slip) => (
        <Slip key={slip.formNo} slip={slip} texts={texts} />
      ))}
    </article>
  ));
}

function Slip({ slip, texts }: { readonly slip: DispatchSlip; readonly texts: FormTexts }) {
  const { t, words } = texts;
  const rows = [
    ['bay', slip.bay],
    ['time', slip.time],
    ['shift', slip.shift],
    ['containers', slip.containers],
    ['plates', slip.plates],
    ['goods', slip.goods],
  ] as const;
  return (
    <section className="slip">
      <header>
        <h1>{t('slipTitle', { port: slip.port.name.zh, agency: slip.agency })}</h1>
        <QrCode text={`${slip.formNo} ${slip.verifyCode}`} />
      </header>
      <p className="form-no">
        {t('no')}：{slip.formNo}　{slip.verifyCode}
      </p>
      <dl className="slip-facts">
        {rows.map(([key, value]) => (
          <div key={key} data-wide={key === 'goods' || key === 'plates' || undefined}>
            <dt>
              <Label texts={texts} name={key} />
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <b>
          <Label texts={texts} name="team" />
        </b>{' '}
        {slip.team.length === 0 ? '/' : slip.team.join('、')}
        <Box on={false}>{t('slip.recusal')}</Box>
      </p>
      <p>
        <b>
          <Label texts={texts} name="orders" />
        </b>{' '}
        {slip.modes.join('、')}：
        {slip.checks.map((item) => (
          <Box key={item} on={false}>
            {wordOf(words, 'recordItem', item)}
          </Box>
        ))}
      </p>
      <p>
        <b>
          <Label texts={texts} name="risk" />
        </b>{' '}
        {slip.risk === '' ? '/' : slip.risk}
      </p>
      <p>
        <b>
          <Label texts={texts} name="devices" />
        </b>
        {(['scanner', 'forklift', 'recorder'] as const).map((d) => (
          <Box key={d} on={false}>
            {t(`slip.device.${d}`)}
          </Box>
        ))}
      </p>
      <p className="form-signs">
        {(['onSite', 'started', 'ended', 'issued', 'received'] as const).map((key) => (
          <span key={key}>{t(`slip.${key}`)}</span>
        ))}
      </p>
    </section>
  );
}

type LabelName = 'bay' | 'time' | 'shift' | 'plates' | 'containers' | 'goods' | 'team' | 'orders' | 'risk' | 'devices';

/** A label in Chinese, the language of the desk under it. */
function Label({ texts: { t, under }, name }: { readonly texts: FormTexts; readonly name: LabelName }) {
  return (
    <>
      {t(`slip.${name}`)}
      {under && <span className="paper-under">{under(`slip.${name}`)}</span>}
    </>
  );
}
