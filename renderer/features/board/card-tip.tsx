import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { SessionView } from '../../data/day-model';
import { useNow, useSentence, useTeamSight } from '../../services';
import { useBoard } from '../../state/board-slice';
import { useTexts } from '../../text/i18n';
import { actualOf, lifeOf, stateOf } from './card-look';
import './card-tip.css';
import type { BoardDay } from './use-board-day';
import type { Words } from './use-words';

/** What the object is known by. */
const marksOf = ({ requests }: SessionView): readonly string[] => [
  ...new Set(
    requests.flatMap(({ marks: m, requestNo }) => [requestNo, ...m.containers, ...m.trailers, ...m.declarations]),
  ),
];

/** Milliseconds that the pointer rests on a card before its tip comes; the next card's comes at once while one is open. */
const REST = 350;

type Over = { readonly id: string; readonly box: DOMRect };

/** Follows the card under the pointer; nothing while a card is carried or a menu is open. */
function useHovered(root: RefObject<HTMLElement | null>): Over | null {
  const [over, setOver] = useState<Over | null>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown = false;
    const hide = (): void => {
      clearTimeout(timer);
      shown = false;
      setOver(null);
    };
    const enter = (e: PointerEvent): void => {
      const card = e.target instanceof Element ? e.target.closest<HTMLElement>('button[data-session]') : null;
      clearTimeout(timer);
      if (!card || e.buttons !== 0) return hide();
      const show = (): void => {
        shown = true;
        if (card.isConnected) setOver({ id: card.dataset['session']!, box: card.getBoundingClientRect() });
      };
      if (shown) show();
      else timer = setTimeout(show, REST);
    };
    element.addEventListener('pointerover', enter);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('pointerdown', hide);
    element.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointerover', enter);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('pointerdown', hide);
      element.removeEventListener('scroll', hide, { capture: true });
    };
  }, [root]);
  return over;
}

type Props = { readonly root: RefObject<HTMLElement | null>; readonly day: BoardDay; readonly words: Words };

/** Everything about a card, beside it, after a moment's rest. */
export function CardTip({ root, day, words }: Props) {
  const over = useHovered(root);
  const quiet = useBoard((s) => s.drag !== null || s.menu !== null);
  const view = over ? day.byId.get(over.id) : undefined;
  return over && view && !quiet ? <Tip key={over.id} view={view} box={over.box} day={day} words={words} /> : null;
}

type TipProps = Omit<Props, 'root'> & { readonly view: SessionView; readonly box: DOMRect };

function Tip({ view, box, day, words }: TipProps) {
  const t = useTexts('board');
  const sentence = useSentence();
  const now = useNow();
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = tip.current;
    if (!own) return;
    const { width, height } = own.getBoundingClientRect();
    const below = box.bottom + 6 + height < window.innerHeight;
    const x = Math.max(6, Math.min(box.left, window.innerWidth - width - 6));
    own.style.transform = `translate(${x}px, ${below ? box.bottom + 6 : Math.max(6, box.top - height - 6)}px)`;
  }, [box]);
  const { session, demand, booking, requests, breaches } = view;
  const seen = useTeamSight()(session);
  const hidden = useTexts('draw')('result.hidden');
  const life = lifeOf(view, now);
  const actual = actualOf(day.facts(view), now);
  const state = stateOf(view, { ...day.frame, now });
  const latest = booking?.latestRelease ?? demand.due;
  const lines: readonly (readonly [string, string])[] = [
    [t('tip.state'), session.pinned ? `${t(`state.${state}`)} · ${t('card.pinned')}` : t(`state.${state}`)],
    [t('tip.time'), session.place ? words.where(session.place) : t('panel.inTray', { count: session.minutes })],
    ...(session.place
      ? [
          [
            t('tip.opposite'),
            `${words.oppositeCity} ${words.opposite(session.place.slot.start)}–${words.opposite(session.place.slot.end)}`,
          ] as const,
        ]
      : []),
    ...(actual ? [[t('tip.actual'), words.span(actual)] as const] : []),
    [t('tip.requests'), requests.map((r) => `${words.agency(r.agency)} ${words.word('mode', r.mode)}`).join('；')],
    [t('tip.team'), session.team.length === 0 ? t('tip.noTeam') : seen ? words.officers(session.team) : hidden],
    [t('tip.arrival'), words.clock(demand.release)],
    [t('tip.latest'), life ? `${words.clock(latest)} · ${words.green(life.minutes)}` : words.clock(latest)],
    [t('tip.marks'), marksOf(view).slice(0, 4).join('  ')],
    ...(session.note === '' ? [] : [[t('tip.note'), session.note] as const]),
  ];
  return (
    <div className="card-tip" ref={tip} role="tooltip">
      <p className="tip-head">
        <b className="plate">{view.name}</b> {view.goods}
      </p>
      <dl className="figures">
        {lines.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {breaches.map(({ severity, refusal }, i) => (
        <p key={i} className="tip-why" data-tone={severity}>
          {severity === 'refuse' ? '✕' : '△'} {sentence(refusal)}
        </p>
      ))}
    </div>
  );
}
