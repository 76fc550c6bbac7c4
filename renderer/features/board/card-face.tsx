import { IconCheck, IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import type { SessionView } from '../../data/day-model';
import { isClash, tailOf, type CardState, type Life, type Room } from './card-look';
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

/** What is drawn on a card, on the board, in the tray and in the hand. The narrower, the less: plate and marks, plate, nothing. */
export const CardFace = memo(function CardFace({ view, state, life, room, width, tall, words }: Props) {
  const clash = isClash(view);
  const narrow = room === 'plate';
  if (room === 'sliver') return <Sliver {...{ view, life, tall, width }} />;
  return (
    <>
      <span className="card-line">
        <span className="plate">
          {narrow ? tailOf(view.name, width - (EDGES[state] ?? 11) - (clash ? 12 : 0)) : view.name}
        </span>
        {!narrow && <Marks view={view} words={words} />}
        {clash && <b className="card-clash">!</b>}
        {state === 'done' && !clash && !narrow && <IconCheck className="card-tick" size={13} stroke={2.5} />}
      </span>
      <span className="card-second">
        {narrow ? <Marks view={view} words={words} /> : <span className="card-goods">{view.goods}</span>}
        {life && room === 'full' && (
          <span className="card-left" data-tone={life.tone}>
            {words.green(life.minutes)}
          </span>
        )}
        {view.session.pinned && <IconLock className="card-lock" size={11} stroke={2.2} />}
      </span>
      {tall && <ThirdLine view={view} narrow={narrow} words={words} />}
      <LifeBar life={life} />
    </>
  );
});

/** Pixels of a card that its edges take; more where a state has a bar of its own. */
const EDGES: Partial<Record<CardState, number>> = { arrived: 15, running: 21 };

/** A card too narrow for a line: its plate stands upright where the row is high, and a clash always shows its sign. */
function Sliver({ view, life, tall, width }: Pick<Props, 'view' | 'life' | 'tall' | 'width'>) {
  return (
    <>
      {isClash(view) && <b className="card-clash">!</b>}
      {tall && width >= UPRIGHT && <span className="card-upright plate">{tailOf(view.name, UPRIGHT_ROOM)}</span>}
      <LifeBar life={life} />
    </>
  );
}

/** Least width of a card whose plate stands upright, and the pixels of plate that a row then holds. */
const UPRIGHT = 13;
const UPRIGHT_ROOM = 54;

type LineProps = Pick<Props, 'view' | 'words'>;

function ThirdLine({ view, narrow, words }: LineProps & { readonly narrow: boolean }) {
  const { team, place } = view.session;
  if (narrow) return <span className="card-third">{view.goods}</span>;
  if (!place) return null;
  return (
    <span className="card-third" data-missing={team.length === 0 || undefined}>
      {team.length === 0 ? words.nobody : words.officers(team)}
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
        <i style={{ transform: `scaleX(${life.share.toFixed(3)})` }} />
      </span>
    )
  );
}
