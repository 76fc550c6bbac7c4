import { ok, type Result } from '#shared/kernel/result';
import type { Arguments } from '../arguments';
import type { CliIo } from '../io';
import { tellMatch, type RequestName, type ToldPair } from '../match-day';
import type { Outcome, Unusable } from '../outcome';
import { readableOf, readDay } from '../read-day';
import { problemLines } from '../sentences';

/**
 * `match FILE… --port … --day …`: which requests of different agencies concern one object. A row with a mistyped mark takes part,
 * though nobody has accepted it yet: it is matching that can tell what was meant.
 */
export async function matchCommand(args: Arguments, io: CliIo): Promise<Result<Outcome, Unusable>> {
  const read = await readDay(args, io);
  if (!read.ok) return read;
  const { kit, errors, warnings } = read.value;
  const { pairs, sessions, openingsSaved, doubtful } = tellMatch(
    readableOf(read.value.requests),
    kit.port.settings.matchWindow,
  );
  const summary = [
    `${String(pairs.length)} pairs, ${String(sessions.length)} joint sessions, ${String(openingsSaved)} openings saved, ${String(doubtful.length)} doubtful`,
    ...sessions.map((s) => `= ${s.object.callName}: ${s.requests.map(nameText).join(' + ')}`),
    ...doubtful.map((pair) => `? ${pairText(pair)}`),
    problemLines(errors),
  ];
  return ok({
    exit: errors.length > 0 ? 1 : 0,
    json: { pairs, sessions, openingsSaved, doubtful, errors, warnings },
    summary: summary.filter((line) => line !== '').join('\n'),
  });
}

const nameText = ({ agency, requestNo }: RequestName): string => `${agency} ${requestNo}`;

const pairText = ({ a, b, score }: ToldPair): string => `${nameText(a)} + ${nameText(b)} (${score.toFixed(2)})`;
