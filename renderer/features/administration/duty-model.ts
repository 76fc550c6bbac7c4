import { DAY, MINUTE, at, plusDays, type Day, type Slot, type UtcMs } from '#shared/kernel/time';
import { dutyIdOf, type Duty, type Officer } from '#shared/domain/officer';
import type { AgencyCode } from '#shared/domain/words';
import { DAY_SHIFTS } from '#shared/ports/kit-parts';
import { kitOf } from '#shared/ports/known-ports';
import type { Shift } from '#shared/ports/port-kit';

/** The usual shifts of a port: its kit's, or those of a plain working day. */
export const shiftsOf = (port: string): readonly Shift[] => kitOf(port)?.shifts ?? DAY_SHIFTS;

/** The officer is not on duty that day. */
export const offDuty = (officer: Officer, day: Day): Duty => ({
  id: dutyIdOf(officer.id, day),
  portId: officer.portId,
  officerId: officer.id,
  day,
  shift: '',
  windows: [],
});

/** The duties of the day before, one day later, for officers who are still active. */
export function copiedDuties(
  duties: ReadonlyMap<string, Duty>,
  officers: readonly Officer[],
  day: Day,
): readonly Duty[] {
  return officers.flatMap((officer) => {
    const before = duties.get(dutyIdOf(officer.id, plusDays(day, -1)));
    if (!officer.active || !before || before.windows.length === 0) return [];
    const windows = before.windows.map((w) => ({ start: at(w.start + DAY), end: at(w.end + DAY) }));
    return [{ ...before, id: dutyIdOf(officer.id, day), day, windows }];
  });
}

/** How many of an agency are on duty, and where in the working hours they are fewest. */
export type Coverage = {
  readonly agency: AgencyCode;
  readonly officers: number;
  readonly least: number;
  readonly when: Slot | null;
};

/** The thinnest stretch of the working hours for each agency; the first where several are equally thin. */
export function coverageOf(
  duties: readonly { readonly agency: AgencyCode; readonly duty: Duty }[],
  agencies: readonly AgencyCode[],
  hours: readonly Slot[],
): readonly Coverage[] {
  return agencies.map((agency) => {
    const windows = duties.filter((d) => d.agency === agency).map((d) => d.duty.windows);
    const stretches = hours.flatMap((h) => stretchesOf(h, windows.flat()));
    const counted = stretches.map((when) => ({
      when,
      count: windows.filter((own) => own.some((w) => covers(w, when))).length,
    }));
    const least = Math.min(...counted.map((c) => c.count));
    const thin = counted.find((c) => c.count === least);
    const officers = windows.filter((own) => own.length > 0).length;
    return { agency, officers, least: thin ? least : 0, when: thin ? wholeStretch(counted, thin) : null };
  });
}

const covers = (window: Slot, { start, end }: Slot): boolean => window.start <= start && end <= window.end;

/** The hours cut wherever a duty begins or ends. */
function stretchesOf(hours: Slot, windows: readonly Slot[]): readonly Slot[] {
  const inside = (moment: UtcMs): boolean => moment > hours.start && moment < hours.end;
  const cuts = [...new Set([hours.start, ...windows.flatMap((w) => [w.start, w.end]).filter(inside), hours.end])];
  const sorted = cuts.toSorted((a, b) => a - b);
  return sorted.slice(1).flatMap((end, i) => (end - sorted[i]! >= MINUTE ? [{ start: sorted[i]!, end }] : []));
}

type Counted = { readonly when: Slot; readonly count: number };

/** The stretch together with those after it that are just as thin. */
function wholeStretch(all: readonly Counted[], thin: Counted): Slot {
  let { end } = thin.when;
  for (const next of all.slice(all.indexOf(thin) + 1)) {
    if (next.count !== thin.count || next.when.start !== end) break;
    end = next.when.end;
  }
  return { start: thin.when.start, end };
}
