// eslint-disable-next-line import/default -- the build makes the default export: the worker's address
import importWorker from './import-worker?worker&url';
import type { DraftsRead, FileReport, ImportJob, ImportNews } from './import-messages';
import { trustedWorker } from './trusted-worker';

/** Who hears of a reading while it runs. */
export type ReadingListener = {
  readonly onProgress: (file: string, done: number, total: number) => void;
  readonly onDrafts: (read: DraftsRead) => void;
};

/** A reading under way. */
export type Reading = {
  /** What each file was recognised as; null when the reading broke down. Never settles once it was cancelled. */
  readonly finished: Promise<readonly FileReport[] | null>;
  /** Stops at once, whatever the worker is doing. */
  readonly cancel: () => void;
};

/** Reads files in a worker of their own, so that the window stays free. The files stay the caller's and can be read again. */
export function readInWorker(job: ImportJob, { onProgress, onDrafts }: ReadingListener): Reading {
  const worker = trustedWorker(importWorker);
  const reports: FileReport[] = [];
  const finished = new Promise<readonly FileReport[] | null>((resolve) => {
    const end = (result: readonly FileReport[] | null): void => {
      worker.terminate();
      resolve(result);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<ImportNews>) => {
      if (data.kind === 'progress') onProgress(data.file, data.done, data.total);
      else if (data.kind === 'report') reports.push(data.report);
      else if (data.kind === 'drafts') onDrafts(data.read);
      else end(reports);
    });
    worker.addEventListener('error', () => end(null));
    worker.addEventListener('messageerror', () => end(null));
  });
  worker.postMessage(job, []);
  return { finished, cancel: () => worker.terminate() };
}
