import { CloseButton, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { UtcMs } from '#shared/kernel/time';
import type { SessionView } from '../../data/day-model';
import { useNow } from '../../services';
import { useBoard } from '../../state/board-slice';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { CardFace } from './card-face';
import { isClash, lifeOf, sameCard, stateOf } from './card-look';
import { useCardName, type NameOf } from './card-name';
import { useSpace } from './geometry';
import './tray.css';
import { passes, type BoardDay } from './use-board-day';
import { useViewWindow } from './use-view-window';
import type { Words } from './use-words';

type Props = { readonly day: BoardDay; readonly words: Words };

/** Height of one waiting card with its gap, and how wide it is drawn. */
const PITCH = 62;
const WIDTH = 178;
/** Cards drawn above and below the view. */
const SPARE = 4;

/** Everything an officer may type to find a waiting card. */
const textOf = (view: SessionView): string =>
  [view.name, view.goods, ...view.requests.flatMap((r) => [r.requestNo, r.trader.name ?? '', ...r.marks.containers])]
    .join(' ')
    .toLowerCase();

/** What has no place yet, most urgent first. Cards are carried from here to the board and back. */
export function Tray({ day, words }: Props) {
  const t = useTexts('board');
  const space = useSpace();
  const [text, setText] = useState('');
  const tray = useRef<HTMLElement>(null);
  const filters = useBoard((s) => s.filters);
  const wanted = text.trim().toLowerCase();
  const shown = useMemo(
    () => day.tray.filter((v) => (wanted === '' || textOf(v).includes(wanted)) && passes(v, filters)),
    [day.tray, wanted, filters],
  );
  useLayoutEffect(() => {
    space.keep({ tray: tray.current });
  }, [space]);
  return (
    <aside className="tray" ref={tray} aria-label={t('tray.title', { count: day.tray.length })}>
      <header>
        <h2>{t('tray.title', { count: day.tray.length })}</h2>
        <TextInput
          size="xs"
          aria-label={t('tray.filter')}
          placeholder={t('tray.filter')}
          leftSection={<IconFilter size={13} />}
          rightSection={
            text !== '' && <CloseButton size="xs" aria-label={t('panel.clear')} onClick={() => setText('')} />
          }
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          data-keeps-focus
        />
      </header>
      <TrayList views={shown} day={day} words={words} />
      {shown.length === 0 && (
        <p className="tray-empty">
          {day.tray.length === 0 ? day.model.sessions.length > 0 && t('tray.empty') : t('tray.noMatch', { text })}
        </p>
      )}
      <TrayDrop />
    </aside>
  );
}

type ListProps = Props & { readonly views: readonly SessionView[] };

function TrayList({ views, day, words }: ListProps) {
  const t = useTexts('board');
  const scroller = useRef<HTMLDivElement>(null);
  const view = useViewWindow(scroller);
  const nameOf = useCardName(words);
  const now = useNow();
  const selected = useView((v) => v.selected);
  const chosen = useBoard((s) => s.chosen);
  const first = Math.max(0, Math.floor(view.top / PITCH) - SPARE);
  const last = Math.ceil((view.top + view.height + 88) / PITCH) + SPARE;
  return (
    <div className="tray-scroller" ref={scroller}>
      <ol style={{ height: views.length * PITCH }} aria-label={t('card.waiting')}>
        {views.slice(first, last).map((one, i) => (
          <TrayCard
            key={one.id}
            view={one}
            y={(first + i) * PITCH}
            state={stateOf(one, { ...day.frame, now })}
            now={now}
            selected={selected === one.id}
            first={first + i === 0 && !views.some((v) => v.id === selected)}
            chosen={chosen.has(one.id)}
            words={words}
            nameOf={nameOf}
          />
        ))}
      </ol>
    </div>
  );
}

type CardProps = {
  readonly view: SessionView;
  readonly y: number;
  readonly state: ReturnType<typeof stateOf>;
  readonly now: UtcMs;
  readonly selected: boolean;
  /** The card that Tab comes to when none is selected. */
  readonly first: boolean;
  readonly chosen: boolean;
  readonly words: Words;
  readonly nameOf: NameOf;
};

const TrayCard = memo(function TrayCard({ view, y, state, now, selected, first, chosen, words, nameOf }: CardProps) {
  const t = useTexts('board');
  return (
    <li style={{ top: y }}>
      <button
        type="button"
        className="card tray-card"
        data-session={view.id}
        data-state={state}
        data-clash={isClash(view) || undefined}
        data-selected={selected || undefined}
        aria-pressed={chosen}
        aria-label={nameOf(view, state, now)}
        tabIndex={selected || first ? 0 : -1}
      >
        <CardFace
          view={view}
          state={state}
          life={lifeOf(view, now)}
          room="full"
          tall={false}
          width={WIDTH}
          words={words}
        />
        <span className="tray-times figures">
          <i>{t('tray.eta', { time: words.clock(view.demand.release) })}</i>
          <i>{t('tray.latest', { time: words.clock(view.demand.due) })}</i>
          <i>{t('card.minutes', { count: view.session.minutes })}</i>
        </span>
      </button>
    </li>
  );
}, sameTrayCard);

function sameTrayCard(a: CardProps, b: CardProps): boolean {
  const keys = Object.keys(a) as (keyof CardProps)[];
  return keys.every((key) => {
    if (key === 'view') return sameCard(a.view, b.view);
    if (key === 'now') return a.now === b.now || a.view.demand.spoilClass === null;
    return Object.is(a[key], b[key]);
  });
}

/** The tray as a place to let a card go. */
function TrayDrop() {
  const t = useTexts('board');
  const over = useBoard(
    (s) => s.drag?.kind === 'move' && s.drag.targets?.some((target) => target.place === null) === true,
  );
  return over && <div className="tray-drop">{t('tray.drop')}</div>;
}
