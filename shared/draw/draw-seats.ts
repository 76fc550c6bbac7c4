import { z } from 'zod';
import { ok, type Result } from '../kernel/result';
import { firstFault, refuse, type DrawRefusal } from './draw-refusal';
import { composed, type Entry } from './pool';

const agencyName = z.string().min(1).max(160).transform(composed);
const count = z.int().min(1).max(10_000);

/** What is asked of a draw: how many, how many at least of an agency, and how many of them with a skill. */
export const drawTerms = z
  .strictObject({
    pick: count,
    perAgency: z.record(agencyName, count).readonly().default({}),
    skills: z
      .array(z.strictObject({ agency: agencyName, skill: agencyName, count: z.int().min(1).max(100) }).readonly())
      .max(50)
      .readonly()
      .default([]),
  })
  .readonly();
export type DrawTerms = z.infer<typeof drawTerms>;

/** A seat of a draw: for anybody, for someone of an agency, or for someone of it with a skill. One person holds one seat. */
export type DrawSeat = { readonly agency: string | null; readonly skill: string | null };

/** What terms ask for. Refuses what cannot be read as terms. */
export function readTerms(asked: z.input<typeof drawTerms>): Result<DrawTerms, DrawRefusal> {
  const parsed = drawTerms.safeParse(asked);
  return parsed.success ? ok(parsed.data) : refuse('terms-invalid', firstFault(parsed.error.issues));
}

/**
 * The seats in the order in which they are drawn: those with a skill, by agency and skill; the rest of each agency's; then those for
 * anybody. Refuses before any chance is taken, and never after: an agency that nobody of the pool belongs to, too few who take
 * part, or more seats for agencies than are to be picked.
 */
export function seatsOf(terms: DrawTerms, entries: readonly Entry[]): Result<readonly DrawSeat[], DrawRefusal> {
  const free = entries.filter((e) => e.excluded === null);
  if (free.length < terms.pick) return refuse('pool-too-small', { pick: terms.pick, free: free.length });
  const agencies = [...new Set([...Object.keys(terms.perAgency), ...terms.skills.map((s) => s.agency)])].sort();
  const skilled: DrawSeat[] = [];
  const plain: DrawSeat[] = [];
  for (const agency of agencies) {
    if (!entries.some((e) => e.agency === agency)) return refuse('agency-unknown', { agency });
    const own = skillSeats(terms, agency);
    const seats = Math.max(own.length, Object.hasOwn(terms.perAgency, agency) ? terms.perAgency[agency]! : 0);
    const staff = free.filter((e) => e.agency === agency);
    if (staff.length < seats) return refuse('agency-short', { agency, seats, free: staff.length });
    if (!holdersOf(own, staff)) return refuse('skill-short', { agency, seats: own.length });
    skilled.push(...own);
    for (let n = own.length; n < seats; n++) plain.push({ agency, skill: null });
  }
  const named = [...skilled, ...plain];
  if (named.length > terms.pick) return refuse('pick-too-small', { pick: terms.pick, seats: named.length });
  const anybody = Array.from({ length: terms.pick - named.length }, () => ({ agency: null, skill: null }));
  return ok([...named, ...anybody]);
}

const skillSeats = ({ skills }: DrawTerms, agency: string): DrawSeat[] =>
  skills
    .filter((s) => s.agency === agency)
    .toSorted((a, b) => (a.skill < b.skill ? -1 : Number(a.skill > b.skill)))
    .flatMap(({ skill, count }) => Array.from({ length: count }, () => ({ agency, skill })));

/** Who may be drawn for a seat: whoever fits it and leaves enough others for the seats with a skill that are still to come. */
export function eligible(seat: DrawSeat, left: readonly Entry[], later: readonly DrawSeat[]): readonly Entry[] {
  if (seat.agency === null) return left;
  const fit = left.filter((e) => fits(e, seat));
  if (seat.skill === null) return fit; // those with a skill come before it
  const pending = later.filter((s) => s.skill !== null && s.agency === seat.agency);
  const staff = left.filter((e) => e.agency === seat.agency);
  const holders = holdersOf(pending, staff);
  const spared = (one: Entry): boolean =>
    !holders?.has(one) ||
    holdersOf(
      pending,
      staff.filter((e) => e !== one),
    ) !== null;
  return fit.filter(spared);
}

const fits = (one: Entry, { agency, skill }: DrawSeat): boolean =>
  (agency === null || one.agency === agency) && (skill === null || one.skills.includes(skill));

/** People who can hold all the seats at once, one each (augmenting paths); null where that cannot be. */
function holdersOf(seats: readonly DrawSeat[], people: readonly Entry[]): ReadonlySet<Entry> | null {
  const seatOf = new Map<Entry, DrawSeat>();
  const settle = (seat: DrawSeat, asked: Set<Entry>): boolean =>
    people.some((one) => {
      if (asked.has(one) || !fits(one, seat)) return false;
      asked.add(one);
      const held = seatOf.get(one);
      if (held && !settle(held, asked)) return false;
      seatOf.set(one, seat);
      return true;
    });
  return seats.every((seat) => settle(seat, new Set())) ? new Set(seatOf.keys()) : null;
}
