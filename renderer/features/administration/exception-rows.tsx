import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import type { Day } from '#shared/kernel/time';
import type { Calendar } from '#shared/domain/calendar';
import { useTexts } from '../../text/i18n';
import { HoursFields } from './hours-fields';
import type { PortFields, Side } from './port-fields';

type Props = PortFields & { readonly side: Side; readonly set: (part: Partial<Calendar>) => void };
type Row = Calendar['exceptions'][number];

const USUAL_HOURS = { open: 480, close: 1080 } as const;

/** Days on which a side works otherwise, or not at all. */
export function ExceptionRows({ side, set, ...fields }: Props) {
  const t = useTexts('administration');
  const { exceptions } = fields.draft[side];
  const change = (index: number, part: Partial<Row>): void =>
    set({ exceptions: exceptions.map((r, i) => (i === index ? { ...r, ...part } : r)) });
  return (
    <>
      <h3>{t('calendar.exceptions')}</h3>
      {exceptions.map((row, i) => (
        <ExceptionRow
          key={i}
          row={row}
          path={`${side}.exceptions.${i}`}
          change={(part) => change(i, part)}
          remove={() => set({ exceptions: exceptions.filter((_, other) => other !== i) })}
          {...fields}
        />
      ))}
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPlus size={13} />}
        onClick={() => set({ exceptions: [...exceptions, { day: '' as Day, hours: [], reason: '' }] })}
      >
        {t('calendar.addException')}
      </Button>
    </>
  );
}

type RowProps = PortFields & {
  readonly row: Row;
  readonly path: string;
  readonly change: (part: Partial<Row>) => void;
  readonly remove: () => void;
};

function ExceptionRow({ row, path, change, remove, faults, disabled }: RowProps) {
  const t = useTexts('administration');
  const fault = faults.get(`${path}.day`);
  return (
    <div className="exception-row">
      <TextInput
        type="date"
        aria-label={t('calendar.day')}
        value={row.day}
        error={fault && t(fault === 'twice' ? 'errors.dayTwice' : 'errors.day')}
        onChange={(e) => change({ day: e.currentTarget.value as Day })}
      />
      <TextInput
        aria-label={t('calendar.reason')}
        placeholder={t('calendar.reasonHint')}
        maxLength={60}
        value={row.reason}
        onChange={(e) => change({ reason: e.currentTarget.value })}
      />
      <span className="exception-hours">
        {row.hours.length === 0 && <em>{t('calendar.closedDay')}</em>}
        {row.hours.map((hours, i) => (
          <span key={i} className="exception-window">
            <HoursFields
              path={`${path}.hours.${i}`}
              hours={hours}
              faults={faults}
              disabled={disabled}
              onHours={(next) => change({ hours: row.hours.map((h, other) => (other === i ? next : h)) })}
            />
            <ActionIcon
              size="sm"
              aria-label={t('remove')}
              disabled={disabled}
              onClick={() => change({ hours: row.hours.filter((_, other) => other !== i) })}
            >
              <IconX size={13} />
            </ActionIcon>
          </span>
        ))}
        <Button size="compact-xs" variant="default" onClick={() => change({ hours: [...row.hours, USUAL_HOURS] })}>
          {t('calendar.addHours')}
        </Button>
      </span>
      <ActionIcon aria-label={t('remove')} disabled={disabled} onClick={remove}>
        <IconTrash size={14} />
      </ActionIcon>
    </div>
  );
}
