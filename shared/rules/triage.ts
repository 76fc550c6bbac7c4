import { MINUTE, type Day } from '../kernel/time';
import { digitise, fold } from '../identifiers/fold';
import type { Consignment } from '../domain/consignment';
import type { ConsignmentFact, ConsignmentStep } from '../domain/consignment-fact';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { InspectionRequest, ObjectMarks } from '../domain/request';
import type { World } from '../domain/world';

const byDay = defineLookup('consignments', (c) => (c.status === 'open' ? [`${c.portId}/${c.day}`] : []));
const facts = defineLookup('consignmentFacts', (f) => [f.consignmentId]);
const signOf = (text: string): string => digitise(fold(text).text);

/** Papers name one load, a truck may come twice a day. */
const papersOf = (m: ObjectMarks): readonly string[] => [m.batchNo ?? '', m.billNo ?? '', ...m.declarations];
const bodiesOf = (m: ObjectMarks): readonly string[] => [
  ...m.plates,
  ...m.foreignPlates,
  ...m.trailers,
  ...m.containers,
  m.vin ?? '',
];
const keyed = (kind: 'p' | 'b', texts: readonly string[]): readonly string[] =>
  texts.map(signOf).flatMap((sign) => (sign === '' ? [] : [`${kind}${sign}`]));
const keysOf = (marks: ObjectMarks): readonly string[] => [
  ...keyed('p', papersOf(marks)),
  ...keyed('b', bodiesOf(marks)),
];

const targets = defineLookup('requests', (r) =>
  r.status === 'open' ? keysOf(r.marks).map((key) => `${r.portId}/${r.day}/${key}`) : [],
);

/**
 * Whether a load waits for an inspection (SPEC O4, O5): `targeted` by a request that shares its papers, or its truck or container at
 * about its time; `doubtful` where only the truck or container fits and the times do not; `free` where nothing fits.
 */
export type Targeting = 'targeted' | 'doubtful' | 'free';

/** An announced load as it stands before it arrives and after. */
export type TriageLine = {
  readonly consignment: Consignment;
  readonly targeting: Targeting;
  readonly requests: readonly InspectionRequest[];
  /** The newest word on the papers; null while nobody has looked. */
  readonly papers: ConsignmentFact | null;
  readonly arrived: ConsignmentFact | null;
  readonly passed: ConsignmentFact | null;
};

/** The facts of a load in order of time. */
export const factsOfConsignment = (world: World, id: string): readonly ConsignmentFact[] =>
  [...rowsBy(world, facts, id)].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

/** The requests that may concern a load, and how surely. */
function targetingOf(world: World, load: Consignment): Pick<TriageLine, 'targeting' | 'requests'> {
  const window = (world.ports.get(load.portId)?.settings.matchWindow ?? 0) * MINUTE;
  const sure = new Set<InspectionRequest>();
  const like = new Set<InspectionRequest>();
  for (const key of keysOf(load.marks))
    for (const request of rowsBy(world, targets, `${load.portId}/${load.day}/${key}`)) {
      const near = load.eta === null || Math.abs(request.eta - load.eta) <= window;
      (key.startsWith('p') || near ? sure : like).add(request);
    }
  const requests = [...(sure.size > 0 ? sure : like)].sort((a, b) => a.eta - b.eta || (a.id < b.id ? -1 : 1));
  return { requests, targeting: sure.size > 0 ? 'targeted' : like.size > 0 ? 'doubtful' : 'free' };
}

/** How one load stands. */
export function triageLine(world: World, consignment: Consignment): TriageLine {
  const known = factsOfConsignment(world, consignment.id);
  const last = (...steps: readonly ConsignmentStep[]): ConsignmentFact | null =>
    known.findLast((f) => steps.includes(f.step)) ?? null;
  const first = (step: ConsignmentStep): ConsignmentFact | null => known.find((f) => f.step === step) ?? null;
  return {
    consignment,
    ...targetingOf(world, consignment),
    papers: last('papersGood', 'papersBad'),
    arrived: first('arrived'),
    passed: first('passed'),
  };
}

/** The announced loads of a day by the time they are due; those without a time come last. */
export const triageOf = (world: World, portId: string, day: Day): readonly TriageLine[] =>
  [...rowsBy(world, byDay, `${portId}/${day}`)]
    .sort((a, b) => (a.eta ?? Infinity) - (b.eta ?? Infinity) || (a.id < b.id ? -1 : 1))
    .map((c) => triageLine(world, c));

/** What is to be done next with a load: its papers, its arrival, its passage; nothing where its inspection decides or it has gone. */
export function nextOfLoad(line: TriageLine): 'papers' | 'arrived' | 'passed' | null {
  if (line.passed || line.targeting === 'targeted') return null;
  if (!line.papers) return 'papers';
  if (!line.arrived) return 'arrived';
  return line.papers.step === 'papersGood' && line.targeting === 'free' ? 'passed' : null;
}

/** Whether a load was let through though an inspection was asked for: shown as wrong, never undone (SPEC O6). */
export const passedThoughTargeted = (line: TriageLine): boolean => line.passed !== null && line.targeting !== 'free';
