import { useTexts } from '../../text/i18n';
import { ClockField } from './clock-field';
import type { PortFaults } from './port-draft';

type Hours = { readonly open: number; readonly close: number };

type Props = {
  readonly path: string;
  readonly hours: Hours;
  readonly faults: PortFaults;
  readonly disabled: boolean;
  readonly onHours: (hours: Hours) => void;
};

/** From when until when, in minutes of the day. */
export function HoursFields({ path, hours, faults, disabled, onHours }: Props) {
  const t = useTexts('administration');
  const order = faults.get(`${path}.close`) === 'order' && t('errors.order');
  return (
    <span className="hours-fields">
      <ClockField
        label={t('calendar.open')}
        minutes={hours.open}
        disabled={disabled}
        onMinutes={(open) => onHours({ ...hours, open })}
      />
      <span aria-hidden>–</span>
      <ClockField
        label={t('calendar.close')}
        minutes={hours.close}
        disabled={disabled}
        error={order}
        onMinutes={(close) => onHours({ ...hours, close })}
      />
    </span>
  );
}
