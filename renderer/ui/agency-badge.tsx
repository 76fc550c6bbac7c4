import { useTranslation } from 'react-i18next';
import type { Port } from '#shared/domain/port';
import type { AgencyCode } from '#shared/domain/words';
import { inLanguage } from '../text/local-text';
import './agency-badge.css';

type Props = { readonly code: AgencyCode; readonly agencies: Port['agencies'] };

/** The sign of an agency (关, 边): its letter in its colour, its whole name to the pointer. */
export function AgencyBadge({ code, agencies }: Props) {
  const { i18n } = useTranslation();
  const agency = agencies.find((a) => a.code === code);
  const name = agency ? inLanguage(agency.name, i18n.language) : code;
  return (
    <abbr className="agency-badge" data-agency={code} title={name}>
      {agency ? inLanguage(agency.badge, i18n.language) : code.slice(0, 2)}
    </abbr>
  );
}
