import { err, ok, type Result } from '../kernel/result';
import type { Grid } from './cells';
import { fileRefusal, type FileRefusal } from './problems';
import { readCsv } from './read-csv';
import { readHtml } from './read-html';
import { readWorkbook } from './read-workbook';
import { sniff, type FileKind, type SourceFile } from './sniff';
import type { Encoding } from './text-encoding';

/** What kind of file was opened, in which encoding its text stands (null where the format decides that itself), and what else there is. */
export type Opened = {
  readonly kind: FileKind;
  readonly encoding: Encoding | null;
  /** The sheets of a workbook that can be seen; empty for a file that has none. */
  readonly sheets: readonly string[];
};

/** Opens a file that holds a table. Refuses it whole when it is not what its name says, or cannot be read. */
export async function openTable(file: SourceFile): Promise<Result<Opened & { readonly grid: Grid }, FileRefusal>> {
  const kind = sniff(file);
  if (!kind.ok) return kind;
  if (kind.value === 'csv') return opened('csv', readCsv(file));
  if (kind.value === 'html') return opened('html', readHtml(file));
  if (kind.value === 'xml')
    return err(fileRefusal('not-what-its-name-says', file.name, { extension: 'xml', found: 'xml' }));
  const read = await readWorkbook(file, kind.value);
  return read.ok ? ok({ kind: kind.value, encoding: null, ...read.value }) : read;
}

function opened(
  kind: FileKind,
  read: Result<{ readonly grid: Grid; readonly encoding: Encoding }, FileRefusal>,
): Result<Opened & { readonly grid: Grid }, FileRefusal> {
  return read.ok ? ok({ kind, encoding: read.value.encoding, sheets: [], grid: read.value.grid }) : read;
}
