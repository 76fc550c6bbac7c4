import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClockHour4 } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { MINUTE, clockText, type Slot, type UtcMs } from '#shared/kernel/time';
import type { Port } from '#shared/domain/port';
import type { Refusal } from '#shared/domain/refusal';
import type { JointSession } from '#shared/domain/session';
import type { World } from '#shared/domain/world';
import type { FoundPlace, FoundPlaces } from '#shared/planning/read-places';
import { demandOfSession } from '#shared/rules/demand';
import { equipmentOf } from '#shared/rules/equipment';
import { useTexts } from '../text/i18n';
import { agencyIn } from '../text/local-text';
import { planSentences, type PlanSentences } from '../text/plan-sentences';
import { wordOf } from '../text/sentences';
import './place-offers.css';

/** What the list is read with. */
type Frame = {
  readonly found: FoundPlaces;
  readonly session: JointSession;
  readonly world: World;
  readonly port: Port;
  readonly sentence: (refusal: Refusal) => string;
};

type Props = Frame & { readonly disabled?: boolean; readonly onTake: (place: FoundPlace) => void };

/**
 * Places to choose from, best first and numbered: bay and time, whom they ask for, how long the truck waits, whether it will be late, and
 * why it cannot begin sooner.
 */
export function PlaceOffers({ disabled = false, onTake, ...frame }: Props) {
  const t = useTexts('places');
  const { found } = frame;
  const lines = useLines(frame);
  return (
    <ol className="place-offers" aria-label={t('list')}>
      {found.places.map((one, i) => {
        const line = lines(one, i);
        return (
          <li key={line.where}>
            <kbd aria-hidden>{i + 1}</kbd>
            <span className="place-where figures">
              <b>{line.where}</b>
              <i>{line.kind}</i>
            </span>
            <span className="place-who figures">
              <b>{line.wait}</b>
              <i>{line.people}</i>
            </span>
            <Button
              size="compact-sm"
              variant={i === 0 ? 'filled' : 'default'}
              disabled={disabled}
              aria-label={t('takeNamed', { place: line.where })}
              onClick={() => onTake(one)}
            >
              {t('take')}
            </Button>
            <p className="place-time figures" data-tone={one.late > 0 ? 'late' : 'fine'}>
              {one.late > 0 ? <IconAlertTriangle size={13} aria-hidden /> : <IconCircleCheck size={13} aria-hidden />}
              {line.time}
              {one.lane && <em data-tone={one.lane.kept}>{line.lane}</em>}
            </p>
            <p className="place-why">
              <IconClockHour4 size={13} aria-hidden />
              {line.why}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** Where there is no place with a whole team: what would give it one, the nearest first. */
export function PlaceRemedies(frame: Frame) {
  const t = useTexts('places');
  const say = usePlanSentences(frame);
  const { found, session } = frame;
  const cures = found.remedies.length > 0 ? found.remedies : [null];
  return (
    <div className="place-remedies">
      <p>{found.short ? t('short') : t('none')}</p>
      <h3>{t('nearest')}</h3>
      <ul>
        {cures.map((remedy) => (
          <li key={JSON.stringify(remedy)}>{say.remedy(session.id, remedy)}</li>
        ))}
      </ul>
    </div>
  );
}

function usePlanSentences({ found, port, sentence }: Frame): PlanSentences {
  const { t: any, i18n } = useTranslation();
  return planSentences(found.day, {
    t: useTexts('board'),
    word: (room, code) => wordOf(any, room, code),
    agency: (code) => agencyIn(port.agencies, code, i18n.language),
    clock: (moment) => clockText(moment, port.zone),
    sentence,
  });
}

type Line = Readonly<Record<'where' | 'kind' | 'wait' | 'people' | 'time' | 'lane' | 'why', string>>;

/** How each place is said. */
function useLines(frame: Frame): (one: FoundPlace, index: number) => Line {
  const { found, session, world, port } = frame;
  const t = useTexts('places');
  const { t: any, i18n } = useTranslation();
  const say = usePlanSentences(frame);
  const span = ({ start, end }: Slot): string => `${clockText(start, port.zone)}–${clockText(end, port.zone)}`;
  const people = peopleOf(world, session, { t, nameOf: (code) => agencyIn(port.agencies, code, i18n.language) });
  /** A place that nothing keeps from being sooner is told by what it stands beside. */
  function compared(start: UtcMs, index: number): string {
    const other = session.place?.slot.start ?? (index > 0 ? found.places[0]?.place.slot.start : undefined);
    if (other === undefined) return t('mixed');
    const key = session.place ? 'Now' : 'First';
    const count = (start - other) / MINUTE;
    return count === 0 ? t(`same${key}`) : t(count > 0 ? `later${key}` : `sooner${key}`, { count: Math.abs(count) });
  }
  return (one, index) => {
    const { place, wait, late, latest, lane, heldBy } = one;
    const bay = world.bays.get(place.bayId);
    const time = clockText(latest, port.zone);
    return {
      where: `${bay?.label ?? place.bayId} ${span(place.slot)}`,
      kind: bay ? wordOf(any, 'bayKind', bay.kind) : '',
      wait: wait > 0 ? t('wait', { count: wait }) : t('noWait'),
      people,
      time: late > 0 ? t('late', { time, count: late }) : t('spare', { time, count: -late }),
      lane: lane ? t(`lane.${lane.kept}`, { band: span(lane.slot) }) : '',
      why:
        heldBy.by === 'none'
          ? compared(place.slot.start, index)
          : say.held(session.id, { heldBy, earliest: minuteOf(found, place.slot.start) }),
    };
  };
}

const minuteOf = (found: FoundPlaces, start: UtcMs): number => (start - found.day.midnight) / MINUTE;

type Naming = { readonly t: TFunction<'places'>; readonly nameOf: (code: string) => string };

/** How many people of each agency the inspection asks for, and what equipment. */
function peopleOf(world: World, session: JointSession, { t, nameOf }: Naming): string {
  const { agencies, needs } = demandOfSession(world, session);
  const people = agencies.map((code) => {
    const count = needs.filter((n) => n.agency === code).reduce((sum, n) => sum + n.count, 0);
    return t('people', { agency: nameOf(code), count });
  });
  const pieces = equipmentOf(world, session).map((n) => `${n.equipment.name} ×${String(n.count)}`);
  return [...people, ...pieces].join(' · ');
}
