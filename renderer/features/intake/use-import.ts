import { useEffect, useEffectEvent } from 'react';
import { clockText } from '#shared/kernel/time';
import type { SourceFile } from '#shared/interchange/sniff';
import { droppedFiles, openFiles, pastedCells, type FileFailure } from '../../data/files';
import { useAct, useDesk, usePort } from '../../services';
import { useToasts } from '../../state/toasts';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { countEntries, rowsToImport } from './import-entries';
import { useImportRun, type Ground } from './import-run';

/** Says why a file was not opened; an officer who closed the dialog knows. */
function useFileComplaint(): (failure: FileFailure) => void {
  const t = useTexts('intake');
  const say = useToasts((s) => s.say);
  return (failure) => {
    if (failure !== 'cancelled')
      say({ tone: 'weather', text: t('file.notOpened', { why: t(`file.why.${failure}`) }), undoable: false });
  };
}

/** What an import would be compared with, now. */
function useGround(): () => Ground {
  const desk = useDesk();
  const port = usePort();
  const day = useView((v) => v.day);
  return () => {
    const { requests, consignments } = desk.store.getState().world;
    return { port, day, standing: { requests, consignments } };
  };
}

/** All that can be done with an import under way. */
export type ImportActions = {
  /** Reads files besides those that are there. */
  readonly add: (files: readonly SourceFile[]) => void;
  readonly remove: (name: string) => void;
  readonly retry: () => void;
  readonly pick: () => Promise<void>;
  readonly accept: (keys: ReadonlySet<string>, reason: string) => void;
  readonly commit: () => Promise<void>;
};

/** The actions of the import wizard, for the port and the day that are looked at. */
export function useImport(): ImportActions {
  const groundNow = useGround();
  const complain = useFileComplaint();
  const act = useAct();
  const t = useTexts('intake');
  const run = useImportRun();
  const readAll = (files: readonly SourceFile[]): void => void run.read(files, groundNow());

  async function pick(): Promise<void> {
    const opened = await openFiles();
    if (opened.ok) readAll([...run.files, ...opened.value]);
    else complain(opened.error);
  }

  async function commit(): Promise<void> {
    const { entries, batchId, reports } = run;
    const { port, day } = groundNow();
    const { requests, consignments } = rowsToImport(entries);
    const names = reports.filter((r) => r.refusal === null).map((r) => r.file.slice(0, 200));
    run.committing(true);
    // The window draws that it is busy before the rows are decided on.
    await new Promise((drawn) => setTimeout(drawn, 30));
    const label = t('import.step', { count: requests.length + consignments.length, files: names.join('、') });
    const args = { batch: { id: batchId, files: names }, portId: port.id, day, requests, consignments };
    const failure = await act({ name: 'import.commit', args }, { label, quiet: true });
    if (failure) return run.committing(false);
    const { added, changed, unchanged } = countEntries(entries);
    run.finish({ added, changed, unchanged, consignments: consignments.length });
  }

  return {
    add: (files) => readAll([...run.files, ...files]),
    remove: (name) => readAll(run.files.filter((f) => f.name !== name)),
    retry: () => readAll(run.files),
    pick,
    accept: (keys, reason) => run.accept(keys, reason, groundNow().standing),
    commit,
  };
}

/** Takes files that are dropped anywhere onto the window, and tables that are pasted outside fields. Tells whether files hover. */
export function useFilesComing(add: (files: readonly SourceFile[]) => void, hover: (over: boolean) => void): void {
  const t = useTexts('intake');
  const say = useToasts((s) => s.say);
  const open = useView((v) => v.open);
  const pasting = useView((v) => v.dialog === 'import');
  const zone = usePort().zone;
  const { now } = useDesk();

  async function take(list: DataTransfer): Promise<void> {
    const files = await droppedFiles(list);
    if (files.length === 0) return;
    open('import');
    add(files);
  }
  const onDragOver = useEffectEvent((e: DragEvent): void => {
    if (!bringsFiles(e)) return;
    e.preventDefault();
    hover(true);
  });
  const onDragLeave = useEffectEvent((e: DragEvent): void => {
    if (e.relatedTarget === null) hover(false);
  });
  const onDrop = useEffectEvent((e: DragEvent): void => {
    hover(false);
    if (!bringsFiles(e) || !e.dataTransfer) return;
    e.preventDefault();
    void take(e.dataTransfer);
  });
  const onPaste = useEffectEvent((e: ClipboardEvent): void => {
    if (!e.clipboardData || (e.target instanceof HTMLElement && e.target.closest('input, textarea'))) return;
    if (e.clipboardData.files.length > 0) return void take(e.clipboardData);
    const name = t('import.pasted', { time: clockText(now(), zone).replace(':', '') });
    const cells = pastedCells(e.clipboardData, name);
    if (cells) {
      open('import');
      add([cells]);
    } else if (pasting) say({ tone: 'refused', text: t('import.pasteNothing'), undoable: false });
  });

  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    window.addEventListener('dragover', (e) => onDragOver(e), { signal });
    window.addEventListener('dragleave', (e) => onDragLeave(e), { signal });
    window.addEventListener('drop', (e) => onDrop(e), { signal });
    window.addEventListener('paste', (e) => onPaste(e), { signal });
    return () => ended.abort();
  }, []);
}

const bringsFiles = (e: DragEvent): boolean => e.dataTransfer?.types.includes('Files') ?? false;
