import '../quiet-zod';
import type { InspectionRequest } from '#shared/domain/request';
import type { MatchPair } from '#shared/matching/evidence';
import { matchDay } from '#shared/matching/of-requests';
import type { MatchNews, MatchOrder } from './match-messages';

const CHUNK = 300;
const held = new Map<string, InspectionRequest>();

const tell = (news: MatchNews): void => globalThis.postMessage(news, { transfer: [] });

function tellPairs(run: number, list: 'pairs' | 'doubtful', pairs: readonly MatchPair[]): void {
  for (let i = 0; i < pairs.length; i += CHUNK) tell({ kind: 'pairs', run, list, pairs: pairs.slice(i, i + CHUNK) });
}

function match(run: number, windowMinutes: number): void {
  // In the order of their ids, so that the answer does not hang on the order in which rows came.
  const rows = [...held.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const { pairs, doubtful, groups } = matchDay(rows, windowMinutes);
  tellPairs(run, 'pairs', pairs);
  tellPairs(run, 'doubtful', doubtful);
  tell({ kind: 'end', run, groups });
}

globalThis.addEventListener('message', ({ data }: MessageEvent<MatchOrder>) => {
  if (data.kind === 'requests') for (const row of data.rows) held.set(row.id, row);
  else if (data.kind === 'gone') for (const id of data.ids) held.delete(id);
  else match(data.run, data.windowMinutes);
});
