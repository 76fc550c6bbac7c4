import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time';
import type { Duty, Officer } from '#shared/domain/officer';
import { dutyOf, type Shift } from '#shared/ports/port-kit';
import { useAct, useDay } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { AgencyBadge } from '../../ui/agency-badge';
import { offDuty } from './duty-model';

type Props = {
  readonly officer: Officer;
  readonly duty: Duty | null;
  readonly shifts: readonly Shift[];
  readonly editable: boolean;
  readonly askCustom: (officer: Officer) => void;
};

/** One officer's duty on the day, chosen among the shifts. */
export function DutyRow({ officer, duty, shifts, editable, askCustom }: Props) {
  const t = useTexts('administration');
  const { t: any } = useTranslation();
  const act = useAct();
  const { port, day } = useDay();
  const onDuty = duty !== null && duty.windows.length > 0;
  const usual = shifts.find((shift) => onDuty && sameWindows(dutyOf(port, { officer, day, shift }), duty)) ?? null;
  const set = (row: Duty, label: string): void => void act({ name: 'duty.set', args: { duties: [row] } }, { label });
  const { name } = officer;
  return (
    <tr data-off={!onDuty || undefined}>
      <th scope="row">
        <AgencyBadge code={officer.agency} agencies={port.agencies} />
        {name}
        <small className="figures">{officer.number}</small>
        <small>{officer.skills.map((s) => wordOf(any, 'skill', s)).join('、')}</small>
      </th>
      {shifts.map((shift) => (
        <td key={shift.name}>
          <Choice
            label={t('duties.choose', { name, shift: shift.name })}
            chosen={usual === shift}
            disabled={!editable}
            onChoose={() => set(dutyOf(port, { officer, day, shift }), t('duties.set', { name, shift: shift.name }))}
          />
        </td>
      ))}
      <td>
        <Choice
          label={t('duties.choose', { name, shift: t('duties.custom') })}
          chosen={onDuty && usual === null}
          disabled={!editable}
          onChoose={() => askCustom(officer)}
          text={
            onDuty && usual === null
              ? `${duty.shift} ${duty.windows.map((w) => `${clockText(w.start, port.zone)}–${clockText(w.end, port.zone)}`).join(' ')}`
              : undefined
          }
        />
      </td>
      <td>
        <Choice
          label={t('duties.choose', { name, shift: t('duties.off') })}
          chosen={!onDuty}
          disabled={!editable}
          onChoose={() => onDuty && set(offDuty(officer, day), t('duties.cleared', { name }))}
        />
      </td>
    </tr>
  );
}

const sameWindows = (a: Duty, b: Duty): boolean =>
  a.windows.length === b.windows.length &&
  a.windows.every((w, i) => w.start === b.windows[i]?.start && w.end === b.windows[i]?.end);

type ChoiceProps = {
  readonly label: string;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
  readonly text?: string | undefined;
};

function Choice({ label, chosen, disabled, onChoose, text }: ChoiceProps) {
  return (
    <button
      type="button"
      className="duty-choice figures"
      aria-label={label}
      aria-pressed={chosen}
      disabled={disabled}
      onClick={onChoose}
    >
      {text ?? (chosen ? '●' : '○')}
    </button>
  );
}
