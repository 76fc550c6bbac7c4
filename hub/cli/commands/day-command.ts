import { join } from 'node:path';
import { err, ok, type Result } from '#shared/kernel/result';
import { writeDayFile } from '#shared/interchange/day-file';
import { batchOf, previewImport } from '#shared/interchange/preview';
import type { Arguments } from '../arguments';
import { planDay } from '../day-plan';
import { dayWorld } from '../day-world';
import type { CliIo } from '../io';
import { tellMatch } from '../match-day';
import { unusable, type Outcome, type Unusable } from '../outcome';
import { planSheet } from '../plan-sheet';
import { acceptedOf, fileNames, readDay } from '../read-day';
import { problemLines } from '../sentences';
import { jsonBytes } from '../store-file';

/** Who printed, in the foot of a plan that no officer printed. */
const HAND = 'CLI';

/** `day FILE… --port … --day … --out DIR`: import, match and plan; writes `plan.json`, `plan.xlsx` and, where a window can be opened, `plan.pdf`. */
export async function dayCommand(args: Arguments, io: CliIo): Promise<Result<Outcome, Unusable>> {
  const out = args.options.get('out');
  if (out === undefined) return err(unusable('out-missing', '--out is needed: the folder for the plan'));
  const read = await readDay(args, io);
  if (!read.ok) return read;
  const { kit, day, batchId, errors, warnings } = read.value;
  const existing = new Map<string, never>();
  const requests = previewImport({ existing, drafts: read.value.requests });
  const consignments = previewImport({ existing, drafts: read.value.consignments });
  const batch = batchOf({ batchId, files: fileNames(read.value), portId: kit.port.id, day, requests, consignments });
  const { groups, ...match } = tellMatch(acceptedOf(read.value.requests), kit.port.settings.matchWindow);
  const { world, apart } = dayWorld(read.value, batch, groups);
  const { planned, world: plannedWorld } = planDay(world, read.value);
  const files: readonly (readonly [string, Uint8Array])[] = [
    [join(out, 'plan.json'), jsonBytes({ ...planned, match })],
    [join(out, 'plan.xlsx'), await planSheet(planned, kit.port)],
  ];
  for (const [path, bytes] of files)
    if (!(await io.writeFile(path, bytes)))
      return err(unusable('file-unwritable', `${path}: cannot be written`, { file: path }));
  const pdf = join(out, 'plan.pdf');
  const dayFile = writeDayFile({ world: plannedWorld, portId: kit.port.id, day, by: HAND });
  const printed = await io.printDay(dayFile, pdf);
  const written = [...files.map(([path]) => path), ...(printed ? [pdf] : [])];
  const { placed, carried, objective, lowerBound } = planned;
  const summary = [
    `${String(placed)} sessions placed, ${String(carried)} carried, ${String(match.openingsSaved)} openings saved`,
    ...written,
    problemLines(errors),
  ];
  return ok({
    exit: errors.length > 0 ? 1 : 0,
    json: { placed, carried, objective, lowerBound, ...match, apart, errors, warnings, written },
    summary: summary.filter((line) => line !== '').join('\n'),
  });
}
