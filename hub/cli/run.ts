import { err, type Result } from '#shared/kernel/result';
import { takeApart, type Arguments } from './arguments';
import { checkPlanCommand } from './commands/check-plan-command';
import { dayCommand } from './commands/day-command';
import { drawCommand } from './commands/draw-command';
import { idCommand } from './commands/id-command';
import { importCommand } from './commands/import-command';
import { matchCommand } from './commands/match-command';
import { planCommand } from './commands/plan-command';
import { hubOptions, hubUsage } from './hub-options';
import type { CliIo } from './io';
import { unusable, type Outcome, type Unusable } from './outcome';

type Run = (args: Arguments, io: CliIo) => Result<Outcome, Unusable> | Promise<Result<Outcome, Unusable>>;
type Command = { readonly usage: string; readonly options: readonly string[]; readonly run: Run };

/** A command of the hub, loaded when it is called: a short command loads no server. */
function inTime(name: 'hubCommand' | 'auditCommand'): Run {
  return async (args, io) => {
    const commands = await import('./commands/hub-command');
    return commands[name](args, io);
  };
}

/** Every command, with how it is called. */
const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'import',
    { usage: 'FILE… --port CODE --day DATE [--out store.json]', options: ['port', 'day', 'out'], run: importCommand },
  ],
  ['match', { usage: 'FILE… --port CODE --day DATE', options: ['port', 'day'], run: matchCommand }],
  [
    'plan',
    {
      usage: 'INSTANCE [--seconds S | --schedules N] [--seed K]',
      options: ['seconds', 'schedules', 'seed'],
      run: planCommand,
    },
  ],
  ['check-plan', { usage: 'INSTANCE.json SOLUTION.json', options: [], run: checkPlanCommand }],
  ['day', { usage: 'FILE… --port CODE --day DATE --out DIR', options: ['port', 'day', 'out'], run: dayCommand }],
  [
    'draw',
    {
      usage: '--pool POOL.json --seed HEX --pick N | --proof CERTIFICATE.json',
      options: ['pool', 'seed', 'pick', 'proof'],
      run: drawCommand,
    },
  ],
  ['hub', { usage: hubUsage, options: hubOptions, run: inTime('hubCommand') }],
  [
    'audit',
    { usage: 'verify [--data-dir DIR | --database-url URL]', options: hubOptions, run: inTime('auditCommand') },
  ],
  ['id', { usage: 'plate|container|uscc|declaration|hs VALUE', options: [], run: idCommand }],
]);

const usage = (): string =>
  ['usage: lianjian COMMAND … [--json]', ...[...COMMANDS].map(([name, c]) => `  ${name} ${c.usage}`)].join('\n');

/**
 * Runs one command line. Its result goes to standard output (JSON with `--json`, else a few words), why it cannot run to standard
 * error as `{"error":{"code","message",…}}`. Gives the exit code: 0 done, 1 the input has errors, 2 unusable arguments or file,
 * 3 a fault of this program.
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<0 | 1 | 2 | 3> {
  const [name = '', ...rest] = argv.filter((word) => word !== '--json');
  if (name === '--help' || name === 'help') {
    io.stdout(`${usage()}\n`);
    return 0;
  }
  try {
    const done = await runCommand(name, rest, io);
    if (!done.ok) return complain(io, done.error, 2);
    io.stdout(argv.includes('--json') ? `${JSON.stringify(done.value.json)}\n` : `${done.value.summary}\n`);
    return done.value.exit;
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : 'unknown fault';
    return complain(io, unusable('fault', message), 3);
  }
}

async function runCommand(name: string, rest: readonly string[], io: CliIo): Promise<Result<Outcome, Unusable>> {
  const command = COMMANDS.get(name);
  const known = [...COMMANDS.keys()];
  if (name === '') return err(unusable('command-missing', usage(), { known }));
  if (!command)
    return err(
      unusable('unknown-command', `there is no command ${name}, only ${known.join(', ')}`, { command: name, known }),
    );
  const args = takeApart(rest, command.options);
  return args.ok ? command.run(args.value, io) : args;
}

function complain<C extends 2 | 3>(io: CliIo, { code, message, facts }: Unusable, exit: C): C {
  io.stderr(`${JSON.stringify({ error: { code, message, ...facts } })}\n`);
  return exit;
}
