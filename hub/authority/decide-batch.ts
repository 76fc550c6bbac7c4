import type { Change } from '#shared/domain/change';
import { answerRun, type Answer } from '#shared/sync/answer';
import type { ExchangeRequest } from '#shared/sync/exchange';
import type { DeskGrant } from '#shared/sync/visibility';
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
  const marks = new Map<string, number>();
  const entries: HistoryEntry[] = [];
  const steps: Step[] = [];
  const refused: RefusedEntry[] = [];
  let head: PortHead = locked.head ?? { portId, epoch: now, version: 0, oldest: 0, role: 'authority', chain: '' };
  const verdicts = asked.map(({ request, grant }): Verdict => {
    const { deskId, epoch, pending } = request;
    const lastSeqBefore = marks.get(deskId) ?? locked.lastSeq.get(deskId) ?? 0;
    if (epoch !== 0 && epoch !== head.epoch) return { lastSeqBefore, lastSeq: lastSeqBefore, foreign: true };
    const answers = answerRun(port.world, pending, { lastSeq: lastSeqBefore, grant });
    for (const answer of answers) {
      const { action, changes, refusal } = answer;
      const said = { deskId, seq: action.seq, name: action.name, by: action.by, at: action.at, received: now };
      if (refusal) refused.push({ ...said, args: textOf(answer), refusal });
      if (changes.length === 0) continue;
      const version = head.version + 1;
      const bare = { ...said, version, epoch: head.epoch, args: textOf(answer), changes: JSON.stringify(changes) };
      const entry = { ...bare, chain: chainAfter(head.chain, bare) };
      entries.push(entry);
      steps.push({ version, changes });
      head = { ...head, version, chain: entry.chain };
    }
    const lastSeq = answers.at(-1)?.action.seq ?? lastSeqBefore;
    if (lastSeq > lastSeqBefore) marks.set(deskId, lastSeq);
    return { lastSeqBefore, lastSeq, foreign: false };
  });
  port.epoch = head.epoch;
  port.version = head.version;
  const known = locked.head !== null || marks.size > 0;
  const decided: Decided = { head: known ? head : null, verdicts, steps: [...caughtUp, ...steps], refused };
  return { decided, batch: marks.size > 0 ? { head, entries, refused, lastSeq: marks, rows: lastRows(steps) } : null };
}

const textOf = ({ action }: Answer): string => JSON.stringify(action.args ?? null);

/** The last state of every row that the steps touch. */
function lastRows(steps: readonly Step[]): readonly Change[] {
  const last = new Map<string, Change>();
  for (const { changes } of steps)
    for (const c of changes) last.set(`${c.table}/${c.op === 'put' ? c.row.id : c.id}`, c);
  return [...last.values()];
}
