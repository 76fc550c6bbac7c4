import type { FindingCode } from './evidence';
import { commonOf, CONTRADICTS, found, nearOf, type Finding, type Pair, type Surroundings } from './finding';
import type { Profile } from './profile';
import type { PlateToken } from './sheet';
import { slipBetween } from './slip';

const FAMILIES = ['CN', 'RU', 'other'] as const;

/**
 * Compares tractor plates, family by family: a truck may carry a Chinese and a Russian plate, so only plates of one family
 * can contradict. Free text that no family claims is compared for nearness with all.
 */
export function comparePlates(a: Profile, b: Profile, day: Surroundings): Finding[] {
  if (a.tractors.length === 0 || b.tractors.length === 0) return [];
  const near: Near = (keys) => day.bothReal(a, b, keys);
  const findings: Finding[] = [];
  for (const family of FAMILIES) {
    const as = a.tractors.filter((token) => token.family === family);
    const bs = as.length > 0 ? b.tractors.filter((token) => token.family === family) : [];
    if (bs.length > 0) findings.push(plateFinding(near, as, bs));
  }
  if (findings.length > 0) return findings;
  const slipped = nearOf(a.tractors, b.tractors);
  return slipped && (!slipped[0].valid || !slipped[1].valid) ? [nearPlate(near, slipped)] : [];
}

function plateFinding(near: Near, as: readonly PlateToken[], bs: readonly PlateToken[]): Finding {
  const common = commonOf(as, bs);
  if (common) return found('same-plate', 'plate', common, { proof: `plate-${common[0].family}` });
  const slipped = nearOf(as, bs);
  if (slipped) return nearPlate(near, slipped);
  const whole = as.some((token) => token.valid) && bs.some((token) => token.valid);
  const first = [as[0]!, bs[0]!] as const;
  return whole ? found('plates-differ', 'plate', first, CONTRADICTS) : found('plate-unclear', 'plate', first);
}

/** Whether two near plates are known to be two. */
type Near = (keys: readonly [string, string]) => boolean;

function nearPlate(bothReal: Near, pair: Pair<PlateToken>): Finding {
  return found(nearPlateCode(bothReal, pair), 'plate', pair);
}

function nearPlateCode(bothReal: Near, [a, b]: Pair<PlateToken>): FindingCode {
  if (bothReal([a.key, b.key])) return 'plate-held-by-another';
  const slip = slipBetween(a.key, b.key);
  // Free text has no form to break, so a sign more or less may be another truck.
  const free = a.family === 'other' && b.family === 'other';
  if (slip === 'look-alike' || (!free && !(a.valid && b.valid))) return 'plate-slip';
  return slip === 'last' || (free && slip === 'length') ? 'plate-neighbour' : 'plate-one-off';
}
