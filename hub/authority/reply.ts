import type { UtcMs } from '#shared/kernel/time';
import type { ExchangeReply, RefusedAction, Writing } from '#shared/sync/exchange';
import { PROTOCOL } from '#shared/sync/request';
import { SCHEMA } from '#shared/sync/upcast';
import type { HubStore } from '../store/store';
import type { Asked, Decided, Verdict } from './decide-batch';
import type { RecentHistory, Step } from './recent-history';

/** Changes in one reply; a desk that missed more asks again. Few enough that others, who wait behind it, do not miss more meanwhile. */
const MOST_CHANGES = 1_000;
/** A desk that starts from nothing reads so many versions as changes, and takes a snapshot beyond. */
const FEW_VERSIONS = 200;

type Parts = {
  readonly store: HubStore;
  readonly recent: RecentHistory;
  readonly asked: Asked;
  readonly verdict: Verdict;
  readonly decided: Decided;
  readonly now: number;
};

/** The reply to one message, once what it decided is on the disk. */
export async function replyTo(parts: Parts): Promise<ExchangeReply> {
  const { recent, asked, verdict, decided, now } = parts;
  const { request, grant } = asked;
  const { head } = decided;
  const answered = {
    protocol: PROTOCOL,
    epoch: head?.epoch ?? 0,
    lastSeq: verdict.lastSeq,
    refused: await refusedFor(parts),
    now: now as UtcMs,
  };
  if (request.schema !== SCHEMA) return { kind: 'upgrade', ...answered, who: request.schema < SCHEMA ? 'desk' : 'hub' };
  if (head === null && request.epoch !== 0) return { kind: 'unknown-port', ...answered };
  if (head === null)
    return { kind: 'news', ...answered, fromCursor: request.cursor, cursor: request.cursor, changes: [], more: false };
  const why = whyStartOver(parts);
  if (why) return { kind: 'start-over', ...answered, why };
  const steps = await recent.after(request.cursor, MOST_CHANGES);
  const cursor = steps.at(-1)?.version ?? request.cursor;
  const changes = recent.changesFor(grant, steps);
  return {
    kind: 'news',
    ...answered,
    fromCursor: request.cursor,
    cursor,
    changes,
    more: cursor < head.version,
  };
}

function whyStartOver({ asked: { request }, verdict, decided: { head } }: Parts): 'new' | 'epoch' | 'compacted' | null {
  if (head === null) return null;
  if (request.epoch === 0) return head.oldest > 0 || head.version > FEW_VERSIONS ? 'new' : null;
  if (verdict.foreign || request.cursor > head.version || request.answered > verdict.lastSeq) return 'epoch';
  return request.cursor < head.oldest ? 'compacted' : null;
}

/** Every no that the desk has not stored: those of an earlier message whose reply was lost, and those of this one. */
async function refusedFor({ store, recent, asked, verdict, decided }: Parts): Promise<RefusedAction[]> {
  const { deskId, portId, answered } = asked.request;
  const known = answered >= verdict.lastSeqBefore;
  const all = known
    ? decided.refused.filter((r) => r.deskId === deskId)
    : await store.refusedAfter(portId, deskId, answered);
  const unheard = all.filter((r) => r.seq <= verdict.lastSeq);
  if (unheard.length === 0) return [];
  const named = new Map(unheard.map((no) => [no, textsIn(JSON.parse(no.args))]));
  const ids = new Set([...unheard.flatMap((no) => no.refusal.about ?? []), ...[...named.values()].flat()]);
  const last = await recent.lastOn(asked.grant, ids);
  return unheard.map((no) => ({
    seq: no.seq,
    name: no.name,
    refusal: no.refusal,
    against: writingOf(
      newestOf(last, no.refusal.about === null ? [] : [no.refusal.about]) ?? newestOf(last, named.get(no)!),
    ),
  }));
}

const writingOf = (step: Step | undefined): Writing | null => (step ? { by: step.by, at: step.at as UtcMs } : null);

const newestOf = (last: ReadonlyMap<string, Step>, ids: readonly string[]): Step | undefined =>
  ids
    .flatMap((id) => last.get(id) ?? [])
    .reduce<Step | undefined>((a, b) => (a && a.version > b.version ? a : b), undefined);

/** Every text in the arguments of an action: the rows that it was about are named by some of them. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
