import { IconCheck, IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import type { SessionView } from '../../data/day-model';
import { isClash, type CardState, type Life, type Room } from './card-look';
import { headOf, tailOf } from './card-text';
import type { Words } from './use-words';

type Props = {
  readonly view: SessionView;
  readonly state: CardState;
  readonly life: Life | null;
  readonly room: Room;
  readonly width: number;
  /** Whether a third line fits: who inspects. */
  readonly tall: boolean;
  readonly words: Words;
};

/** Pixels of a card that its edges take; more where a state has a bar of its own. */
const EDGE = 11;
const EDGES: Partial<Record<CardState, number>> = { arrived: 15, running: 21 };
/** Pixels of the signs beside a text. */
const MARK = 18;
const CLASH = 12;
const CLOCK = 46;
const LOCK = 14;

/** What is drawn on a card, on the board, in the tray and in the hand. The narrower, the less: plate and marks, plate, nothing. */
export const CardFace = memo(function CardFace(props: Props) {
  const { view, state, life, room, width, tall, words } = props;
  if (room === 'sliver') return <Sliver {...props} />;
  const clash = isClash(view);
  const narrow = room === 'plate';
  const text = width - (EDGES[state] ?? EDGE);
  const marks = narrow ? 0 : view.demand.agencies.length * MARK;
  const clock = life !== null && room === 'full';
  const second = text - (clock ? CLOCK : 0) - (view.session.pinned ? LOCK : 0);
  return (
    <>
      <span className="card-line">
        <span className="plate">{tailOf(view.name, text - marks - (clash ? CLASH : 0))}</span>
        {!narrow && <Marks view={view} words={words} />}
        {clash && <b className="card-clash">!</b>}
        {state === 'done' && !clash && !narrow && <IconCheck className="card-tick" size={13} stroke={2.5} />}
      </span>
      <span className="card-second">
        {narrow ? <Marks view={view} words={words} /> : headOf(view.goods, second)}
        {clock && (
          <span className="card-left" data-tone={life.tone}>
            {life.over > 0 ? words.late(life.over) : words.green(life.minutes)}
          </span>
        )}
        {view.session.pinned && <IconLock className="card-lock" size={11} stroke={2.2} />}
      </span>
      {tall && <ThirdLine view={view} narrow={narrow} text={text} words={words} />}
      <LifeBar life={life} />
    </>
  );
});

/** Least width of a card whose plate stands upright, and the pixels of plate that a high row then holds. */
const UPRIGHT = 13;
const UPRIGHT_ROOM = 54;
/** Least width of a card in a low row that shows the last two letters of its plate. */
const DIGITS = 20;

/** A card too narrow for a line: its plate stands upright where the row is high, and a clash always shows its sign. */
function Sliver({ view, life, tall, width }: Props) {
  return (
    <>
      {isClash(view) && <b className="card-clash">!</b>}
      {tall
        ? width >= UPRIGHT && <span className="card-upright plate">{tailOf(view.name, UPRIGHT_ROOM)}</span>
        : width >= DIGITS && <span className="plate">{view.name.slice(-2)}</span>}
      <LifeBar life={life} />
    </>
  );
}

type LineProps = Pick<Props, 'view' | 'words'>;

function ThirdLine({ view, narrow, text, words }: LineProps & { readonly narrow: boolean; readonly text: number }) {
  const { team, place } = view.session;
  if (narrow) return <span className="card-third">{headOf(view.goods, text)}</span>;
  if (!place) return null;
  return (
    <span className="card-third" data-missing={team.length === 0 || undefined}>
      {headOf(team.length === 0 ? words.nobody : words.officers(team), text)}
    </span>
  );
}

function Marks({ view, words }: LineProps) {
  return (
    <span className="card-marks">
      {view.demand.agencies.map((code) => (
        <i key={code} className="agency-mark" data-agency={code}>
          {words.badge(code)}
        </i>
      ))}
    </span>
  );
}

/** What is left of a fresh load's time. */
function LifeBar({ life }: { readonly life: Life | null }) {
  return (
    life && (
      <span className="card-life" data-tone={life.tone}>
        <i style={{ width: `${Math.round(life.share * 100)}%` }} />
      </span>
    )
  );
}
