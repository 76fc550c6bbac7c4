import { MINUTE, at, type UtcMs } from '../kernel/time';
import type { PortId } from '../kernel/ids';
import type { SignInRules } from '../domain/sign-in';
import type { World } from '../domain/world';

/** What a port begins with: ten minutes, eight tries. */
export const signInRulesOf = (world: World, portId: PortId): SignInRules =>
  world.signInRules.get(portId) ?? { id: portId, portId, idleMinutes: 10, tries: 8 };

export const SHORTEST_PIN = 6;
export const LONGEST_PIN = 32;

/** Why a PIN is of no use. */
export type PinFault = 'short' | 'long' | 'one-sign' | 'in-a-row' | 'own-number';

/** What is wrong with a PIN (SPEC U1), or null: too short, one sign only, signs in a row (`123456`, `fedcba`), or the user's own number. */
export function pinFault(pin: string, user: { readonly id: string; readonly name: string }): PinFault | null {
  const signs = Array.from(pin);
  if (signs.length < SHORTEST_PIN) return 'short';
  if (signs.length > LONGEST_PIN) return 'long';
  if (new Set(signs).size === 1) return 'one-sign';
  if (inARow(signs, 1) || inARow(signs, -1)) return 'in-a-row';
  const own = [user.id, user.name].map((text) => text.toLowerCase());
  return own.includes(pin.toLowerCase()) ? 'own-number' : null;
}

function inARow(signs: readonly string[], step: number): boolean {
  const codes = signs.map((sign) => sign.codePointAt(0) ?? 0);
  return codes.every((code, i) => i === 0 || code === codes[i - 1]! + step);
}

/** Wrong PINs in a row at one desk. */
export type Failures = { readonly count: number; readonly last: UtcMs };

/** Wrong tries that cost nothing: fingers slip. */
const FREE_TRIES = 2;
/** How long a user who has used up the tries is locked out; an administrator may end it before. */
const LOCKED_FOR = 60 * MINUTE;
/** The first wait; each further wrong PIN doubles it. */
const FIRST_WAIT = 5_000;

/**
 * Until when no PIN is looked at after wrong ones (SPEC U2); null when one may be tried at once. Each further wrong one doubles the
 * wait; whoever has used up the tries waits an hour. A clock that was set back gains nothing.
 */
export function waitsUntil(failures: Failures | null, tries: number, now: UtcMs): UtcMs | null {
  if (!failures || failures.count <= FREE_TRIES) return null;
  const doubled = FIRST_WAIT * 2 ** (failures.count - FREE_TRIES - 1);
  const until = at(failures.last + (failures.count >= tries ? LOCKED_FOR : Math.min(LOCKED_FOR, doubled)));
  return now < until ? until : null;
}

/** Whether a desk that was last touched at a moment is to be locked (SPEC U3). */
export const isIdle = (touched: UtcMs, { idleMinutes }: Pick<SignInRules, 'idleMinutes'>, now: UtcMs): boolean =>
  now - touched >= idleMinutes * MINUTE;
