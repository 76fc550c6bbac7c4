import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Input, IpcFailure, Reply } from '#shared/ipc/contract';
import { err, ok, type Result } from '#shared/kernel/result';
import { askWhatToOpen, askWhereToSave } from './dialogs';
import { freeBytes, readWhole, writeWhole } from './files';
import { handle } from './ipc';
import type { LaunchOptions } from './launch-options';
import { note } from './log';
import { wishMemoryAside } from './old-memory';
import { pdfOf, printOnPaper } from './print';
import type { Shots } from './shots';

/** What the calls of one desk act upon. */
export type DeskParts = {
  readonly window: BrowserWindow;
  readonly options: LaunchOptions;
  /** The pictures being taken, when the desk was started for that. */
  readonly shots: Shots | null;
  /** Told when the job that the desk was started for is printed. */
  readonly jobPrinted: () => void;
};

/** Answers every call of the contract for one window. */
export function answerCalls(parts: DeskParts): void {
  answerAbout(parts);
  answerFiles(parts);
  answerPrinting(parts);
  answerShots(parts);
}

function answerAbout({ options }: DeskParts): void {
  const freeHere = (): Promise<number | null> => freeBytes(app.getPath('userData'));
  handle('app.info', async () =>
    ok({
      version: app.getVersion(),
      electron: process.versions.electron,
      chrome: process.versions.chrome,
      platform: process.platform,
      demo: options.demo,
      shots: options.shotsFolder !== null,
      printing: options.printJob !== null,
      freeBytes: await freeHere(),
    }),
  );
  handle('disk.free', async () => ok({ bytes: await freeHere() }));
  handle('memory.aside', async () => {
    await wishMemoryAside(app.getPath('userData'));
    app.relaunch();
    setImmediate(() => app.quit()); // when this is answered
    return ok({});
  });
  handle('log.write', async ({ level, event, detail }) => {
    note(level, event, detail);
    return ok({});
  });
}

function answerFiles({ window }: DeskParts): void {
  handle('file.save', async ({ suggestedName, kind, data }) => {
    const path = await askWhereToSave(window, suggestedName, kind);
    return path === null ? err({ code: 'cancelled' }) : writeWhole(path, data);
  });
  handle('file.open', async () => {
    const paths = await askWhatToOpen(window);
    return paths.length === 0 ? err({ code: 'cancelled' }) : readWhole(paths);
  });
}

/** Where a PDF goes: asked of the officer, or known from the command line. */
async function placeForPdf(
  { window, options }: DeskParts,
  input: Input<'print.pdf'>,
): Promise<Result<string, IpcFailure>> {
  if (input.to === 'dialog') {
    const path = await askWhereToSave(window, input.suggestedName, 'pdf');
    return path === null ? err({ code: 'cancelled' }) : ok(path);
  }
  const path = input.to === 'job' ? options.printJob?.pdf : shotsPdf(options);
  return path === undefined ? err({ code: 'not-asked' }) : ok(path);
}

const shotsPdf = ({ shotsFolder }: LaunchOptions): string | undefined =>
  shotsFolder === null ? undefined : join(shotsFolder, 'day-plan.pdf');

function answerPrinting(parts: DeskParts): void {
  const { window, options, shots, jobPrinted } = parts;
  handle('print.pdf', async (input): Promise<Reply<'print.pdf'>> => {
    const place = await placeForPdf(parts, input);
    if (!place.ok) return place;
    const written = await writeWhole(place.value, await pdfOf(window.webContents, input.landscape));
    if (written.ok && input.to === 'shots') shots?.printed();
    if (written.ok && input.to === 'job') jobPrinted();
    return written;
  });
  handle('print.paper', () => printOnPaper(window.webContents));
  handle('print.job', async () => {
    if (options.printJob === null) return err({ code: 'not-asked' });
    const text = await readFile(options.printJob.file, 'utf8').catch(() => null);
    return text === null ? err({ code: 'unreadable' }) : ok({ text });
  });
}

function answerShots({ shots }: DeskParts): void {
  handle('shots.plan', async ({ screens }) => shots?.plan(screens) ?? err({ code: 'not-asked' }));
  handle('shots.ready', async ({ screen }) => {
    if (shots === null) return err({ code: 'not-asked' });
    shots.ready(screen);
    return ok({});
  });
}
