import { memo } from 'react';
import type { UtcMs } from '#shared/kernel/time';
import { useTexts } from '../../text/i18n';
import { useBoard } from '../../state/board-slice';
import { usePreview } from './preview-store';
import type { ShutSpan } from './shut-hours';
import { widthOf, xOf, type TimeScale } from './time-scale';
import type { BoardDay } from './use-board-day';

const SHUT = { own: 'axis.shutOwn', opposite: 'axis.shutOpposite', both: 'axis.shutBoth' } as const;

type ShadeProps = { readonly spans: readonly ShutSpan[]; readonly scale: TimeScale };

/** The hours in which no truck can cross, shaded by whose gate is shut. */
export const ShutShade = memo(function ShutShade({ spans, scale }: ShadeProps) {
  const t = useTexts('board');
  return spans.map(({ slot, who }) => (
    <div
      key={slot.start}
      className="shut"
      data-who={who}
      style={{ left: Math.round(xOf(scale, slot.start)), width: widthOf(scale, slot) }}
    >
      <span>{t(SHUT[who])}</span>
    </div>
  ));
});

type NowProps = { readonly now: UtcMs; readonly scale: TimeScale };

/** Now, on the day it belongs to. */
export function NowLine({ now, scale }: NowProps) {
  if (now < scale.from || now > scale.until) return null;
  return <i className="now-line" style={{ left: Math.round(xOf(scale, now)) }} />;
}

/** Where the hand would put things: outlines in the field, in the tone of the verdict. */
export function DropTargets({ scale, rowOf }: { readonly scale: TimeScale; readonly rowOf: BoardDay['rowOf'] }) {
  const drag = useBoard((s) => s.drag);
  if (!drag) return null;
  const places = (drag.targets ?? []).flatMap((t) => (t.place ? [{ key: String(t.sessionId), ...t.place }] : []));
  const closing = drag.closing ? [{ key: 'closing', ...drag.closing }] : [];
  return [...places, ...closing].slice(0, 80).map(({ key, bayId, slot }) => (
    <div
      key={key}
      className="drop-target"
      data-tone={drag.kind === 'close' ? 'refuse' : (drag.verdict?.tone ?? 'fine')}
      style={{
        transform: `translate(${Math.round(xOf(scale, slot.start))}px, ${(rowOf.get(bayId) ?? 0) * scale.row}px)`,
        width: widthOf(scale, slot),
      }}
    />
  ));
}

/** The spot at which keys put a card when none is in focus. */
export function CursorMark({ scale, rowOf }: { readonly scale: TimeScale; readonly rowOf: BoardDay['rowOf'] }) {
  const cursor = useBoard((s) => s.cursor);
  if (!cursor) return null;
  const y = (rowOf.get(cursor.bayId) ?? 0) * scale.row;
  return <i className="cursor-mark" style={{ left: Math.round(xOf(scale, cursor.start)), top: y }} />;
}

/** Old places of what a proposal moves, dashed. */
export function OldPlaces({ scale, rowOf }: { readonly scale: TimeScale; readonly rowOf: BoardDay['rowOf'] }) {
  const shown = usePreview((s) => (s.phase.kind === 'shown' ? s.phase : null));
  if (!shown) return null;
  return shown.moves
    .filter((m) => m.before && m.kind !== 'team' && shown.ticked.has(m.sessionId))
    .map(({ sessionId, before }) => (
      <div
        key={sessionId}
        className="old-place"
        style={{
          left: Math.round(xOf(scale, before!.place.slot.start)),
          top: (rowOf.get(before!.place.bayId) ?? 0) * scale.row,
          width: widthOf(scale, before!.place.slot),
        }}
      />
    ));
}
