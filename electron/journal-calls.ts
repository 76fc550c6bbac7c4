import { join } from 'node:path';
import { ok } from '#shared/kernel/result';
import { handle } from './ipc';
import { outboxJournal, type OutboxJournal } from './outbox-journal';

type Whose = { readonly demo: boolean; readonly portId: string };

/** Answers the page's calls about the second copy of its outbox. */
export function answerJournalCalls(folder: string): void {
  const journals = new Map<string, OutboxJournal>();
  const journalOf = ({ demo, portId }: Whose): OutboxJournal => {
    const name = `${demo ? 'demo' : 'board'}-${encodeURIComponent(portId)}`;
    const journal = journals.get(name) ?? outboxJournal(join(folder, 'outbox', `${name}.jsonl`));
    journals.set(name, journal);
    return journal;
  };
  handle('outbox.keep', async ({ rows, ...whose }) => {
    await journalOf(whose).keep(rows);
    return ok({});
  });
  handle('outbox.answered', async ({ upTo, ...whose }) => {
    await journalOf(whose).answered(upTo);
    return ok({});
  });
  handle('outbox.rescue', async (whose) => {
    const { rows, answered } = await journalOf(whose).rescue();
    return ok({ rows: JSON.stringify(rows), answered });
  });
}
