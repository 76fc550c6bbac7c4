import { useEffect, useEffectEvent } from 'react';
import type { SourceFile } from '#shared/interchange/sniff';
import { checkImportRows } from '#shared/mutations/import-mutations';
import { openFiles, type FileFailure } from '../../data/files';
import { useAct, useDesk, usePort } from '../../services';
import { useArrivals } from '../../state/arrivals';
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
  /** Reads another sheet of a workbook. */
  readonly chooseSheet: (name: string, sheet: string) => void;
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
    await checkedInSlices(requests, consignments);
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
    chooseSheet: (name, sheet) => readAll(run.files.map((f) => (f.name === name ? { ...f, sheet } : f))),
    retry: () => readAll(run.files),
    pick,
    accept: (keys, reason) => run.accept(keys, reason, groundNow().standing),
    commit,
  };
}

/** Rows that are checked in one go; after so many the window has its turn. */
const AT_ONCE = 200;

/** Has the rows checked a few at a time, so that committing thousands of them need not. The window draws that it is busy first. */
async function checkedInSlices(requests: readonly object[], consignments: readonly object[]): Promise<void> {
  const turn = (): Promise<void> => new Promise((go) => setTimeout(go, 0));
  await new Promise((drawn) => setTimeout(drawn, 30));
  for (let i = 0; i < Math.max(requests.length, consignments.length); i += AT_ONCE) {
    const slice = (rows: readonly object[]): readonly object[] => rows.slice(i, i + AT_ONCE);
    checkImportRows({ requests: slice(requests), consignments: slice(consignments) });
    await turn();
  }
}

/** Takes over the files that have come from wherever in the window they were dropped or pasted. */
export function useArrived(add: (files: readonly SourceFile[]) => void): void {
  const { files, take } = useArrivals();
  const takeOver = useEffectEvent(() => add(take()));
  useEffect(() => {
    if (files.length > 0) takeOver();
  }, [files]);
}
