import { MINUTE, at, minuteOfDay, plusMinutes, type UtcMs } from '#shared/kernel/time';
import type { OfficerId } from '#shared/kernel/ids';
import type { Refusal } from '#shared/domain/refusal';
import type { Place } from '#shared/domain/session';
import { suggestTeam } from '#shared/draw/suggest-team';
import { firstRefusal, placementBreaches } from '#shared/rules/placement';
import { teamGaps } from '#shared/rules/team';
import type { DayModel, SessionView } from '../../data/day-model';
import { verdictOf, type Bench } from './judge';
import { STEP } from './time-scale';

/** A place where a session could stand while all others stay, with a team for it and what that team still lacks. */
export type FreePlace = {
  readonly place: Place;
  readonly team: readonly OfficerId[];
  readonly gaps: readonly Refusal[];
};

/** Nobody chooses between 10:00 and 10:05: offers begin at least this many minutes apart. */
const APART = 15;
/** What the second-best kind of bay costs against waiting, in minutes. */
const OTHER_KIND = 60;
/** How many free bays are tried for a team before a short one must do. */
const TRIES = 120;

/**
 * The best free places of a day for one session, soonest within its limits first: exact, by the rules that will decide the drop.
 * Places with a whole team come before those where people are short; none where no bay is free.
 */
export function freePlaces(bench: Bench, model: DayModel, { view, count }: Wish): readonly FreePlace[] {
  const { world } = bench;
  const session = { ...view.session, team: [] };
  const whole: FreePlace[] = [];
  const short: FreePlace[] = [];
  let tries = 0;
  for (const place of wishes(bench, model, view)) {
    if (whole.length === count || tries === TRIES) break;
    if (!isApart(whole, place) || firstRefusal(placementBreaches(world, session, place)) !== null) continue;
    tries++;
    const team = suggestTeam(world, session, { place, seed: Number(place.slot.start) });
    const gaps = teamGaps(world, { ...session, team });
    if (gaps.length === 0) whole.push({ place, team, gaps });
    else if (isApart(short, place)) short.push({ place, team, gaps });
  }
  return [...whole, ...short].slice(0, count);
}

type Wish = { readonly view: SessionView; readonly count: number };

const isApart = (found: readonly FreePlace[], { slot }: Place): boolean =>
  found.every((f) => Math.abs(f.place.slot.start - slot.start) >= APART * MINUTE);

/** Every place of the day on a kind of bay that will do, the most wished for first: in time, soon, on the best kind. */
function wishes({ now }: Bench, { bays, hours, port }: DayModel, { session, demand }: SessionView): readonly Place[] {
  const from = Math.max(now, demand.release);
  const found: { readonly place: Place; readonly cost: number }[] = [];
  for (const bay of bays) {
    const kind = demand.bayKinds.indexOf(bay.kind);
    if (kind < 0 || bay.closed) continue;
    for (const open of hours) {
      const first = onGrid(at(Math.max(from, open.start)), port.zone);
      for (let start = first; plusMinutes(start, session.minutes) <= open.end; start = plusMinutes(start, STEP)) {
        const end = plusMinutes(start, session.minutes);
        const late = Math.max(0, end - demand.due) / MINUTE;
        const cost = (start - demand.release) / MINUTE + late * 10 + kind * OTHER_KIND;
        found.push({ place: { bayId: bay.id, slot: { start, end } }, cost });
      }
    }
  }
  return found.sort((a, b) => a.cost - b.cost).map((f) => f.place);
}

/** The next full step of the grid at or after a moment. */
function onGrid(moment: UtcMs, zone: Parameters<typeof minuteOfDay>[1]): UtcMs {
  const whole = at(Math.ceil(moment / MINUTE) * MINUTE);
  return plusMinutes(whole, (STEP - (minuteOfDay(whole, zone) % STEP)) % STEP);
}

/** Other bays on which a session could stand at the time it has. */
export function sameTimePlaces(bench: Bench, model: DayModel, { id, session }: SessionView): readonly Place[] {
  const { place } = session;
  if (!place) return [];
  return model.bays
    .filter((bay) => bay.id !== place.bayId)
    .map((bay): Place => ({ bayId: bay.id, slot: place.slot }))
    .filter((other) => verdictOf(bench, [{ sessionId: id, place: other }], { freshTeam: false }).tone !== 'refuse');
}
