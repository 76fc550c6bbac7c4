import { err, ok, type Result } from '../kernel/result';
import type { Grid } from './cells';
import { fileRefusal, type FileRefusal } from './problems';
import { readCsv } from './read-csv';
import { readHtml } from './read-html';
import { readWorkbook } from './read-workbook';
import { sniff, type FileKind, type SourceFile } from './sniff';
import type { Encoding } from './text-encoding';

/** What kind of file was opened, and in which encoding its text stands (null where the format decides that itself). */
export type Opened = { readonly kind: FileKind; readonly encoding: Encoding | null };

/** Opens a file that holds a table. Refuses it whole when it is not what its name says, or cannot be read. */
export async function openTable(file: SourceFile): Promise<Result<Opened & { readonly grid: Grid }, FileRefusal>> {
  const kind = sniff(file);
  if (!kind.ok) return kind;
  if (kind.value === 'csv') return opened('csv', readCsv(file));
  if (kind.value === 'html') return opened('html', readHtml(file));
  if (kind.value === 'xml')
    return err(fileRefusal('not-what-its-name-says', file.name, { extension: 'xml', found: 'xml' }));
  const grid = await readWorkbook(file, kind.value);
  return grid.ok ? ok({ kind: kind.value, encoding: null, grid: grid.value }) : grid;
}

function opened(
  kind: FileKind,
  read: Result<{ readonly grid: Grid; readonly encoding: Encoding }, FileRefusal>,
): Result<Opened & { readonly grid: Grid }, FileRefusal> {
  return read.ok ? ok({ kind, encoding: read.value.encoding, grid: read.value.grid }) : read;
}
