import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { refused, type RefusedAction } from '#shared/sync/exchange';
import { sentMutation, type SentMutation } from '#shared/sync/pending';
import { writeSecret } from '../hub-identity';

/** Actions that a hub proposes to the authority of a port: ordinary actions, decided there like any other. */
const answers = z.strictObject({ lastSeq: z.int().min(0), refused: z.array(refused) });
export type Answers = z.infer<typeof answers>;

/** Proposals in one reply. */
const AT_ONCE = 200;
const folderOf = (folder: string, port: string): string => join(folder, `proposals-${port}`);
const fileOf = (seq: number): string => `${String(seq).padStart(9, '0')}.json`;
const ANSWERS = 'answers.json';

const missing = (cause: NodeJS.ErrnoException): null => {
  if (cause.code === 'ENOENT') return null;
  throw cause;
};

/** What the authority has answered so far: all up to `lastSeq`, with every refusal. */
export async function answersTo(folder: string, port: string): Promise<Answers> {
  const text = await readFile(join(folderOf(folder, port), ANSWERS), 'utf8').catch(missing);
  return text === null ? { lastSeq: 0, refused: [] } : answers.parse(JSON.parse(text));
}

/** Keeps what the authority answered; an answer that is older than what is kept changes nothing. */
export async function keepAnswers(folder: string, port: string, fresh: Answers): Promise<void> {
  const kept = await answersTo(folder, port);
  if (fresh.lastSeq <= kept.lastSeq) return;
  const all: readonly RefusedAction[] = [...kept.refused, ...fresh.refused.filter((r) => r.seq > kept.lastSeq)];
  await writeSecret(join(folderOf(folder, port), ANSWERS), JSON.stringify({ lastSeq: fresh.lastSeq, refused: all }));
}

/** Actions that are proposed and not answered, oldest first. */
export async function openProposals(folder: string, port: string): Promise<readonly SentMutation[]> {
  const names = ((await readdir(folderOf(folder, port)).catch(missing)) ?? []).filter((n) => /^\d{9}\.json$/.test(n));
  const { lastSeq } = await answersTo(folder, port);
  const open = names
    .filter((name) => name > fileOf(lastSeq))
    .sort()
    .slice(0, AT_ONCE);
  const texts = await Promise.all(open.map((name) => readFile(join(folderOf(folder, port), name), 'utf8')));
  return texts.map((text) => sentMutation.parse(JSON.parse(text)));
}

/** Proposes actions: each gets the next number and is on the disk when this resolves. Two processes may propose at once. */
export async function propose(
  folder: string,
  port: string,
  actions: readonly Omit<SentMutation, 'seq'>[],
): Promise<readonly number[]> {
  const place = folderOf(folder, port);
  await mkdir(place, { recursive: true, mode: 0o700 });
  const numbers: number[] = [];
  for (const action of actions) numbers.push(await proposeOne(place, action));
  return numbers;
}

async function proposeOne(place: string, action: Omit<SentMutation, 'seq'>): Promise<number> {
  for (;;) {
    const newest = (await readdir(place))
      .filter((n) => /^\d{9}\.json$/.test(n))
      .sort()
      .at(-1);
    const seq = Number.parseInt(newest ?? '0', 10) + 1;
    const file = await open(join(place, fileOf(seq)), 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EEXIST') return null; // another process took the number
      throw cause;
    });
    if (!file) continue;
    await file.writeFile(JSON.stringify({ ...action, seq }));
    await file.sync();
    await file.close();
    return seq;
  }
}
