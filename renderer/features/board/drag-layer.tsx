import { IconAlertTriangle, IconCheck, IconHandStop } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import { MINUTE } from '#shared/kernel/time';
import type { Place } from '#shared/domain/session';
import { useDesk, useSentence } from '../../services';
import { useBoard, type Drag } from '../../state/board-slice';
import { useTexts } from '../../text/i18n';
import { CardFace } from './card-face';
import { lifeOf, roomFor, stateOf } from './card-look';
import './drag-layer.css';
import { useSpace } from './geometry';
import { freshTeamFor } from './judge';
import type { BoardActs } from './use-acts';
import type { BoardDay } from './use-board-day';
import type { Words } from './use-words';

type Props = { readonly day: BoardDay; readonly words: Words; readonly acts: BoardActs };

const SIGNS = { fine: IconCheck, warn: IconAlertTriangle, refuse: IconHandStop };

/** The card in the hand, with the time it would have and the one sentence that says why not. */
export function DragLayer(props: Props) {
  const drag = useBoard((s) => s.drag);
  if (!drag) return null;
  return drag.kind === 'move' ? <Carried {...props} drag={drag} /> : <Pulled {...props} drag={drag} />;
}

type Held = Props & { readonly drag: Drag };

function Carried({ drag, day, words, acts }: Held) {
  const space = useSpace();
  const ghost = useRef<HTMLDivElement>(null);
  const { now } = useDesk();
  const t = useTexts('board');
  const view = drag.primary === null ? undefined : day.byId.get(drag.primary);
  const home = useRef<DOMRect | null>(null);
  useLayoutEffect(() => {
    space.keep({ ghost: ghost.current });
    return () => space.keep({ ghost: null });
  }, [space]);
  useLayoutEffect(() => {
    const card = document.querySelector<HTMLElement>(`[data-session="${CSS.escape(drag.primary ?? '')}"]`);
    home.current ??= card?.getBoundingClientRect() ?? null;
    if (!ghost.current || !home.current || ghost.current.style.transform !== '') return;
    ghost.current.style.transform = `translate(${home.current.left}px, ${home.current.top}px)`;
  }, [drag.primary]);
  if (!view) return null;
  const width = Math.max(60, space.now().scale.perMinute * view.session.minutes - 1);
  const state = stateOf(view, { ...day.frame, now: now() });
  return (
    <div className="ghost" ref={ghost} aria-hidden>
      <div className="card" data-state={state} style={{ width }}>
        <CardFace
          view={view}
          state={state}
          life={lifeOf(view, now())}
          room={roomFor(width)}
          tall={false}
          width={width}
          words={words}
        />
      </div>
      {drag.targets && drag.targets.length > 1 && <b className="ghost-count">{drag.targets.length}</b>}
      <div className="verdict" data-tone={drag.verdict?.tone ?? 'none'}>
        <strong className="figures">
          <TargetText drag={drag} words={words} />
        </strong>
        <Sentence drag={drag} words={words} acts={acts} />
        {drag.targets && drag.targets.length > 1 && <span>{t('drag.group', { count: drag.targets.length })}</span>}
      </div>
    </div>
  );
}

/** The word at the pointer while an end is pulled or a stretch is marked. */
function Pulled({ drag, words, acts }: Held) {
  const space = useSpace();
  const ghost = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    space.keep({ ghost: ghost.current });
    return () => space.keep({ ghost: null });
  }, [space]);
  const place: Place | null = drag.closing ?? drag.targets?.[0]?.place ?? null;
  return (
    <div className="ghost" ref={ghost} aria-hidden>
      {place && (
        <div className="verdict" data-tone={drag.kind === 'close' ? 'warn' : (drag.verdict?.tone ?? 'none')}>
          <strong className="figures">
            {words.where(place)} · {words.minutes((place.slot.end - place.slot.start) / MINUTE)}
          </strong>
          <Sentence drag={drag} words={words} acts={acts} />
        </div>
      )}
    </div>
  );
}

function TargetText({ drag, words }: { readonly drag: Drag; readonly words: Words }) {
  const t = useTexts('board');
  const target = drag.targets?.find((one) => one.sessionId === drag.primary) ?? drag.targets?.[0];
  if (!target) return t('drag.nowhere');
  if (!target.place) return t('drag.tray');
  const { slot } = target.place;
  return (
    <>
      {words.where(target.place)}
      <i>
        {words.oppositeCity} {words.opposite(slot.start)}
      </i>
    </>
  );
}

const TEAM = new Set(['officer-taken', 'officer-off-duty', 'officer-unknown']);

function Sentence({ drag, words, acts }: { readonly drag: Drag; readonly words: Words; readonly acts: BoardActs }) {
  const t = useTexts('board');
  const why = useSentence();
  const { verdict, freshTeam, targets } = drag;
  if (!verdict) return null;
  const Sign = SIGNS[verdict.tone];
  const [only] = targets ?? [];
  const fresh = freshTeam && verdict.tone !== 'refuse' && targets?.length === 1 && only?.place ? only : null;
  return (
    <>
      {verdict.why && (
        <span className="why">
          <Sign size={14} stroke={2.2} />
          {why(verdict.why)}
        </span>
      )}
      {verdict.tone === 'refuse' && !freshTeam && verdict.why && TEAM.has(verdict.why.code) && (
        <span className="hint">{t('drag.tryShift')}</span>
      )}
      {fresh && (
        <span className="hint">
          {t('drag.freshTeam', { names: words.officers(freshTeamFor(acts.bench(), fresh)) })}
        </span>
      )}
    </>
  );
}
