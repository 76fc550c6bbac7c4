import { lastWrites } from '#shared/domain/change';
import { answerRun, type Answer } from '#shared/sync/answer';
import type { ExchangeRequest } from '#shared/sync/request';
import type { DeskGrant } from '#shared/sync/visibility';
import { textOfChanges } from '../store/row-text';
import type { Batch, HistoryEntry, Locked, PortHead, RefusedEntry } from '../store/store';
import { chainAfter } from './chain';
import type { PortWorld } from './port-world';
import type { Step } from './recent-history';

/** One desk's message, with what the hub knows of the desk. */
export type Asked = { readonly request: ExchangeRequest; readonly grant: DeskGrant };

/** What the lock held for one message: nothing is decided for a desk that read under another reign. */
export type Verdict = { readonly lastSeqBefore: number; readonly lastSeq: number; readonly foreign: boolean };

/** What one transaction came to. */
export type Decided = {
  /** Null where nobody has ever sent anything for the port. */
  readonly head: PortHead | null;
  readonly verdicts: readonly Verdict[];
  /** What led from the world as it was in memory to `head`: what others wrote meanwhile, then what was decided now. */
  readonly steps: readonly Step[];
  readonly refused: readonly RefusedEntry[];
};

type Task = {
  readonly portId: string;
  readonly locked: Locked;
  readonly asked: readonly Asked[];
  /** The steps by which the world was brought up to date. */
  readonly caughtUp: readonly Step[];
  /** The hub's clock. */
  readonly now: number;
};

/**
 * Decides the messages of several desks, in order, on a world that is brought up to date: one transaction answers them all (group
 * commit). Writes into the world; if the store then fails, the caller throws the world away.
 */
export function decideBatch(
  port: PortWorld,
  { portId, locked, asked, caughtUp, now }: Task,
): { readonly decided: Decided; readonly batch: Batch | null } {
  const start: PortHead = locked.head ?? { portId, epoch: now, version: 0, oldest: 0, role: 'authority', chain: '' };
  const marks = new Map<string, number>();
  const written: Written = {
    epoch: start.epoch,
    version: start.version,
    chain: start.chain,
    entries: [],
    steps: [],
    refused: [],
  };
  const verdicts = asked.map(({ request, grant }): Verdict => {
    const { deskId, epoch, pending } = request;
    const lastSeqBefore = marks.get(deskId) ?? locked.lastSeq.get(deskId) ?? 0;
    if (epoch !== 0 && epoch !== start.epoch) return { lastSeqBefore, lastSeq: lastSeqBefore, foreign: true };
    const answers = answerRun(port.world, pending, { lastSeq: lastSeqBefore, grant });
    for (const answer of answers) writeDown(written, answer, { deskId, received: now });
    const lastSeq = answers.at(-1)?.action.seq ?? lastSeqBefore;
    if (lastSeq > lastSeqBefore) marks.set(deskId, lastSeq);
    return { lastSeqBefore, lastSeq, foreign: false };
  });
  const { version, chain, entries, steps, refused } = written;
  const head: PortHead = { ...start, version, chain };
  port.epoch = head.epoch;
  port.version = head.version;
  const known = locked.head !== null || marks.size > 0;
  const decided: Decided = { head: known ? head : null, verdicts, steps: [...caughtUp, ...steps], refused };
  return {
    decided,
    batch:
      marks.size > 0
        ? { head, entries, refused, lastSeq: marks, rows: lastWrites(steps.flatMap((s) => s.changes)) }
        : null,
  };
}

/** What a transaction is going to write, as it grows. */
type Written = {
  readonly epoch: number;
  version: number;
  chain: string;
  readonly entries: HistoryEntry[];
  readonly steps: Step[];
  readonly refused: RefusedEntry[];
};

/** An accepted action becomes a version, where it changed something; a refused one is kept until its desk has heard. */
function writeDown(
  written: Written,
  { action, changes, refusal }: Answer,
  from: { readonly deskId: string; readonly received: number },
): void {
  const { seq, name, by, at } = action;
  const said = { ...from, seq, name, by, at, args: JSON.stringify(action.args ?? null) };
  if (refusal) written.refused.push({ ...said, refusal });
  if (changes.length === 0) return;
  written.version += 1;
  const bare = { ...said, version: written.version, epoch: written.epoch, changes: textOfChanges(changes) };
  written.chain = chainAfter(written.chain, bare);
  written.entries.push({ ...bare, chain: written.chain });
  written.steps.push({ version: written.version, changes, text: bare.changes, by, at });
}
