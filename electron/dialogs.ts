import { delimiter, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';

type Kind = 'xlsx' | 'csv' | 'xml' | 'pdf' | 'json' | 'sqlite' | 'lianjian';

const READABLE = ['xlsx', 'csv', 'xls', 'xml'];

/** An answer that a test gives in an officer's stead; a packaged desk never asks for one. */
const rehearsed = (name: string): string | undefined => (app.isPackaged ? undefined : process.env[name]);

const withEnding = (name: string, kind: Kind): string =>
  name.toLowerCase().endsWith(`.${kind}`) ? name : `${name}.${kind}`;

/** Where the officer wants a file; null when the dialog is closed. */
export async function askWhereToSave(window: BrowserWindow, suggestedName: string, kind: Kind): Promise<string | null> {
  const name = withEnding(suggestedName, kind);
  const folder = rehearsed('LIANJIAN_SAVE_DIR');
  if (folder !== undefined) return join(folder, name);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: kind.toUpperCase(), extensions: [kind] }],
  });
  return canceled || filePath === '' ? null : withEnding(filePath, kind);
}

/** Which file of one kind the officer means: a backup of a hub, a package; null when the dialog is closed. */
export async function askForOne(window: BrowserWindow, kind: 'sqlite' | 'lianjian'): Promise<string | null> {
  const rehearsal = rehearsed('LIANJIAN_OPEN_FILES');
  if (rehearsal !== undefined) return rehearsal;
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: `.${kind}`, extensions: [kind] }],
  });
  return filePaths[0] ?? null;
}

/** Which sheets or manifests the officer wants read; none when the dialog is closed. */
export async function askWhatToOpen(window: BrowserWindow): Promise<readonly string[]> {
  const files = rehearsed('LIANJIAN_OPEN_FILES');
  if (files !== undefined) return files.split(delimiter).filter((path) => path !== '');
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: READABLE.map((ending) => `.${ending}`).join(' '), extensions: READABLE }],
  });
  return filePaths;
}
