import { err, ok, type Result } from '#shared/kernel/result';
import { unusable, type Unusable } from './outcome';

/** A command line taken apart. */
export type Arguments = {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string>;
};

/**
 * Takes arguments apart by the options that a command has (`--day 2026-11-23`, `--day=…`); behind `--` all are words. Refuses an
 * option that the command does not have, and one without a value.
 */
export function takeApart(argv: readonly string[], known: readonly string[]): Result<Arguments, Unusable> {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === '--') return ok({ words: [...words, ...argv.slice(i + 1)], options });
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [name = '', ...rest] = word.slice(2).split('=');
    if (!known.includes(name))
      return err(unusable('unknown-option', `there is no option --${name} here`, { option: name, known }));
    const value = rest.length > 0 ? rest.join('=') : argv[++i];
    if (value === undefined || value === '' || (rest.length === 0 && value.startsWith('--')))
      return err(unusable('option-value-missing', `--${name} needs a value`, { option: name }));
    options.set(name, value);
  }
  return ok({ words, options });
}

/** A whole number of an option within bounds; the default where it is not given. */
export function wholeNumber(
  { options }: Arguments,
  name: string,
  of: { readonly least: number; readonly most: number; readonly otherwise: number },
): Result<number, Unusable> {
  const text = options.get(name);
  if (text === undefined) return ok(of.otherwise);
  const value = Number(text);
  if (Number.isInteger(value) && value >= of.least && value <= of.most) return ok(value);
  const message = `--${name} takes a whole number from ${String(of.least)} to ${String(of.most)}`;
  return err(unusable('option-value', message, { option: name, read: text }));
}
