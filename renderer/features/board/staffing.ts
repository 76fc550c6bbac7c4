import { at, type Slot, type UtcMs } from '#shared/kernel/time';
import type { AgencyCode } from '#shared/domain/words';
import type { World } from '#shared/domain/world';
import { dutyIdOf } from '#shared/domain/officer';
import type { DayModel } from '../../data/day-model';

/** Heads of one agency while nothing changes. */
export type StaffSpan = {
  readonly slot: Slot;
  readonly onDuty: number;
  /** Heads that the placed sessions ask for. */
  readonly needed: number;
  /** Of these, heads that no team names yet. */
  readonly unnamed: number;
};

type Step = { duty: number; needed: number; unnamed: number };
const ZERO: Step = { duty: 0, needed: 0, unnamed: 0 };

/** How many officers each agency has on duty over the day, and how many the board asks for. Ordered as the port lists its agencies. */
export function staffOf(world: World, model: DayModel): ReadonlyMap<AgencyCode, readonly StaffSpan[]> {
  const steps = new Map<AgencyCode, Map<number, Step>>();
  for (const { code } of model.port.agencies) steps.set(code, new Map());
  const add = (agency: AgencyCode, slot: Slot, by: Partial<Step>): void => {
    const own = steps.get(agency);
    if (!own) return;
    change(own, slot.start, by, 1);
    change(own, slot.end, by, -1);
  };
  for (const officer of world.officers.values()) {
    if (!officer.active || officer.portId !== model.port.id) continue;
    for (const window of world.duties.get(dutyIdOf(officer.id, model.day))?.windows ?? [])
      add(officer.agency, window, { duty: 1 });
  }
  for (const { session, demand } of model.sessions) {
    if (!session.place) continue;
    for (const agency of demand.agencies) {
      const wanted = demand.needs.reduce((sum, n) => (n.agency === agency ? sum + n.count : sum), 0);
      const named = session.team.filter((id) => world.officers.get(id)?.agency === agency).length;
      add(agency, session.place.slot, { needed: Math.max(wanted, named), unnamed: Math.max(0, wanted - named) });
    }
  }
  return new Map([...steps].map(([agency, own]) => [agency, spansOf(own)]));
}

function change(steps: Map<number, Step>, moment: UtcMs, by: Partial<Step>, sign: 1 | -1): void {
  const { duty, needed, unnamed } = steps.get(moment) ?? ZERO;
  steps.set(moment, {
    duty: duty + sign * (by.duty ?? 0),
    needed: needed + sign * (by.needed ?? 0),
    unnamed: unnamed + sign * (by.unnamed ?? 0),
  });
}

/** Spans between changes in which anyone is on duty or asked for; equal neighbours are one. */
function spansOf(steps: ReadonlyMap<number, Step>): readonly StaffSpan[] {
  const moments = [...steps.keys()].toSorted((a, b) => a - b);
  const spans: StaffSpan[] = [];
  let sum = ZERO;
  moments.forEach((moment, i) => {
    const step = steps.get(moment)!;
    sum = { duty: sum.duty + step.duty, needed: sum.needed + step.needed, unnamed: sum.unnamed + step.unnamed };
    const until = moments[i + 1];
    if (until === undefined || (sum.duty === 0 && sum.needed === 0)) return;
    const last = spans.at(-1);
    const same =
      last?.slot.end === moment &&
      last.onDuty === sum.duty &&
      last.needed === sum.needed &&
      last.unnamed === sum.unnamed;
    const slot = { start: same ? last.slot.start : at(moment), end: at(until) };
    if (same) spans.pop();
    spans.push({ slot, onDuty: sum.duty, needed: sum.needed, unnamed: sum.unnamed });
  });
  return spans;
}
