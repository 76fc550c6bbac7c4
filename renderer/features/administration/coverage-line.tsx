import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time';
import { dutyIdOf, type Officer } from '#shared/domain/officer';
import { useDay, useDeskState } from '../../services';
import { useTexts } from '../../text/i18n';
import { agencyIn } from '../../text/local-text';
import { coverageOf } from './duty-model';

/** How thin each agency gets during the working hours; fewer than a session needs is said so. */
export function CoverageLine({ officers }: { readonly officers: readonly Officer[] }) {
  const t = useTexts('administration');
  const { i18n } = useTranslation();
  const { port, day, hours } = useDay();
  const duties = useDeskState((s) => s.world.duties);
  const known = officers.flatMap((o) => {
    const duty = duties.get(dutyIdOf(o.id, day));
    return duty ? [{ agency: o.agency, duty }] : [];
  });
  const needed = port.settings.officersPerAgency;
  return (
    <div className="coverage">
      {coverageOf(
        known,
        port.agencies.map((a) => a.code),
        hours,
      ).map(({ agency, officers: count, least, when }) => {
        const facts = {
          agency: agencyIn(port.agencies, agency, i18n.language),
          count,
          least,
          start: when ? clockText(when.start, port.zone) : '',
          end: when ? clockText(when.end, port.zone) : '',
        };
        return (
          <span key={agency} className="figures" data-short={least < needed || undefined}>
            {t(least === 0 ? 'duties.coverageNone' : 'duties.coverage', facts)}
            {least < needed && <b>{t('duties.coverageShort', { needed })}</b>}
          </span>
        );
      })}
    </div>
  );
}
