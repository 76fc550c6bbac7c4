import type { WebContents } from 'electron';
import type { IpcFailure, Reply } from '#shared/ipc/contract';
import { err, ok } from '#shared/kernel/result';

/** The page as it stands, as a PDF in the page's own `@page` sizes: what is saved is what the printer gets. */
export async function pdfOf(contents: WebContents, landscape: boolean): Promise<Uint8Array> {
  return contents.printToPDF({ landscape, preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true });
}

/** What Chromium's reason for not printing means to an officer. */
export const paperFailure = (reason: string): IpcFailure => ({
  code: /cancel/i.test(reason) ? 'cancelled' : 'no-printer',
});

/** Opens the system's print dialog and resolves when the job is handed over or refused. */
export function printOnPaper(contents: WebContents): Promise<Reply<'print.paper'>> {
  return new Promise((resolve) => {
    contents.print({ silent: false, printBackground: true }, (done, reason) =>
      resolve(done ? ok({}) : err(paperFailure(reason))),
    );
  });
}
