import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import type { SessionId } from '#shared/kernel/ids';
import { useBoard } from '../../state/board-slice';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { BoardDialogs } from './board-dialogs';
import './board.css';
import { CardMenu } from './card-menu';
import { CardTip } from './card-tip';
import './card.css';
import { DragLayer } from './drag-layer';
import { SpaceContext, emptySpace } from './geometry';
import { Grid } from './grid';
import { PreviewPanel } from './preview-panel';
import { usePreview } from './preview-store';
import { SessionTable } from './session-table';
import { SidePanel } from './side-panel';
import { Toolbar } from './toolbar';
import { Tray } from './tray';
import { useActs } from './use-acts';
import { useBoardDay, type BoardDay } from './use-board-day';
import { useBoardKeys } from './use-board-keys';
import { useGestures } from './use-gestures';
import { usePlanning } from './use-planning';
import { useWords } from './use-words';

/** The day's board: what waits on the left, bays by time in the middle, the chosen session on the right. */
export function BoardScreen() {
  const [space] = useState(emptySpace);
  const day = useView((v) => v.day);
  return (
    <SpaceContext value={space}>
      <Board key={day} />
    </SpaceContext>
  );
}

function Board() {
  const day = useBoardDay();
  const words = useWords();
  const acts = useActs(words);
  const planning = usePlanning(acts);
  const table = useBoard((s) => s.table);
  const panel = useBoard((s) => s.panel);
  const closing = useBoard((s) => s.closing);
  const preview = usePreview((s) => s.phase.kind !== 'none');
  const root = useRef<HTMLDivElement>(null);
  const onPointerDown = useGestures({ day, acts });
  useBoardKeys({ day, acts });
  useFreshStart(planning.giveUp);
  const parts = { day, words, acts };
  return (
    <div
      className="board"
      ref={root}
      role="presentation"
      data-closing={closing || undefined}
      data-preview={preview || undefined}
      onPointerDown={onPointerDown}
      onContextMenu={openMenu}
      onDoubleClick={openPanel}
    >
      <Toolbar model={day.model} onPlan={planning.start} />
      <div className="board-body">
        <Tray day={day} words={words} />
        {table ? <SessionTable day={day} words={words} /> : <Grid day={day} words={words} />}
        <Emptiness day={day} />
        {preview ? <PreviewPanel {...parts} planning={planning} /> : panel && <SidePanel {...parts} />}
      </div>
      <CardTip root={root} day={day} words={words} />
      <DragLayer {...parts} />
      <CardMenu {...parts} />
      <BoardDialogs {...parts} />
    </div>
  );
}

/** Another day, or another screen, ends what was only being looked at. */
function useFreshStart(giveUp: () => void): void {
  useEffect(() => {
    useBoard.setState({ chosen: new Set(), cursor: null, cut: null, drag: null, menu: null, dialog: null });
    return giveUp;
  }, [giveUp]);
}

const cardUnder = ({ target }: MouseEvent): SessionId | null =>
  target instanceof Element
    ? ((target.closest<HTMLElement>('[data-session]')?.dataset['session'] ?? null) as SessionId | null)
    : null;

function openMenu(e: MouseEvent): void {
  const sessionId = cardUnder(e);
  if (sessionId === null || usePreview.getState().phase.kind !== 'none') return;
  e.preventDefault();
  useView.getState().select(sessionId);
  useBoard.setState({ menu: { sessionId, x: e.clientX, y: e.clientY } });
}

function openPanel(e: MouseEvent): void {
  if (cardUnder(e) !== null) useBoard.setState({ panel: true });
}

/** What to do where there is nothing to plan, or nowhere, or no time for it. */
function Emptiness({ day }: { readonly day: BoardDay }) {
  const t = useTexts('board');
  const show = useView((v) => v.show);
  const { model } = day;
  if (model.bays.length === 0)
    return (
      <div className="board-empty">
        <p>{t('empty.bays')}</p>
        <Button onClick={() => show('administration')}>{t('empty.settings')}</Button>
      </div>
    );
  if (model.sessions.length === 0)
    return (
      <div className="board-empty">
        <p>{t('empty.day', { day: model.day })}</p>
        <Button onClick={() => show('intake')}>{t('empty.import')}</Button>
      </div>
    );
  return model.hours.length === 0 && <p className="board-notice">{t('empty.shut', { day: model.day })}</p>;
}
