import type { TFunction } from 'i18next';
import { plusMinutes, type UtcMs } from '#shared/kernel/time';
import type { Refusal } from '#shared/domain/refusal';
import type { HeldBy } from '#shared/planning/explain';
import type { DayInstance } from '#shared/planning/of-world';
import type { Remedy } from '#shared/planning/remedies';

/** The words that sentences about a plan are made of. */
export type PlanWords = {
  readonly t: TFunction<'board'>;
  readonly word: (room: string, code: string) => string;
  readonly agency: (code: string) => string;
  readonly clock: (moment: UtcMs) => string;
  readonly sentence: (refusal: Refusal) => string;
};

type People = { readonly agency: string; readonly skill: string | null; readonly count: number };

/** What the planner says of a day, in the language of the desk. */
export type PlanSentences = {
  /** Why a session does not begin sooner; `earliest` is the first minute at which it could. */
  readonly held: (session: string, why: { readonly heldBy: HeldBy; readonly earliest: number }) => string;
  /** What would give a session a place; null says that no single thing does. */
  readonly remedy: (session: string, remedy: Remedy | null) => string;
};

/** The sentences about one day as the planner read it. */
export function planSentences(day: DayInstance, { t, word, agency, clock, sentence }: PlanWords): PlanSentences {
  const kindOf = (classId: string): string =>
    word('bayKind', day.instance.bayClasses.find((c) => c.id === classId)?.kind ?? classId);

  /** Who may not inspect a load is said wherever people are what it waits for, each in a line of his own. */
  function withAsides(id: string, text: string): string {
    const barred = day.asides.barred.get(id) ?? [];
    return [text, ...barred.map(({ why }) => sentence(why))].join('\n');
  }

  function ofPeople(key: 'reason' | 'remedy', people: People): string {
    const behind = people.skill === null ? null : day.asides.skillBehind.get(people.skill);
    const skill = behind === undefined ? people.skill : behind;
    const facts = { agency: agency(people.agency), count: people.count };
    return skill === null ? t(`${key}.officers`, facts) : t(`${key}.skill`, { ...facts, skill: word('skill', skill) });
  }

  function bandOf(id: string): string {
    const [from, to] = day.instance.bands?.find((b) => b.id === id)?.window ?? [0, 0];
    return `${clock(plusMinutes(day.midnight, from))}–${clock(plusMinutes(day.midnight, to))}`;
  }

  /** What is shut or taken: a piece of equipment by its name, else a kind of bay. */
  const thingOf = (resource: string): string => day.equipment.get(resource) ?? kindOf(resource);

  function cure(remedy: Remedy): string {
    switch (remedy.kind) {
      case 'more-officers':
        return ofPeople('remedy', remedy);
      case 'bay':
        return t('remedy.bay', { kind: word('bayKind', remedy.bayKind) });
      case 'longer-hours':
        return t('remedy.hours', { count: remedy.minutes });
      case 'band':
        return t('remedy.band', { band: bandOf(remedy.band) });
      case 'equipment':
        return t('remedy.equipment', { equipment: thingOf(remedy.resource), count: remedy.count });
      default:
        return t('remedy.predecessor');
    }
  }

  return {
    held: (session, { heldBy, earliest }) => {
      switch (heldBy.by) {
        case 'release':
          return t('reason.release', { time: clock(plusMinutes(day.midnight, earliest)) });
        case 'now':
          return t('reason.now');
        case 'bay':
          return t('reason.bay', { kind: kindOf(heldBy.resource) });
        case 'window':
          return t('reason.window', { kind: thingOf(heldBy.resource) });
        case 'equipment':
          return t('reason.equipment', { equipment: thingOf(heldBy.resource) });
        case 'band':
          return t('reason.band');
        case 'officers':
          return withAsides(session, ofPeople('reason', { ...heldBy, count: 0 }));
        default:
          return t('reason.none');
      }
    },
    remedy: (session, remedy) => withAsides(session, remedy ? cure(remedy) : t('remedy.none')),
  };
}
