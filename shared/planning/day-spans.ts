import { MINUTE, overlaps, type Slot, type UtcMs } from '../kernel/time';
import type { Span } from './instance';

/** Whole minutes from a midnight to a moment; a part of a minute counts as one only when rounding up. */
export const minuteFrom = (midnight: UtcMs, moment: UtcMs, round: 'up' | 'down' = 'down'): number =>
  (round === 'up' ? Math.ceil : Math.floor)((moment - midnight) / MINUTE);

/** Slots as minute spans that lie wholly inside them; a slot that holds no whole minute gives none. */
export const spansOf = (slots: readonly Slot[], midnight: UtcMs): readonly Span[] =>
  slots
    .map(({ start, end }): Span => [minuteFrom(midnight, start, 'up'), minuteFrom(midnight, end)])
    .filter(([from, to]) => from < to);

/** What is left of slots when others are taken out of them. */
export const without = (slots: readonly Slot[], taken: readonly Slot[]): readonly Slot[] =>
  taken.reduce<readonly Slot[]>(
    (left, cut) =>
      left.flatMap((slot) =>
        overlaps(slot, cut)
          ? [
              { start: slot.start, end: cut.start },
              { start: cut.end, end: slot.end },
            ].filter((part) => part.end > part.start)
          : [slot],
      ),
    slots,
  );
