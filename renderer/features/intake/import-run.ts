import { create } from 'zustand';
import { batchId, type BatchId } from '#shared/kernel/ids';
import type { Day } from '#shared/kernel/time';
import type { Port } from '#shared/domain/port';
import type { SourceFile } from '#shared/interchange/sniff';
import { columnMatches } from '../../data/column-memory';
import type { FileReport } from '../../data/workers/import-messages';
import { readInWorker, type Reading } from '../../data/workers/import-reading';
import { acceptEntries, entriesOf, type Entry, type Standing } from './import-entries';

/** What an import is read for: port, day, and the rows that stand. */
export type Ground = { readonly port: Port; readonly day: Day; readonly standing: Standing };

/** How far the file that is being read has come. */
export type ReadProgress = { readonly file: string; readonly done: number; readonly total: number };

/** What a committed import brought. */
export type ImportResult = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly consignments: number;
};

type ImportRun = {
  readonly stage: 'choose' | 'reading' | 'broken' | 'preview' | 'committing' | 'done';
  readonly files: readonly SourceFile[];
  readonly progress: ReadProgress | null;
  readonly reports: readonly FileReport[];
  readonly entries: readonly Entry[];
  /** Each reading is a batch of its own. */
  readonly batchId: BatchId | null;
  readonly result: ImportResult | null;
  /** Reads these files from the start; what was read before is forgotten. */
  readonly read: (files: readonly SourceFile[], ground: Ground) => Promise<void>;
  /** Stops reading and goes back to choosing. */
  readonly stop: () => void;
  readonly accept: (keys: ReadonlySet<string>, reason: string, standing: Standing) => void;
  readonly committing: (committing: boolean) => void;
  readonly finish: (result: ImportResult) => void;
};

const fresh = {
  stage: 'choose',
  files: [],
  progress: null,
  reports: [],
  entries: [],
  batchId: null,
  result: null,
} as const;

let reading: Reading | null = null;

/** The import under way, from choosing files to its result. Closing the wizard throws it away. */
export const useImportRun = create<ImportRun>((set, get) => ({
  ...fresh,
  read: async (chosen, { port, day, standing }) => {
    reading?.cancel();
    const files = withOwnNames(chosen);
    const batch = batchId.parse(crypto.randomUUID());
    if (files.length === 0) return set(fresh);
    set({ ...fresh, stage: 'reading', files, batchId: batch });
    const entries: Entry[] = [];
    const { id, zone, agencies } = port;
    reading = readInWorker(
      { files, frame: { port: { id, zone, agencies }, day, batchId: batch }, matches: columnMatches() },
      {
        onProgress: (file, done, total) => set({ progress: { file, done, total } }),
        onDrafts: (read) => entries.push(...entriesOf(read, standing)),
      },
    );
    const reports = await reading.finished;
    if (get().batchId !== batch) return; // another reading has begun since
    set(reports ? { stage: 'preview', reports, entries } : { stage: 'broken' });
  },
  stop: () => {
    reading?.cancel();
    set(fresh);
  },
  accept: (keys, reason, standing) => set({ entries: acceptEntries(get().entries, keys, { reason, standing }) }),
  committing: (committing) => set({ stage: committing ? 'committing' : 'preview' }),
  finish: (result) => set({ stage: 'done', result }),
}));

/** Files of one name come from several folders: each gets a name of its own, its ending kept. */
export function withOwnNames(files: readonly SourceFile[]): readonly SourceFile[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const dot = file.name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [file.name.slice(0, dot), file.name.slice(dot)] : [file.name, ''];
    let name = file.name;
    for (let n = 2; taken.has(name); n++) name = `${stem} (${n})${ending}`;
    taken.add(name);
    return name === file.name ? file : { ...file, name };
  });
}
