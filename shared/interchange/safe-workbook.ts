import type * as Xlsx from '@e965/xlsx';
import { err, ok, type Result } from '../kernel/result';
import { cellsOnly } from './biff';
import { fileRefusal, type FileRefusal } from './problems';
import type { SourceFile } from './sniff';
import { unzip, zipStored, type ZipPart } from './zip';

type Library = typeof Xlsx;

/** What the parts of a workbook may come to, inflated. */
const MOST_INFLATED = 256 * 1024 * 1024;

/** A workbook that the library can be given, and the parts of it that were checked. */
export type SafeWorkbook = { readonly bytes: Uint8Array; readonly parts: readonly ZipPart[] };
type Entry = { readonly name: string; readonly content?: ArrayLike<number> };
type Container = { readonly FileIndex: readonly Entry[] };

/** An `.xls` workbook whose stream of records is whole, reduced to those that carry cells, in a new container that holds nothing else. */
export function safeXls(xlsx: Library, file: SourceFile): Result<SafeWorkbook, FileRefusal> {
  try {
    const container = xlsx.CFB.read(file.bytes, { type: 'array' }) as Container;
    const stream = container.FileIndex.find(({ name }) => /^(?:workbook|book)$/i.test(name));
    const cells = stream?.content && cellsOnly(Uint8Array.from(stream.content));
    if (cells) {
      const clean = xlsx.CFB.utils.cfb_new();
      xlsx.CFB.utils.cfb_add(clean, `/${stream.name}`, cells);
      return ok({ bytes: Uint8Array.from(xlsx.CFB.write(clean, { type: 'array' }) as ArrayLike<number>), parts: [] });
    }
  } catch {
    // The container's own tables do not fit its bytes.
  }
  return err(fileRefusal('damaged', file.name));
}

/**
 * The same workbook with its parts inflated here, where size and checksums are watched, and stored: the library inflates
 * whatever a header claims. Pictures, macros and printer settings are left out.
 */
export async function safeXlsx(file: SourceFile): Promise<Result<SafeWorkbook, FileRefusal>> {
  const wanted = (path: string): boolean =>
    /\.(?:xml|rels)$/i.test(path) && !/(?:drawings|media|externalLinks|pivotCache|customXml|charts)\//i.test(path);
  const parts = await unzip(file.bytes, MOST_INFLATED, wanted);
  if (!parts.ok) return err(fileRefusal(parts.error, file.name, { most: MOST_INFLATED }));
  return ok({ bytes: zipStored(parts.value), parts: parts.value });
}
