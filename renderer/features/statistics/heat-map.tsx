import type { BayUse } from '#shared/statistics/use-of-yard';
import { useTexts } from '../../text/i18n';
import { hoursText } from './figure-text';

/** Hours of the port's day that are drawn: all in which anything happened, and the usual ones. */
function hoursShown(bays: readonly BayUse[]): readonly number[] {
  const used = bays.flatMap((b) => b.minutes.flatMap((n, hour) => (n > 0 ? [hour] : [])));
  const [first, last] = [Math.min(7, ...used), Math.max(17, ...used)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Which bays were busy when: the darker the longer, and the minutes stand in the field. */
export function HeatMap({ bays }: { readonly bays: readonly BayUse[] }) {
  const t = useTexts('statistics');
  const hours = hoursShown(bays);
  const most = Math.max(1, ...bays.flatMap((b) => b.minutes));
  return (
    <article className="chart chart-wide">
      <h2>
        {t('heat.title')} <small>{t('heat.note')}</small>
      </h2>
      <table className="heat">
        <thead>
          <tr>
            <th scope="col">{t('heat.bay')}</th>
            {hours.map((h) => (
              <th key={h} scope="col">
                {h}
              </th>
            ))}
            <th scope="col">{t('heat.total')}</th>
          </tr>
        </thead>
        <tbody>
          {bays.map(({ bay, minutes, total }) => (
            <tr key={bay.id}>
              <th scope="row">{bay.label}</th>
              {hours.map((h) => (
                <td key={h} style={{ '--heat': String(minutes[h]! / most) } as React.CSSProperties}>
                  {minutes[h]! > 0 ? Math.round(minutes[h]!) : ''}
                </td>
              ))}
              <td className="heat-total">{hoursText(total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
