import { err, type Result } from '#shared/kernel/result';
import type { HubConfig } from '../../config';
import type { Arguments } from '../arguments';
import { fits, settingsOf, type Takes } from '../hub-settings';
import type { CliIo } from '../io';
import { unusable, type Outcome, type Unusable } from '../outcome';
import { codeCommand, desksCommand, revokeCommand } from './hub-desks-commands';
import { packageInCommand, packageOutCommand } from './hub-package-commands';
import {
  handOverCommand,
  proposalsCommand,
  proposeCommand,
  relayEnrolCommand,
  takeOverCommand,
} from './hub-relay-commands';
import { serveCommand } from './hub-serve-command';
import { backupCommand, checkCommand, pruneCommand, restoreCommand } from './hub-upkeep-commands';

/** One command of the hub. */
export type HubCommand = Takes & {
  readonly run: (parts: {
    readonly args: Arguments;
    readonly config: HubConfig;
    readonly io: CliIo;
  }) => Promise<Result<Outcome, Unusable>>;
};

const COMMANDS: ReadonlyMap<string, HubCommand> = new Map([
  ['serve', serveCommand],
  ['code', codeCommand],
  ['desks', desksCommand],
  ['revoke', revokeCommand],
  ['backup', backupCommand],
  ['restore', restoreCommand],
  ['check', checkCommand],
  ['prune', pruneCommand],
  ['relay-enrol', relayEnrolCommand],
  ['hand-over', handOverCommand],
  ['take-over', takeOverCommand],
  ['propose', proposeCommand],
  ['proposals', proposalsCommand],
  ['package-out', packageOutCommand],
  ['package-in', packageInCommand],
]);

/** `hub COMMAND …`; `hub` alone serves. */
export async function hubCommand(args: Arguments, io: CliIo): Promise<Result<Outcome, Unusable>> {
  const [name = 'serve', ...words] = args.words;
  const command = COMMANDS.get(name);
  const known = [...COMMANDS.keys()];
  if (!command)
    return err(
      unusable('unknown-command', `there is no hub ${name}, only ${known.join(', ')}`, { command: name, known }),
    );
  const own = { words, options: args.options };
  const fitting = fits(name, own, command);
  if (!fitting.ok) return fitting;
  const config = await settingsOf(own, io);
  return config.ok ? command.run({ args: own, config: config.value, io }) : config;
}

/** `audit verify`: the same as `hub check`. */
export async function auditCommand({ words, options }: Arguments, io: CliIo): Promise<Result<Outcome, Unusable>> {
  const [verb, ...rest] = words;
  if (verb !== 'verify') return err(unusable('unknown-command', 'there is only audit verify', { read: verb ?? '' }));
  return hubCommand({ words: ['check', ...rest], options }, io);
}
