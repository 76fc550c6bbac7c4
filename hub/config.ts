import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result';

/** How a hub is run. Parsed once, when it starts. */
export type HubConfig = {
  /** The folder of the hub's identity, and of the embedded database. */
  readonly dataDir: string;
  /** A PostgreSQL server; null for the embedded database. */
  readonly databaseUrl: string | null;
  readonly listen: { readonly host: string; readonly port: number };
  readonly name: string;
  /** Whether desks on the same network can find this hub. */
  readonly advertise: boolean;
  /** Plain HTTP on loopback. */
  readonly plain: boolean;
  /** Days for which history is kept; null for ever. */
  readonly retentionDays: number | null;
  /** Where the hub above answers, if not where this hub was enrolled with it. */
  readonly relayTo: string | null;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
};

/** A setting that cannot be used. */
export type ConfigProblem = {
  readonly setting: string;
  /** Where it was read: `command line`, `environment LIANJIAN_NAME` or the file. */
  readonly from: string;
  readonly read: string;
  readonly expected: string;
};

/** Desks may be away for weeks, and hear of their refusals when they come back: less is never kept. */
export const LEAST_DAYS = 30;
const MOST_DAYS = 36_500;

const within = (text: string, least: number, most: number): number | null => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : null;
};

/** `host:port`, `[::1]:port`, or a port alone. */
function readListen(text: string): HubConfig['listen'] | null {
  const match = /^(?:(\[[0-9a-f:.]+\]|[^\s:[\]]+):)?(\d{1,5})$/i.exec(text);
  const port = match && within(match[2]!, 0, 65_535);
  return port === null ? null : { host: (match![1] ?? '0.0.0.0').replace(/^\[|\]$/g, ''), port };
}

const readUrl = (text: string, protocols: readonly string[]): string | null =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : null;
const readSwitch = (text: string): boolean | null =>
  new Map([
    ['yes', true],
    ['no', false],
  ] as const).get(text as 'yes') ?? null;
const LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;

type Setting<T> = {
  /** What is taken where nobody says anything. */
  readonly otherwise: T;
  readonly expected: string;
  /** Null where the text is of no use. */
  readonly read: (text: string) => T | null;
};
const setting = <T>(expected: string, otherwise: T, read: (text: string) => T | null): Setting<T> => ({
  otherwise,
  expected,
  read,
});

/** Every setting, by its name in `HubConfig`. */
const SETTINGS: { readonly [K in keyof HubConfig]: Setting<HubConfig[K]> } = {
  dataDir: setting('a folder', 'lianjian-hub', (text) => text),
  databaseUrl: setting<string | null>('an address like postgres://user@host/database', null, (text) =>
    readUrl(text, ['postgres:', 'postgresql:']),
  ),
  listen: setting('host:port, or a port from 0 to 65535', { host: '0.0.0.0', port: 7_443 }, readListen),
  name: setting('1 to 80 characters', 'Lianjian hub', (text) =>
    text.trim() !== '' && text.length <= 80 ? text.trim() : null,
  ),
  advertise: setting('yes or no', false, readSwitch),
  plain: setting('yes or no', false, readSwitch),
  retentionDays: setting<number | null>(
    `a whole number of days from ${String(LEAST_DAYS)} to ${String(MOST_DAYS)}`,
    null,
    (text) => within(text, LEAST_DAYS, MOST_DAYS),
  ),
  relayTo: setting<string | null>('an address like https://host:7443', null, (text) =>
    readUrl(text, ['https:', 'http:']),
  ),
  logLevel: setting<HubConfig['logLevel']>(LEVELS.join(', '), 'info', (text) => LEVELS.find((l) => l === text) ?? null),
};

const dashed = (key: string): string => key.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
const asVariable = (key: string): string => `LIANJIAN_${dashed(key).replaceAll('-', '_').toUpperCase()}`;

/** The options of the command line that say how a hub is run, without their dashes. `config` names a file with any of them. */
export const configOptions: readonly string[] = [...Object.keys(SETTINGS).map(dashed), 'config'];

/** What may hold settings, the first that says something wins: options by name, environment, the text of a file. */
export type ConfigSources = {
  readonly options: ReadonlyMap<string, string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly file: { readonly path: string; readonly text: string } | null;
};

const fileForm = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** All settings, or every one that cannot be used. */
export function readConfig({ options, environment, file }: ConfigSources): Result<HubConfig, readonly ConfigProblem[]> {
  const problems: ConfigProblem[] = [];
  const inFile = file ? readFile(file, problems) : new Map<string, string>();
  const read = (key: keyof HubConfig): unknown => {
    const name = dashed(key);
    const found = [
      { from: 'command line', setting: `--${name}`, text: options.get(name) },
      {
        from: `environment ${asVariable(key)}`,
        setting: asVariable(key),
        text: environment[asVariable(key)] || undefined,
      },
      { from: file?.path ?? '', setting: name, text: inFile.get(name) },
    ].find(({ text }) => text !== undefined);
    const { otherwise, expected, read } = SETTINGS[key];
    if (!found) return otherwise;
    const value = read(found.text!);
    // An address of a database holds a password: it is not repeated.
    const shown = key === 'databaseUrl' ? found.text!.replace(/\/\/.*@/, '//…@') : found.text!;
    if (value === null) problems.push({ setting: found.setting, from: found.from, read: shown, expected });
    return value;
  };
  const config = Object.fromEntries(Object.keys(SETTINGS).map((key) => [key, read(key as keyof HubConfig)]));
  return problems.length > 0 ? err(problems) : ok(config as HubConfig);
}

function readFile(
  { path, text }: NonNullable<ConfigSources['file']>,
  problems: ConfigProblem[],
): ReadonlyMap<string, string> {
  const form = fileForm.safeParse(jsonOf(text));
  if (!form.success) {
    problems.push({ setting: 'config', from: path, read: text.slice(0, 40), expected: 'a JSON object of settings' });
    return new Map();
  }
  const names = Object.keys(SETTINGS).map(dashed);
  for (const name of Object.keys(form.data))
    if (!names.includes(name))
      problems.push({
        setting: name,
        from: path,
        read: String(form.data[name]),
        expected: `one of ${names.join(', ')}`,
      });
  const asText = (value: string | number | boolean): string =>
    typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
  return new Map(Object.entries(form.data).map(([name, value]) => [name, asText(value)]));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the form says what was expected
  }
}
