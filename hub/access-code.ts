import { createHash, randomInt } from 'node:crypto';
import type { DeskKind } from './access';

/** Digits and capitals without I, L, O, U: nothing that is misread from a screen or misheard over a telephone (Crockford). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** A code of 50 random bits, in two groups. */
export function newCode(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]!).join('');
  return `${signs.slice(0, 5)}-${signs.slice(5)}`;
}

/** The code as it was meant: small letters, spaces and signs that look alike are forgiven. */
const asMeant = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

/** Hex SHA-256 of a code for one kind of guest: a desk's code enrols no hub, and a hub's no desk. */
export const codeHashOf = (code: string, kind: DeskKind): string =>
  createHash('sha256')
    .update(`${kind}\n${asMeant(code)}`)
    .digest('hex');
