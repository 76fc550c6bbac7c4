import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, type Slot, type UtcMs } from '#shared/kernel/time';
import type { AgencyCode } from '#shared/domain/words';
import type { Place } from '#shared/domain/session';
import { useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { inLanguage } from '../../text/local-text';
import { wordOf } from '../../text/sentences';

/** The small words that cards, tips and panels are made of, in the language and the clock of the port. */
export type Words = {
  readonly agency: (code: AgencyCode) => string;
  readonly badge: (code: AgencyCode) => string;
  readonly bay: (id: string) => string;
  readonly clock: (moment: UtcMs) => string;
  readonly opposite: (moment: UtcMs) => string;
  readonly oppositeCity: string;
  readonly span: (slot: Slot) => string;
  readonly officers: (ids: readonly string[]) => string;
  readonly word: (room: string, code: string) => string;
  readonly where: (place: Place) => string;
  /** Stands where no team is named yet. */
  readonly nobody: string;
  readonly minutes: (count: number) => string;
  readonly kilograms: (value: number) => string;
  /** A green load's minutes left, short enough for a card. */
  readonly green: (minutes: number) => string;
  /** How many minutes too late, as short. */
  readonly late: (minutes: number) => string;
};

/** One object for the whole board, made anew only when language, port, bays or roster change. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const board = useTexts('board');
  const trade = useTexts('words');
  const port = usePort();
  const bays = useDeskState((s) => s.world.bays);
  const officers = useDeskState((s) => s.world.officers);
  const { language } = i18n;
  return useMemo(() => {
    const agencyOf = (code: AgencyCode) => port.agencies.find((a) => a.code === code);
    const clock = (moment: UtcMs): string => clockText(moment, port.zone);
    const span = ({ start, end }: Slot): string => `${clock(start)}–${clock(end)}`;
    const bay = (id: string): string => bays.get(id)?.label ?? id;
    return {
      agency: (code) => {
        const agency = agencyOf(code);
        return agency ? inLanguage(agency.name, language) : code;
      },
      badge: (code) => {
        const agency = agencyOf(code);
        return agency ? inLanguage(agency.badge, language) : code.slice(0, 1);
      },
      bay,
      clock,
      opposite: (moment) => clockText(moment, port.oppositeZone),
      oppositeCity: inLanguage(port.oppositeCity, language),
      span,
      officers: (ids) => ids.map((id) => officers.get(id)?.name ?? id).join(' '),
      word: (room, code) => wordOf(t, room, code),
      where: ({ bayId, slot }) => `${bay(bayId)} ${span(slot)}`,
      nobody: board('tip.noTeam'),
      minutes: (count) => board('card.minutes', { count }),
      kilograms: (value) => trade('unit.kg', { value }),
      late: (minutes) => board('card.late', { count: minutes }),
      green: (minutes) => board('card.green', { count: minutes }),
    };
  }, [t, board, trade, language, port, bays, officers]);
}
