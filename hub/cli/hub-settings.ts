import { existsSync } from 'node:fs';
import { err, ok, type Result } from '#shared/kernel/result';
import { configOptions, readConfig, type ConfigProblem, type HubConfig } from '../config';
import { databaseFile, openStore } from '../hub-store';
import type { HubStore } from '../store/store';
import { StoreUnavailable } from '../store/unavailable';
import type { Arguments } from './arguments';
import type { CliIo } from './io';
import { unusable, type Outcome, type Unusable } from './outcome';

/** What one command of the hub takes: how many words, and which options besides the settings. */
export type Takes = {
  readonly words: readonly string[];
  readonly options: readonly string[];
  readonly needs?: readonly string[];
};

const lineOf = ({ setting, from, read, expected }: ConfigProblem): string =>
  `${setting} (${from}): read ${JSON.stringify(read)}, expected ${expected}`;

/** The hub's settings as the command line, the environment and the file of `--config` say. Refuses with every setting that is of no use. */
export async function settingsOf({ options }: Arguments, io: CliIo): Promise<Result<HubConfig, Unusable>> {
  const path = options.get('config');
  const bytes = path === undefined ? null : await io.readFile(path);
  if (path !== undefined && !bytes)
    return err(unusable('config-unreadable', `${path}: the file of settings cannot be read`, { file: path }));
  const folder = options.get('data');
  const said = folder === undefined ? options : new Map([['data-dir', folder], ...options]);
  const file = bytes && path !== undefined ? { path, text: new TextDecoder().decode(bytes) } : null;
  const config = readConfig({ options: said, environment: process.env, file });
  if (config.ok) return config;
  return err(unusable('settings', config.error.map(lineOf).join('; '), { problems: config.error }));
}

/** Refuses words and options that a command has no use for, and misses those that it needs. */
export function fits(command: string, { words, options }: Arguments, takes: Takes): Result<null, Unusable> {
  if (words.length !== takes.words.length) {
    const wanted = takes.words.length === 0 ? 'no words' : takes.words.join(' ');
    return err(unusable('words', `hub ${command} takes ${wanted}`, { read: words }));
  }
  const known = [...takes.options, ...(takes.needs ?? []), ...configOptions, 'data'];
  const strange = [...options.keys()].find((name) => !known.includes(name));
  if (strange !== undefined)
    return err(unusable('unknown-option', `hub ${command} has no option --${strange}`, { option: strange, known }));
  const missing = takes.needs?.find((name) => !options.has(name));
  if (missing !== undefined) return err(unusable(`${missing}-missing`, `--${missing} is needed`, { option: missing }));
  return ok(null);
}

/** Does something with the hub's store and closes it. A store that does not answer, or is not there, is refused with the reason. */
export async function withStore(
  config: HubConfig,
  run: (store: HubStore) => Promise<Result<Outcome, Unusable>>,
  { made = false } = {},
): Promise<Result<Outcome, Unusable>> {
  const file = databaseFile(config);
  if (!made && config.databaseUrl === null && !existsSync(file))
    return err(unusable('no-database', `${file}: there is no hub's database`, { file }));
  let store: HubStore | null = null;
  try {
    store = await openStore(config);
    return await run(store);
  } catch (cause) {
    if (!(cause instanceof StoreUnavailable)) throw cause;
    return err(unusable('store-unavailable', `the store does not answer: ${cause.code}`, { trouble: cause.code }));
  } finally {
    await store?.close();
  }
}
