import { invariant } from '../kernel/invariant';
import type { OfficerId } from '../kernel/ids';
import { seeded, type Random } from '../kernel/random';
import { minutesOf, overlaps, type Slot } from '../kernel/time';

/** A session that needs its officers named: so many from each pool, for the whole of its slot. */
export type Seat = {
  readonly session: string;
  readonly slot: Slot;
  readonly shares: readonly { readonly pool: readonly OfficerId[]; readonly count: number }[];
  /** Who is named for it now. They stay as far as a pool holds them and they are free: no team is drawn twice without need. */
  readonly named: readonly OfficerId[];
};

/** An officer who is taken for a time, whatever is drawn. */
export type Engagement = { readonly officerId: OfficerId; readonly slot: Slot };

export type TeamQuestion = {
  readonly seats: readonly Seat[];
  readonly busy: readonly Engagement[];
  readonly seed: number;
};

/** Officers whose minutes of the day lie this close together are equals before the draw. */
const EVEN = 60;

/**
 * Names the officers of many sessions by seeded chance. Sessions are served in order of start; among the free officers of a pool,
 * only those within an hour of the least loaded are in the draw, so that the day's work stays even but nobody can tell who comes.
 * The pools must be large enough at every moment, as the planner sees to; the same question gives the same teams everywhere.
 */
export function nameTeams({ seats, busy, seed }: TeamQuestion): ReadonlyMap<string, readonly OfficerId[]> {
  const random = seeded(seed);
  const diary = diaryOf(busy);
  const expected = expectations(seats);
  const teams = new Map<string, readonly OfficerId[]>();
  for (const seat of seats.toSorted(byStart)) {
    const team = seat.shares.flatMap(({ pool, count }) => {
      const free = pool.filter((id) => diary.isFree(id, seat.slot));
      const stay = free.filter((id) => seat.named.includes(id)).slice(0, count);
      const others = free.filter((id) => !stay.includes(id));
      const calm = others.filter((id) => !expected(id, seat));
      const drawn = draw(calm, count - stay.length, { diary, random });
      const pressed = others.filter((id) => !calm.includes(id));
      const found = [...stay, ...drawn, ...draw(pressed, count - stay.length - drawn.length, { diary, random })];
      invariant(found.length === count, `a pool is too small for ${seat.session}`);
      return found;
    });
    for (const id of team) diary.engage(id, seat.slot);
    teams.set(seat.session, team);
  }
  return teams;
}

const byStart = (a: Seat, b: Seat): number => a.slot.start - b.slot.start || (a.session < b.session ? -1 : 1);

type Diary = {
  readonly isFree: (id: OfficerId, slot: Slot) => boolean;
  readonly engage: (id: OfficerId, slot: Slot) => void;
  /** Minutes an officer is taken so far. */
  readonly load: (id: OfficerId) => number;
};

function diaryOf(busy: readonly Engagement[]): Diary {
  const slots = new Map<OfficerId, Slot[]>();
  const engage = (id: OfficerId, slot: Slot): void => {
    const own = slots.get(id);
    if (own) own.push(slot);
    else slots.set(id, [slot]);
  };
  for (const { officerId, slot } of busy) engage(officerId, slot);
  return {
    isFree: (id, slot) => !slots.get(id)?.some((s) => overlaps(s, slot)),
    engage,
    load: (id) => (slots.get(id) ?? []).reduce((sum, s) => sum + minutesOf(s), 0),
  };
}

/** Tells whether another session that overlaps counts on an officer because he is named for it now. */
function expectations(seats: readonly Seat[]): (id: OfficerId, seat: Seat) => boolean {
  const counted = new Map<OfficerId, Seat[]>();
  for (const seat of seats)
    for (const id of seat.named)
      if (seat.shares.some(({ pool }) => pool.includes(id))) counted.set(id, [...(counted.get(id) ?? []), seat]);
  return (id, seat) => counted.get(id)?.some((s) => s !== seat && overlaps(s.slot, seat.slot)) === true;
}

type Chance = { readonly diary: Diary; readonly random: Random };

/** At most `count` of some officers by chance, the little loaded first. */
function draw(from: readonly OfficerId[], count: number, { diary, random }: Chance): readonly OfficerId[] {
  const left = [...from];
  const drawn: OfficerId[] = [];
  while (drawn.length < count && left.length > 0) {
    const least = Math.min(...left.map((id) => diary.load(id)));
    const equals = left.filter((id) => diary.load(id) <= least + EVEN);
    const one = random.pick(equals);
    left.splice(left.indexOf(one), 1);
    drawn.push(one);
  }
  return drawn;
}
