import type { CountryParity } from '#shared/statistics/parity';
import { useTexts } from '../../text/i18n';
import { hoursText } from './figure-text';

/** Whether carriers of both sides are served alike. */
export function ParityTable({ parity }: { readonly parity: readonly CountryParity[] }) {
  const t = useTexts('statistics');
  return (
    <article className="chart">
      <h2>
        {t('parity.title')} <small>{t('parity.note')}</small>
      </h2>
      {parity.length === 0 ? (
        <p className="chart-empty">{t('parity.empty')}</p>
      ) : (
        <table className="parity">
          <thead>
            <tr>
              <th scope="col">{t('parity.country')}</th>
              <th scope="col">{t('parity.trucks')}</th>
              <th scope="col">{t('parity.median')}</th>
              <th scope="col">{t('parity.p90')}</th>
            </tr>
          </thead>
          <tbody>
            {parity.map(({ country, trucks, wait }) => (
              <tr key={country}>
                <th scope="row">{t(`country.${country}`)}</th>
                <td>{trucks}</td>
                <td>{wait ? hoursText(wait.median) : '–'}</td>
                <td>{wait ? hoursText(wait.p90) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  );
}
