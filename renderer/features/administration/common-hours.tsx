import { clockText } from '#shared/kernel/time';
import { workingHours, type Port } from '#shared/domain/port';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';

type Props = { readonly port: Port; readonly faulty: boolean };

/** What both calendars come to on the chosen day, as they are written now. */
export function CommonHours({ port, faulty }: Props) {
  const t = useTexts('administration');
  const day = useView((v) => v.day);
  if (faulty) return null;
  const hours = workingHours(port, day).map((h) => `${clockText(h.start, port.zone)}–${clockText(h.end, port.zone)}`);
  return (
    <p className="common-hours figures" data-none={hours.length === 0 || undefined}>
      {hours.length > 0 ? t('calendar.common', { day, hours: hours.join('、') }) : t('calendar.commonNone', { day })}
    </p>
  );
}
