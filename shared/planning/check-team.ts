import type { Instance } from './instance';
import type { Placed, PlanBreach } from './plan-breach';

type Person = { readonly agency: string; readonly skills: readonly string[] };
type Seat = { readonly agency: string; readonly skill: string | null };

/** Breaches of "every need filled by distinct people of that agency who have the skill", and of shares that mean nothing here. */
export function teamBreaches(instance: Instance, p: Placed): PlanBreach[] {
  const session = p.session.id;
  const known = new Set([...instance.bayClasses, ...instance.officerClasses, ...instance.equipment].map((c) => c.id));
  const strangers = p.alloc.filter(([id]) => !known.has(id));
  const people = peopleOf(instance, p);
  const seats = seatsOf(p);
  const unfilled = seats.length - filled(seats, people);
  return [
    ...strangers.map(([id]) => ({ code: 'unknown-class' as const, session, resource: id })),
    ...sizeBreaches(session, seats, people),
    ...(unfilled > 0 ? [{ code: 'need-unfilled' as const, session, found: unfilled }] : []),
    ...equipmentBreaches(instance, p),
  ];
}

function peopleOf(instance: Instance, p: Placed): Person[] {
  const classes = new Map(instance.officerClasses.map((c) => [c.id, c]));
  return p.alloc.flatMap(([id, n]) => {
    const officers = classes.get(id);
    return officers ? new Array<Person>(n).fill(officers) : [];
  });
}

function seatsOf(p: Placed): Seat[] {
  return p.mode.needs.flatMap((need) => new Array<Seat>(need.count).fill(need));
}

function sizeBreaches(session: string, seats: readonly Seat[], people: readonly Person[]): PlanBreach[] {
  const agencies = new Set([...seats, ...people].map((x) => x.agency));
  return [...agencies].flatMap((agency) => {
    const allowed = seats.filter((s) => s.agency === agency).length;
    const found = people.filter((o) => o.agency === agency).length;
    return allowed === found ? [] : [{ code: 'team-size' as const, session, resource: agency, allowed, found }];
  });
}

/** The most seats that distinct people can fill: augmenting paths, one seat at a time. */
function filled(seats: readonly Seat[], people: readonly Person[]): number {
  const seatOf = new Map<number, number>();
  const fits = (seat: Seat, person: Person): boolean =>
    seat.agency === person.agency && (seat.skill === null || person.skills.includes(seat.skill));
  const seated = (seat: number, tried: Set<number>): boolean =>
    people.some((person, i) => {
      if (tried.has(i) || !fits(seats[seat]!, person)) return false;
      tried.add(i);
      const holder = seatOf.get(i);
      if (holder !== undefined && !seated(holder, tried)) return false;
      seatOf.set(i, seat);
      return true;
    });
  return seats.filter((_, seat) => seated(seat, new Set())).length;
}

/** Equipment follows from the mode; a plan may repeat it among the shares, but not change it. */
function equipmentBreaches(instance: Instance, p: Placed): PlanBreach[] {
  const asked = new Map(p.mode.equip);
  const pieces = new Set(instance.equipment.map((e) => e.id));
  return p.alloc
    .filter(([id, n]) => pieces.has(id) && asked.get(id) !== n)
    .map(([id, n]) => ({
      code: 'equipment-unfit' as const,
      session: p.session.id,
      resource: id,
      allowed: asked.get(id) ?? 0,
      found: n,
    }));
}
