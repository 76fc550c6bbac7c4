import { useEffect, useEffectEvent, useState } from 'react';
import { clockText } from '#shared/kernel/time';
import { may } from '#shared/domain/user';
import type { SourceFile } from '#shared/interchange/sniff';
import { droppedFiles, pastedCells } from '../data/files';
import { useActor, useDesk, usePort } from '../services';
import { useArrivals } from '../state/arrivals';
import { useToasts } from '../state/toasts';
import { useView } from '../state/view';
import { useTexts } from '../text/i18n';
import { inText } from '../ui/keys';
import './files-coming.css';

/** Takes files dropped anywhere, and tables pasted outside texts, on every screen: the import wizard opens with them. */
export function FilesComing() {
  const t = useTexts('intake');
  const [hovering, setHovering] = useState(false);
  const { take, paste } = useTaking();
  const onDragOver = useEffectEvent((e: DragEvent): void => {
    if (!bringsFiles(e)) return;
    e.preventDefault();
    setHovering(true);
  });
  const onDrop = useEffectEvent((e: DragEvent): void => {
    setHovering(false);
    if (!bringsFiles(e) || !e.dataTransfer) return;
    e.preventDefault();
    void droppedFiles(e.dataTransfer).then(take);
  });
  const onPaste = useEffectEvent((e: ClipboardEvent): void => {
    if (e.clipboardData && !inText(e)) paste(e.clipboardData);
  });
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    window.addEventListener('dragover', (e) => onDragOver(e), { signal });
    window.addEventListener('dragleave', (e) => e.relatedTarget === null && setHovering(false), { signal });
    window.addEventListener('drop', (e) => onDrop(e), { signal });
    window.addEventListener('paste', (e) => onPaste(e), { signal });
    return () => ended.abort();
  }, []);
  return hovering && <div className="drop-veil">{t('import.dropHere')}</div>;
}

const bringsFiles = (e: DragEvent): boolean => e.dataTransfer?.types.includes('Files') ?? false;

function useTaking() {
  const t = useTexts('intake');
  const refusal = useTexts('refusal');
  const say = useToasts((s) => s.say);
  const bring = useArrivals((s) => s.bring);
  const { dialog, show, open } = useView();
  const actor = useActor();
  const { zone } = usePort();
  const { now } = useDesk();
  const refuse = (text: string): void => say({ tone: 'refused', text, undoable: false });

  function take(files: readonly SourceFile[]): void {
    // Another dialog waits for an answer first.
    const occupied = dialog !== 'import' && document.querySelector('[role=dialog]') !== null;
    if (files.length === 0 || occupied) return;
    if (!may(actor, 'intake')) return refuse(refusal('not-authorised'));
    show('intake');
    open('import');
    bring(files);
  }

  function paste(list: DataTransfer): void {
    if (list.files.length > 0) return void droppedFiles(list).then(take);
    const name = t('import.pasted', { time: clockText(now(), zone).replace(':', '') });
    const cells = pastedCells(list, name);
    if (cells) take([cells]);
    else if (dialog === 'import') refuse(t('import.pasteNothing'));
  }

  return { take, paste };
}
