import { contains, plusDays, type Slot, type UtcMs } from '#shared/kernel/time';
import { hoursOn, united } from '#shared/domain/calendar';
import type { DayModel } from '../../data/day-model';

/** A stretch in which no truck can cross, and whose gate is shut. */
export type ShutSpan = { readonly slot: Slot; readonly who: 'own' | 'opposite' | 'both' };

/** The stretches of the board in which one side or both do not work; extra hours that both agreed to are open. */
export function shutSpans(
  { port, day, hours }: Pick<DayModel, 'port' | 'day' | 'hours'>,
  { from, until }: { readonly from: UtcMs; readonly until: UtcMs },
): readonly ShutSpan[] {
  const around = [plusDays(day, -1), day, plusDays(day, 1)];
  const own = hoursOn(port.calendar, day, port.zone);
  const opposite = united(around.flatMap((d) => hoursOn(port.oppositeCalendar, d, port.oppositeZone)));
  const moments = [from, until, ...[...own, ...opposite, ...hours].flatMap((s) => [s.start, s.end])]
    .filter((t) => t >= from && t <= until)
    .toSorted((a, b) => a - b);
  const spans: ShutSpan[] = [];
  moments.slice(1).forEach((end, i) => {
    const slot = { start: moments[i]!, end };
    if (slot.start === end) return;
    if (hours.some((h) => contains(h, slot))) return;
    const ownShut = !own.some((h) => contains(h, slot));
    const oppositeShut = !opposite.some((h) => contains(h, slot));
    if (!ownShut && !oppositeShut) return;
    const who = ownShut && oppositeShut ? 'both' : ownShut ? 'own' : 'opposite';
    const last = spans.at(-1);
    if (last?.who === who && last.slot.end === slot.start)
      spans[spans.length - 1] = { who, slot: { ...last.slot, end } };
    else spans.push({ slot, who });
  });
  return spans;
}
