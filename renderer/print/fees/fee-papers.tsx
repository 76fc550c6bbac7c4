import { useTranslation } from 'react-i18next';
import { fingerprint } from '#shared/kernel/digest';
import { clockText, dayOf, type UtcMs } from '#shared/kernel/time';
import type { FeeItem } from '#shared/domain/ledger';
import type { Port } from '#shared/domain/port';
import { Paper } from '../paper';
import './fees.css';

/** Rows of one sheet. */
const ROWS = 20;
const COLUMNS = ['name', 'payee', 'unit', 'price', 'basis'] as const;

type Props = {
  readonly port: Port;
  readonly items: readonly FeeItem[];
  readonly printing: { readonly at: UtcMs; readonly by: string; readonly demo: boolean };
};

/** The port's list of fees for the wall (收费目录清单), Chinese whatever the desk speaks. */
export function FeePapers({ port, items, printing }: Props) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('zh-CN', 'ledgers');
  const of = Math.max(1, Math.ceil(items.length / ROWS));
  const code = fingerprint(JSON.stringify(items)).slice(0, 8).toUpperCase();
  const time = `${dayOf(printing.at, port.zone)} ${clockText(printing.at, port.zone)}`;
  return Array.from({ length: of }, (_, i) => {
    const page = t('fees.page', { page: i + 1, of });
    const foot = [t('fees.formStyle'), t('fees.formPrinted', { time, name: printing.by }), page, code];
    return (
      <Paper key={page} upright watermarks={printing.demo ? [t('fees.demo')] : []} foot={foot} qr={code} label={page}>
        <h1 className="fee-paper-title">{t('fees.formTitle', { port: port.name.zh })}</h1>
        <table className="fee-paper">
          <thead>
            <tr>
              {COLUMNS.map((key) => (
                <th key={key} scope="col">
                  {t(`fees.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.slice(i * ROWS, (i + 1) * ROWS).map((item) => (
              <tr key={item.id}>
                <td>{item.name}</td>
                <td>{item.payee || '/'}</td>
                <td>{item.unit || '/'}</td>
                <td>{item.fen === null ? t('fees.agreed') : (item.fen / 100).toFixed(2)}</td>
                <td>{item.basis || '/'}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="fee-paper-foot">{t('fees.formFoot')}</p>
      </Paper>
    );
  });
}
