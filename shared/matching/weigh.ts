import { MINUTE, overlaps } from '../kernel/time';
import { compareCircumstances, gapOf } from './compare-circumstances';
import { comparePapers } from './compare-papers';
import { comparePlates } from './compare-plates';
import { compareContainers, compareSeals, compareTrailers, compareVins } from './compare-vehicle';
import type { CircumstanceCode } from './evidence';
import type { Finding, Proof, Surroundings } from './finding';
import { logOddsOf, type Prior } from './likelihood';
import type { Profile } from './profile';

/** Two requests compared: what was found, and how likely it makes them one crossing. */
export type Weighed = {
  readonly a: Profile;
  readonly b: Profile;
  readonly findings: readonly Finding[];
  readonly logOdds: number;
  /** Kinds of identifiers that agree exactly. */
  readonly proofs: ReadonlySet<Proof>;
  /** Whole identifiers that contradict. */
  readonly contradictions: number;
  /** Whether it may be joined without asking, if it is also likely enough. */
  readonly admissible: boolean;
  readonly notes: readonly CircumstanceCode[];
};

/** Compares two requests in the day they belong to. */
export type Compare = (a: Profile, b: Profile) => Weighed;

/**
 * Compares two requests field by field and weighs the findings.
 *
 * Beyond the odds, a pair is admissible only if identifiers prove it: at least one that agrees exactly, more than contradict;
 * a container or vehicle number where the plates contradict, two of the vehicle where the containers do; more than papers
 * where one plate could be the fleet's next (convoys share papers); and where the directions differ a declaration (which is for
 * one direction) and a vehicle within half an hour. So no likelihood, however high, joins two trucks for want of a digit.
 */
export function weigh(a: Profile, b: Profile, day: Surroundings): Weighed {
  const findings = [
    ...comparePlates(a, b, day),
    ...compareTrailers(a, b),
    ...compareVins(a, b),
    ...compareContainers(a, b),
    ...comparePapers(a, b, day),
    ...compareSeals(a, b),
    ...compareCircumstances(a, b),
  ];
  const sharedNumber = findings.some(({ notes }) => notes?.includes('number-on-several-trucks'));
  const prior: Prior = {
    turned: a.item.direction !== b.item.direction,
    comesTwice: day.comesTwice(a) || day.comesTwice(b),
    sharedNumber,
    convoyShare: day.convoyShare,
    sharedShare: day.sharedShare,
  };
  const proofs = new Set(findings.map(({ proof }) => proof).filter((proof) => proof !== undefined));
  const contradictions = findings.filter(({ contradiction }) => contradiction).length;
  const windowsApart =
    a.item.window !== undefined && b.item.window !== undefined && !overlaps(a.item.window, b.item.window);
  return {
    a,
    b,
    findings,
    logOdds: logOddsOf(findings, prior),
    proofs,
    contradictions,
    admissible: !windowsApart && isProven({ a, b, findings, proofs, contradictions }),
    notes: windowsApart ? ['windows-apart'] : [],
  };
}

type Case = {
  readonly a: Profile;
  readonly b: Profile;
  readonly findings: readonly Finding[];
  readonly proofs: ReadonlySet<Proof>;
  readonly contradictions: number;
};

function isProven({ a, b, findings, proofs, contradictions }: Case): boolean {
  const found = new Set(findings.map(({ code }) => code));
  const nearPlate = NEAR_PLATES.some((code) => found.has(code));
  // A near plate and a near container are two neighbours of a fleet, not two slips.
  const sure = new Set(proofs);
  if (nearPlate && found.has('check-digit-repaired')) sure.delete('container');
  if (sure.size === 0 || sure.size <= contradictions) return false;
  if (found.has('plates-differ') && !found.has('same-plate') && !sure.has('container') && !sure.has('vin'))
    return false;
  if (found.has('containers-differ') && VEHICLE.filter((kind) => sure.has(kind)).length < 2) return false;
  if (found.has('plate-neighbour') && sure.size === 1 && sure.has('papers')) return false;
  if (!found.has('directions-differ')) return true;
  const onVehicle = sure.size > (sure.has('papers') ? 1 : 0);
  return found.has('same-declaration') && onVehicle && gapOf(a, b) <= 30 * MINUTE;
}

const NEAR_PLATES = ['plate-neighbour', 'plate-one-off', 'plate-held-by-another'] as const;
const VEHICLE = ['plate-CN', 'plate-RU', 'plate-other', 'trailer', 'vin', 'seal'] as const;
