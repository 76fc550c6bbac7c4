import { err, ok, type Result } from '#shared/kernel/result';
import { parseInstance } from '#shared/planning/parse-instance';
import { plan } from '#shared/planning/planner';
import { parseProject } from '#shared/planning/psplib';
import { scheduleProject } from '#shared/planning/rcpsp/schedule-project';
import { wholeNumber, type Arguments } from '../arguments';
import type { CliIo } from '../io';
import { unusable, type Outcome, type Unusable } from '../outcome';
import { parseJson } from '../store-file';

/** How long a search may go on: so many schedules, or so many seconds. */
type Limit = { readonly schedules: number } | { readonly seconds: number };

const USUAL_SECONDS = 5;
const MOST_SECONDS = 86_400;

/** `plan INSTANCE [--seconds S | --schedules N] [--seed K]`: plans a day (`portday/1`), or a project of PSPLIB (`.sm`). */
export async function planCommand(args: Arguments, io: CliIo): Promise<Result<Outcome, Unusable>> {
  const [path, ...more] = args.words;
  if (path === undefined || more.length > 0) return err(unusable('file-missing', 'plan takes one instance file'));
  const limit = limitOf(args);
  if (!limit.ok) return limit;
  const seed = wholeNumber(args, 'seed', { least: 0, most: 0x7fffffff, otherwise: 1 });
  if (!seed.ok) return seed;
  const bytes = await io.readFile(path);
  if (!bytes)
    return err(unusable('file-unreadable', `${path}: there is no such file, or it cannot be read`, { file: path }));
  const asked = { path, bytes, limit: limit.value, seed: seed.value, clock: io.clock };
  return /\.sm$/i.test(path) ? planProject(asked) : planDay(asked);
}

type Asked = {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly limit: Limit;
  readonly seed: number;
  readonly clock: () => number;
};

function planDay({ path, bytes, limit, seed, clock }: Asked): Result<Outcome, Unusable> {
  const instance = parseInstance(parseJson(bytes));
  if (!instance.ok)
    return err(
      unusable('instance-invalid', `${path}: this is no instance of portday/1`, { file: path, faults: instance.error }),
    );
  const started = clock();
  const planned = plan(instance.value, { seed, ...budgetOf(limit, clock) });
  const seconds = (clock() - started) / 1000;
  const { objective, parts, placements, schedules, lowerBound } = planned; // the bound takes its own time when it is read
  const carried = placements.filter((p) => p.start === null).length;
  return ok({
    exit: 0,
    json: { objective, parts, lowerBound, solution: placements, seconds, schedules },
    summary: `objective ${String(objective)} (no plan costs less than ${String(lowerBound)}), ${String(carried)} of ${String(placements.length)} carried, ${String(schedules)} schedules in ${seconds.toFixed(2)} s`,
  });
}

function planProject({ path, bytes, limit, seed, clock }: Asked): Result<Outcome, Unusable> {
  const project = parseProject(new TextDecoder().decode(bytes));
  if (!project.ok)
    return err(
      unusable('instance-invalid', `${path}: this is no single-mode project of PSPLIB`, {
        file: path,
        faults: [project.error],
      }),
    );
  const started = clock();
  const planned = scheduleProject(project.value, { seed, ...budgetOf(limit, clock) });
  if (!planned.ok) return err(unusable(planned.error.code, `${path}: no schedule exists`, { file: path }));
  const { makespan, starts, lowerBound, schedules } = planned.value;
  const seconds = (clock() - started) / 1000;
  return ok({
    exit: 0,
    json: { makespan, starts, lowerBound, seconds, schedules },
    summary: `makespan ${String(makespan)} (no schedule is shorter than ${String(lowerBound)}), ${String(schedules)} schedules in ${seconds.toFixed(2)} s`,
  });
}

/** Reads `--seconds` and `--schedules`; both at once are refused. */
function limitOf(args: Arguments): Result<Limit, Unusable> {
  if (args.options.has('schedules')) {
    if (args.options.has('seconds'))
      return err(unusable('option-twice', '--seconds and --schedules exclude each other'));
    const schedules = wholeNumber(args, 'schedules', { least: 1, most: 1e9, otherwise: 1 });
    return schedules.ok ? ok({ schedules: schedules.value }) : schedules;
  }
  const text = args.options.get('seconds') ?? String(USUAL_SECONDS);
  const seconds = Number(text);
  if (seconds > 0 && seconds <= MOST_SECONDS) return ok({ seconds });
  return err(
    unusable('option-value', `--seconds takes a number up to ${String(MOST_SECONDS)}`, {
      option: 'seconds',
      read: text,
    }),
  );
}

/** The budget of a search as the planner takes it: seconds are asked of the clock. */
function budgetOf(limit: Limit, clock: () => number) {
  if ('schedules' in limit) return { schedules: limit.schedules };
  const started = clock();
  const spent = (): number => Math.min(1, (clock() - started) / (limit.seconds * 1000));
  return { keepGoing: () => spent() < 1, spent };
}
