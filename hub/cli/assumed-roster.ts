import { officerId } from '#shared/kernel/ids';
import type { Day } from '#shared/kernel/time';
import type { Duty, Officer } from '#shared/domain/officer';
import { skill } from '#shared/domain/words';
import { dutyOf, type PortKit } from '#shared/ports/port-kit';

/** Officers of one agency on one shift: enough for three sessions at once. */
const ON_EACH_SHIFT = 6;

/**
 * The people of a day that no roster was given for: so many officers of each agency on each usual shift of the port, able to do all
 * that their agency may be asked. A plan made with them shows times and bays, not names.
 */
export function assumedRoster(
  { port, shifts }: PortKit,
  day: Day,
): { readonly officers: Officer[]; readonly duties: Duty[] } {
  const rows = port.agencies.flatMap(({ code }) =>
    shifts.flatMap((shift, s) =>
      Array.from({ length: ON_EACH_SHIFT }, (_, i) => {
        const number = `${code}-${String(s + 1)}${String(i + 1).padStart(2, '0')}`;
        const officer: Officer = {
          id: officerId.parse(`${port.id}/${number}`),
          portId: port.id,
          agency: code,
          name: number,
          number,
          skills: skill.options,
          active: true,
        };
        return { officer, duty: dutyOf(port, { officer, day, shift }) };
      }),
    ),
  );
  return { officers: rows.map((r) => r.officer), duties: rows.map((r) => r.duty) };
}
