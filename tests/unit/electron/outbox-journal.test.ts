import { appendFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outboxJournal, readJournal } from '#electron/outbox-journal';
import { tempFolder } from '#tests/support/temp-folder';

const rows = (...seqs: number[]): string => JSON.stringify(seqs.map((seq) => ({ seq, name: `act-${String(seq)}` })));
const seqs = ({ rows: kept }: { readonly rows: readonly { readonly seq: number }[] }): number[] =>
  kept.map((r) => r.seq);
const file = (): string => join(tempFolder(), 'outbox', 'board.jsonl');

test('D1: what was kept is there for a journal that is opened anew, but for what was answered', async () => {
  const path = file();
  const journal = outboxJournal(path);
  await journal.keep(rows(1, 2));
  await journal.keep(rows(3));
  await journal.answered(1);
  const rescued = await outboxJournal(path).rescue();
  expect({ seqs: seqs(rescued), answered: rescued.answered }).toEqual({ seqs: [2, 3], answered: 1 });
  expect(rescued.rows[0]).toEqual({ seq: 2, name: 'act-2' });
});

test('D1: a line that was cut by a power failure takes no other with it', async () => {
  const path = file();
  await outboxJournal(path).keep(rows(1));
  appendFileSync(path, '\n{"rows":[{"se');
  await outboxJournal(path).keep(rows(2));
  expect(seqs(await outboxJournal(path).rescue())).toEqual([1, 2]);
});

test('an action that was kept twice is there once', () => {
  const text = '{"rows":[{"seq":5,"v":1}]}\n{"rows":[{"seq":5,"v":1},{"seq":6,"v":1}]}';
  expect(seqs(readJournal(text))).toEqual([5, 6]);
});

test('a hub that was restored answers less than before: what it has forgotten is still there', () => {
  const text = '{"rows":[{"seq":1},{"seq":2}]}\n{"answered":2}\n{"answered":1}';
  expect(seqs(readJournal(text))).toEqual([2]);
});

test('a journal whose actions are all answered does not grow for ever', async () => {
  const path = file();
  const journal = outboxJournal(path);
  const big = JSON.stringify([{ seq: 1, args: 'x'.repeat(400_000) }]);
  await journal.keep(big);
  await journal.answered(1);
  expect(statSync(path).size).toBeLessThan(100);
  await journal.keep(rows(2));
  const rescued = await outboxJournal(path).rescue();
  expect({ seqs: seqs(rescued), answered: rescued.answered }).toEqual({ seqs: [2], answered: 1 });
});

test('without an action there is no journal', async () => {
  const path = file();
  expect(await outboxJournal(path).rescue()).toEqual({ rows: [], answered: 0 });
  expect(existsSync(path)).toBe(false);
});
