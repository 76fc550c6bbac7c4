import { err, ok, type Result } from '#shared/kernel/result';
import type { TextTable } from '#shared/interchange/sheet-writer';
import { MOST_BYTES, type SourceFile } from '#shared/interchange/sniff';
import type { Input, IpcFailure } from '#shared/ipc/contract';
import { useToasts } from '../state/toasts';
import { bridge } from './bridge';

/** Why a file was neither opened nor saved. `no-window`: the page is not in the desk's own window. */
export type FileFailure = IpcFailure['code'] | 'no-window';

/** What is to be written: its kind decides the ending that the dialog offers. */
export type FileToSave = Input<'file.save'>;

/** Asks the officer which sheets or manifests to read. Closing the dialog is a failure `cancelled`. */
export async function openFiles(): Promise<Result<readonly SourceFile[], FileFailure>> {
  const desk = bridge();
  if (!desk) return err('no-window');
  const reply = await desk.call('file.open', {});
  if (!reply.ok) return err(reply.error.code);
  return ok(reply.value.files.map(({ name, data }) => ({ name, bytes: data })));
}

/** Asks the officer where, and writes the file whole or not at all. Gives the path. */
export async function saveFile(file: FileToSave): Promise<Result<string, FileFailure>> {
  const desk = bridge();
  if (!desk) return err('no-window');
  const reply = await desk.call('file.save', file);
  return reply.ok ? ok(reply.value.path) : err(reply.error.code);
}

/** A table to be saved as a workbook, and how the officer is told what came of it. */
export type Workbook = {
  readonly table: TextTable;
  readonly name: string;
  readonly sheet: string;
  readonly saved: (path: string) => string;
  readonly notSaved: (why: Exclude<FileFailure, 'cancelled'>) => string;
};

/** Saves a table where the officer wants it, and says where it went or why not. */
export async function saveWorkbook({ table, name, sheet, saved, notSaved }: Workbook): Promise<void> {
  const { say } = useToasts.getState();
  const { writeXlsx } = await import('#shared/interchange/sheet-writer');
  const data = new Uint8Array(await writeXlsx(table, sheet));
  const done = await saveFile({ suggestedName: name, data, kind: 'xlsx' });
  if (done.ok) say({ tone: 'done', text: saved(done.value), undoable: false });
  else if (done.error !== 'cancelled') say({ tone: 'weather', text: notSaved(done.error), undoable: false });
}

/** The files that were dropped onto the window. Of one that is too large only so much is read as shows that it is. */
export const droppedFiles = (list: DataTransfer): Promise<readonly SourceFile[]> =>
  Promise.all(
    [...list.files].map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer()),
    })),
  );

/** Cells copied from a spreadsheet, as a file of that name; null where nothing like a table was copied. */
export function pastedCells(list: DataTransfer, name: string): SourceFile | null {
  const text = list.getData('text/plain');
  const isTable = /[\t,;]/.test(text) && /\n/.test(text.trim());
  return isTable ? { name: `${name}.tsv`, bytes: new TextEncoder().encode(text) } : null;
}
