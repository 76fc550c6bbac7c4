import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result';
import { replayCertificate } from '#shared/draw/certificate';
import { draw } from '#shared/draw/draw';
import { firstFault, type DrawRefusal, type DrawRefusalCode } from '#shared/draw/draw-refusal';
import { pool, type Pool } from '#shared/draw/pool';
import { wholeNumber, type Arguments } from '../arguments';
import type { CliIo } from '../io';
import { unusable, type Outcome, type Unusable } from '../outcome';
import { parseJson } from '../store-file';

const poolFile = z.strictObject({ officers: pool });

/**
 * `draw --pool POOL.json --seed HEX --pick N`: draws officers by a seed, with the proof from which anyone can draw them again.
 * `draw --proof CERTIFICATE.json`: makes the draw of a certificate again and says whether it is the one that it claims.
 */
export async function drawCommand(args: Arguments, io: CliIo): Promise<Result<Outcome, Unusable>> {
  const proof = args.options.get('proof');
  return proof === undefined ? drawAnew(args, io) : drawAgain(proof, args, io);
}

async function drawAgain(path: string, args: Arguments, io: CliIo): Promise<Result<Outcome, Unusable>> {
  if (args.words.length > 0 || args.options.size > 1)
    return err(unusable('unknown-word', 'draw --proof takes nothing else', { read: args.words[0] }));
  const bytes = await io.readFile(path);
  if (!bytes) return err(unreadable(path));
  const again = replayCertificate(parseJson(bytes));
  if (!again.ok) {
    const json = { ...again.error.facts, agrees: false, code: again.error.code };
    return ok({ exit: 1, json, summary: `the certificate does not hold: ${again.error.code}` });
  }
  const { picked, poolHash, certificate } = again.value;
  const { draw, commitment } = certificate;
  const json = { agrees: true, draw, picked, poolHash, commitment };
  return ok({ exit: 0, json, summary: `${picked.join(' ')}\npool ${poolHash}\ncommitment ${commitment}\nagrees` });
}

const unreadable = (path: string): Unusable =>
  unusable('file-unreadable', `${path}: there is no such file, or it cannot be read`, { file: path });

async function drawAnew(args: Arguments, io: CliIo): Promise<Result<Outcome, Unusable>> {
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
  if (!bytes) return err(unreadable(path));
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
