import { memo } from 'react';
import type { UtcMs } from '#shared/kernel/time';
import type { AgencyCode } from '#shared/domain/words';
import { useTexts } from '../../text/i18n';
import type { StaffSpan } from './staffing';
import { ticksOf, widthOf, xOf, type TimeScale } from './time-scale';
import type { Words } from './use-words';

type AxisProps = { readonly scale: TimeScale; readonly from: UtcMs; readonly until: UtcMs; readonly words: Words };

/** Two clocks over the day: the own above, the opposite side's below. */
export const Axis = memo(function Axis({ scale, from, until, words }: AxisProps) {
  const { ticks } = ticksOf(scale);
  return (
    <div className="axis figures" aria-hidden>
      {ticks
        .filter((t) => t >= from && t <= until)
        .map((t) => (
          <span key={t} className="tick" style={{ left: Math.round(xOf(scale, t)) }}>
            <b>{words.clock(t)}</b>
            <i>{words.opposite(t)}</i>
          </span>
        ))}
    </div>
  );
});

/** Lines of the field under the marks of the axis. */
export const TickLines = memo(function TickLines({ scale, from, until }: Omit<AxisProps, 'words'>) {
  const { ticks } = ticksOf(scale);
  return ticks
    .filter((t) => t >= from && t <= until)
    .map((t) => (
      <i
        key={t}
        className="tick-line"
        data-hour={t % 3_600_000 === 0 || undefined}
        style={{ left: Math.round(xOf(scale, t)) }}
      />
    ));
});

type StaffProps = AxisProps & { readonly staff: ReadonlyMap<AgencyCode, readonly StaffSpan[]> };

/** Pixels that a head-count like `3/6` needs. */
const LABEL = 26;

/** Under the axis, an agency a line: how many are free and on duty; red where the board asks for more than there are. */
export const StaffStrip = memo(function StaffStrip({ staff, scale, from, until, words }: StaffProps) {
  const t = useTexts('board');
  return [...staff].map(([agency, spans]) => (
    <div key={agency} className="staff-line figures">
      {spans
        .filter(({ slot }) => slot.start < until && slot.end > from)
        .map((span) => {
          const { slot, onDuty, needed, unnamed } = span;
          const width = Math.round(widthOf(scale, slot));
          const facts = { agency: words.agency(agency), onDuty, needed, unnamed };
          const [start, end] = [words.clock(slot.start), words.clock(slot.end)];
          return (
            <span
              key={slot.start}
              className="staff-span"
              data-tone={needed > onDuty ? 'short' : needed === onDuty ? 'tight' : 'free'}
              data-unnamed={unnamed > 0 || undefined}
              style={{
                left: Math.round(xOf(scale, slot.start)),
                width: Math.max(1, width - 1),
              }}
              title={t('axis.staffHint', { ...facts, start, end })}
            >
              {width >= LABEL && `${onDuty - needed}/${onDuty}`}
            </span>
          );
        })}
    </div>
  ));
});
