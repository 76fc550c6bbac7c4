import { mkdir, open, readFile, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './files';

/** An action as the page gave it: all that is known of it here is its number. */
const row = z.looseObject({ seq: z.int().min(1) });
type Row = z.output<typeof row>;

const line = z.union([z.strictObject({ rows: z.array(row) }), z.strictObject({ answered: z.int().min(0) })]);

/** What a journal still holds. */
export type Rescued = { readonly rows: readonly Row[]; readonly answered: number };

/**
 * The second copy of a desk's outbox: lines in a file of the main process. No action depends on the page's database alone, which a
 * browser engine may decide to clear.
 */
export type OutboxJournal = {
  /** Resolves when the rows (a JSON list) are on the disk. */
  readonly keep: (rows: string) => Promise<void>;
  /** Everything up to a number was answered and stored. */
  readonly answered: (upTo: number) => Promise<void>;
  readonly rescue: () => Promise<Rescued>;
};

/** Bytes above which a journal whose actions are all answered begins anew. */
const WORTH_TIDYING = 256 * 1024;

/** The journal in one file, which is made with the first action. */
export function outboxJournal(file: string): OutboxJournal {
  let handle: Promise<FileHandle> | null = null;
  let tail: Promise<unknown> = Promise.resolve();
  let newest = 0;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = tail.then(work);
    tail = result.catch(() => null);
    return result;
  };
  async function opened(): Promise<FileHandle> {
    await mkdir(dirname(file), { recursive: true });
    return open(file, 'a');
  }
  /** A line that a power cut leaves half written is not read; the next one begins on a line of its own. */
  const append = (text: string, sync: boolean): Promise<void> =>
    inTurn(async () => {
      const to = await (handle ??= opened());
      await to.appendFile(`\n${text}`);
      if (sync) await to.datasync();
    });

  async function tidy(answered: number): Promise<void> {
    if (answered < newest || (await stat(file)).size < WORTH_TIDYING) return;
    await (await handle)?.close();
    handle = null;
    await writeWhole(file, Buffer.from(JSON.stringify({ answered })));
  }

  return {
    keep: (rows) => {
      newest = Math.max(newest, ...(JSON.parse(rows) as readonly Row[]).map((r) => r.seq));
      return append(`{"rows":${rows}}`, true);
    },
    answered: async (upTo) => {
      await append(JSON.stringify({ answered: upTo }), false);
      await inTurn(() => tidy(upTo));
    },
    rescue: () => inTurn(async () => readJournal(await readFile(file, 'utf8').catch(() => ''))), // never written: nothing was acted
  };
}

/** What the lines of a journal come to: an action that was kept twice counts once, as it was kept last. */
export function readJournal(text: string): Rescued {
  const bySeq = new Map<number, Row>();
  let answered = 0;
  for (const said of text.split('\n')) {
    const read = parsed(said);
    if (read === null) continue;
    if ('answered' in read) answered = read.answered;
    else for (const r of read.rows) bySeq.set(r.seq, r);
  }
  const rows = [...bySeq.values()].filter((r) => r.seq > answered).toSorted((a, b) => a.seq - b.seq);
  return { rows, answered };
}

function parsed(text: string): z.output<typeof line> | null {
  try {
    return line.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // the line that was being written when the power went
  }
}
