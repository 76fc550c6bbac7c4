import { err, ok, type Result } from '#shared/kernel/result';
import { readContainer } from '#shared/identifiers/container';
import { readDeclaration } from '#shared/identifiers/declaration';
import { readHs } from '#shared/identifiers/hs';
import { readPlate } from '#shared/identifiers/plate';
import type { Reading } from '#shared/identifiers/reading';
import { readUscc } from '#shared/identifiers/uscc';
import type { Arguments } from '../arguments';
import { unusable, type Outcome, type Unusable } from '../outcome';

const READERS: ReadonlyMap<string, (text: string) => Reading> = new Map<string, (text: string) => Reading>([
  ['plate', readPlate],
  ['container', readContainer],
  ['uscc', readUscc],
  ['declaration', readDeclaration],
  ['hs', readHs],
]);

/** `id plate|container|uscc|declaration|hs VALUE`: reads one identifier. */
export function idCommand({ words }: Arguments): Result<Outcome, Unusable> {
  const [kind = '', value] = words;
  const read = READERS.get(kind);
  const kinds = [...READERS.keys()];
  if (!read)
    return err(unusable('unknown-identifier', `id reads one of ${kinds.join(', ')}`, { read: kind, known: kinds }));
  if (value === undefined || words.length > 2)
    return err(unusable('value-missing', `id ${kind} takes one value`, { kind }));
  const { valid, normal, warnings, ...rest } = read(value);
  const summary = [valid ? 'valid' : 'not valid', normal, ...warnings].join(' ');
  return ok({ exit: valid ? 0 : 1, json: { valid, normal, warnings, ...rest }, summary });
}
