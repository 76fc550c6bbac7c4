import { commonOf, CONTRADICTS, found, nearOf, same, type Finding } from './finding';
import type { Profile } from './profile';
import type { Token } from './sheet';

/** Compares trailers, also with a tractor column in which a trailer's 挂 was left out. */
export function compareTrailers(a: Profile, b: Profile): Finding[] {
  const common =
    commonOf(a.trailers, b.trailers) ??
    commonOf<Token>(a.trailers, b.tractors) ??
    commonOf<Token>(a.tractors, b.trailers);
  if (common) return [same('same-trailer', 'trailer', common, 'trailer')];
  if (a.trailers.length === 0 || b.trailers.length === 0) return [];
  const near = nearOf(a.trailers, b.trailers);
  if (near) return [found('trailer-one-off', 'trailer', near)];
  return [found('trailers-differ', 'trailer', [a.trailers[0]!, b.trailers[0]!])];
}

/** Compares vehicle numbers. */
export function compareVins(a: Profile, b: Profile): Finding[] {
  const common = commonOf(a.vins, b.vins);
  if (common) return [same('same-vin', 'vin', common, 'vin')];
  if (a.vins.length === 0 || b.vins.length === 0) return [];
  const near = nearOf(a.vins, b.vins);
  if (near) return [found('vin-one-off', 'vin', near)];
  return [found('vins-differ', 'vin', [a.vins[0]!, b.vins[0]!], CONTRADICTS)];
}

/**
 * Compares containers. A number whose check digit is wrong and that is one slip from a right one is repaired by it; two
 * right numbers never are one: consecutive containers are real.
 */
export function compareContainers(a: Profile, b: Profile): Finding[] {
  const common = commonOf(a.containers, b.containers);
  if (common) return [same('same-container', 'container', common, 'container')];
  if (a.containers.length === 0 || b.containers.length === 0) return [];
  return [unequalContainers(a.containers, b.containers)];
}

function unequalContainers(as: readonly Token[], bs: readonly Token[]): Finding {
  const right = (tokens: readonly Token[]) => tokens.filter((token) => token.valid);
  const wrong = (tokens: readonly Token[]) => tokens.filter((token) => !token.valid);
  const repaired = nearOf(right(as), wrong(bs)) ?? nearOf(wrong(as), right(bs));
  if (repaired) return found('check-digit-repaired', 'container', repaired, { proof: 'container' });
  const near = nearOf(wrong(as), wrong(bs));
  if (near) return found('container-one-off', 'container', near);
  const first = [as[0]!, bs[0]!] as const;
  if (right(as).length === 0 || right(bs).length === 0) return found('container-unclear', 'container', first);
  return found('containers-differ', 'container', first, CONTRADICTS);
}

/** Compares seals: many are laid and changed, so only an equal one says much. */
export function compareSeals(a: Profile, b: Profile): Finding[] {
  const common = commonOf(a.seals, b.seals);
  if (common) return [same('same-seal', 'seal', common, 'seal')];
  if (a.seals.length === 0 || b.seals.length === 0) return [];
  return [found('seals-differ', 'seal', [a.seals[0]!, b.seals[0]!])];
}
