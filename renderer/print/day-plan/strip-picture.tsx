import { clockText, type Zone } from '#shared/kernel/time';
import type { PaperTexts } from '../paper-texts';
import { MM } from './measures';
import type { Strip, StripCard } from './strip';

type Props = { readonly strip: Strip; readonly zone: Zone; readonly texts: PaperTexts };

/** Inner line of the double line that marks the green lane, in millimetres from the outer one. */
const INSET = 0.7;

/** The day in small. Drawn as lines and fills, never as backgrounds, so that every printer prints it. */
export function StripPicture({ strip, zone, texts: { t } }: Props) {
  return (
    <figure className="day-plan-strip" style={{ margin: 0 }}>
      <svg viewBox={`0 0 ${MM.width} ${MM.stripHeight}`} aria-hidden>
        {strip.hours.map(({ x, moment }) => (
          <g key={moment}>
            <line x1={x} x2={x} y1={3.5} y2={MM.stripHeight} stroke="#999" strokeWidth={0.1} />
            <text x={x} y={2.8} fontSize={2.6} textAnchor={x > MM.width - 4 ? 'end' : 'middle'}>
              {clockText(moment, zone)}
            </text>
          </g>
        ))}
        {strip.rows.map(({ label, y, height }) => (
          <g key={label}>
            <line x1={0} x2={MM.width} y1={y} y2={y} stroke="#000" strokeWidth={0.12} />
            <text x={1} y={y + height / 2} fontSize={Math.min(3, height * 0.8)} dominantBaseline="central">
              {label}
            </text>
          </g>
        ))}
        <line
          x1={0}
          x2={MM.width}
          y1={MM.stripHeight - 0.1}
          y2={MM.stripHeight - 0.1}
          stroke="#000"
          strokeWidth={0.12}
        />
        {strip.cards.map((card) => (
          <Card key={card.key} card={card} />
        ))}
      </svg>
      <figcaption className="day-plan-legend">
        <span>■ {t('legend.joint')}</span>
        <span>□ {t('legend.single')}</span>
        <span>{t('legend.green')}</span>
      </figcaption>
    </figure>
  );
}

function Card({ card }: { readonly card: StripCard }) {
  const { x, y, width, height, joint, green, label } = card;
  const ink = joint ? '#fff' : '#000';
  const size = Math.min(2.6, height * 0.62, (width - 1.6) / (label.length * 0.6));
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} fill={joint ? '#000' : '#fff'} stroke="#000" strokeWidth={0.25} />
      {green && (
        <rect
          x={x + INSET}
          y={y + INSET}
          width={Math.max(0, width - 2 * INSET)}
          height={Math.max(0, height - 2 * INSET)}
          fill="none"
          stroke={ink}
          strokeWidth={0.25}
        />
      )}
      {size > 1 && (
        <text
          x={x + width / 2}
          y={y + height / 2}
          fontSize={size}
          fill={ink}
          textAnchor="middle"
          dominantBaseline="central"
        >
          {label}
        </text>
      )}
    </g>
  );
}
