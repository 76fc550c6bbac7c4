import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '#shared/domain/calendar';
import { useTexts } from '../../text/i18n';
import { inLanguage } from '../../text/local-text';
import { ExceptionRows } from './exception-rows';
import { HoursFields } from './hours-fields';
import type { PortFields, Side } from './port-fields';
import { Unverified } from './unverified';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const USUAL_HOURS = { open: 480, close: 1080 } as const;

/** When one side works: every week, and on days that differ. Times are of that side's own clock. */
export function CalendarEditor({ side, ...fields }: PortFields & { readonly side: Side }) {
  const t = useTexts('administration');
  const { i18n } = useTranslation();
  const { draft, write, disabled } = fields;
  const calendar = draft[side];
  const set = (part: Partial<Calendar>): void => write({ ...draft, [side]: { ...calendar, ...part } });
  const title =
    side === 'calendar'
      ? t('calendar.own', { city: t('calendar.beijing') })
      : t('calendar.opposite', { city: inLanguage(draft.oppositeCity, i18n.language) });
  return (
    <fieldset className="port-group calendar-group" disabled={disabled}>
      <legend>{title}</legend>
      <h3>{t('calendar.weekly')}</h3>
      {calendar.weekly.map((_, i) => (
        <WeeklyRow key={i} index={i} side={side} set={set} {...fields} />
      ))}
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPlus size={13} />}
        onClick={() => set({ weekly: [...calendar.weekly, { weekdays: [], hours: USUAL_HOURS }] })}
      >
        {t('calendar.addWeekly')}
      </Button>
      <ExceptionRows side={side} set={set} {...fields} />
      <Unverified provenance={calendar.provenance} disabled={disabled} onChange={(provenance) => set({ provenance })} />
    </fieldset>
  );
}

type WeeklyProps = PortFields & {
  readonly side: Side;
  readonly index: number;
  readonly set: (part: Partial<Calendar>) => void;
};

function WeeklyRow({ side, index, set, ...fields }: WeeklyProps) {
  const t = useTexts('administration');
  const { draft, faults, disabled } = fields;
  const { weekly } = draft[side];
  const row = weekly[index]!;
  const path = `${side}.weekly.${index}`;
  const change = (part: Partial<typeof row>): void =>
    set({ weekly: weekly.map((r, i) => (i === index ? { ...r, ...part } : r)) });
  const toggle = (day: number): void =>
    change({ weekdays: WEEK.filter((d) => (d === day ? !row.weekdays.includes(d) : row.weekdays.includes(d))) });
  return (
    <div className="weekly-row">
      <span className="weekdays" data-error={faults.has(`${path}.weekdays`) || undefined}>
        {WEEK.map((day) => (
          <button
            key={day}
            type="button"
            aria-pressed={row.weekdays.includes(day)}
            aria-label={t(`calendar.weekday.d${day}`)}
            onClick={() => toggle(day)}
          >
            {t(`calendar.weekday.d${day}`)}
          </button>
        ))}
      </span>
      <HoursFields
        path={`${path}.hours`}
        hours={row.hours}
        faults={faults}
        disabled={disabled}
        onHours={(hours) => change({ hours })}
      />
      <ActionIcon
        aria-label={t('remove')}
        disabled={disabled}
        onClick={() => set({ weekly: weekly.filter((_, i) => i !== index) })}
      >
        <IconTrash size={14} />
      </ActionIcon>
      {faults.has(`${path}.weekdays`) && <em className="field-error">{t('errors.weekdays')}</em>}
    </div>
  );
}
