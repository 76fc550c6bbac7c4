import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result';
import { draw } from '#shared/draw/draw';
import { firstFault, type DrawRefusal, type DrawRefusalCode } from '#shared/draw/draw-refusal';
import { pool, type Pool } from '#shared/draw/pool';
import { wholeNumber, type Arguments } from '../arguments';
import type { CliIo } from '../io';
import { unusable, type Outcome, type Unusable } from '../outcome';
import { parseJson } from '../store-file';

const poolFile = z.strictObject({ officers: pool });

/** `draw --pool POOL.json --seed HEX --pick N`: draws officers by a seed, with the proof from which anyone can draw them again. */
export async function drawCommand(args: Arguments, io: CliIo): Promise<Result<Outcome, Unusable>> {
  const asked = askedOf(args);
  if (!asked.ok) return asked;
  const { path, seed, pick } = asked.value;
  const members = await readPool(path, io);
  if (!members.ok) return members;
  const drawn = draw({ pool: members.value, seed, pick });
  if (!drawn.ok) return err(unusable(drawn.error.code, sentenceOf(drawn.error), drawn.error.facts));
  const { picked, poolHash } = drawn.value;
  return ok({ exit: 0, json: drawn.value, summary: `${picked.join(' ')}\npool ${poolHash}` });
}

type Asked = { readonly path: string; readonly seed: string; readonly pick: number };

function askedOf(args: Arguments): Result<Asked, Unusable> {
  if (args.words.length > 0) return err(unusable('unknown-word', 'draw takes options only', { read: args.words[0] }));
  const missing = ['pool', 'seed', 'pick'].find((name) => !args.options.has(name));
  if (missing !== undefined) return err(unusable(`${missing}-missing`, `--${missing} is needed`, { option: missing }));
  const pick = wholeNumber(args, 'pick', { least: 1, most: 10_000, otherwise: 1 });
  if (!pick.ok) return pick;
  return ok({ path: args.options.get('pool') ?? '', seed: args.options.get('seed') ?? '', pick: pick.value });
}

async function readPool(path: string, io: CliIo): Promise<Result<Pool, Unusable>> {
  const bytes = await io.readFile(path);
  if (!bytes)
    return err(unusable('file-unreadable', `${path}: there is no such file, or it cannot be read`, { file: path }));
  const parsed = poolFile.safeParse(parseJson(bytes));
  if (parsed.success) return ok(parsed.data.officers);
  const { at, why } = firstFault(parsed.error.issues);
  const message = `${path}: this is no pool of officers${at === '' ? '' : `: ${at}`}: ${why}`;
  return err(unusable('pool-invalid', message, { file: path, at, why }));
}

const SENTENCES: Readonly<Partial<Record<DrawRefusalCode, string>>> = {
  'seed-not-hex': '--seed takes pairs of hex digits',
  'seed-too-short': '--seed takes at least 32 hex digits',
  'member-doubled': 'an officer stands twice in the pool',
  'pool-too-small': 'fewer officers take part than are to be picked',
};

const sentenceOf = ({ code }: DrawRefusal): string => SENTENCES[code] ?? `the draw is refused: ${code}`;
