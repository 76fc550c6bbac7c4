import type { OfficerId } from '../kernel/ids';
import { defineLookup } from '../domain/lookup';
import { refusal, type Refusal } from '../domain/refusal';
import type { Condition, ConditionKind, ConditionState, Release } from '../domain/release';
import type { JointSession } from '../domain/session';
import { CUSTOMS, agencyCode } from '../domain/words';
import type { World } from '../domain/world';
import { requestsOf } from './demand';
import { sessionHolding } from './grouping';
import { inOrderOfWriting, rowsOfSession } from './of-session';
import { recordOf, valueOf, type InspectionRecord } from './record';
import { rechecksOf } from './three-people';

const conditions = defineLookup('conditions', (c) => [c.requestId]);
const releases = defineLookup('releases', (r) => [r.id]);

/** Which states a condition of each kind can have. */
export const CONDITION_STATES: Readonly<Record<ConditionKind, readonly ConditionState[]>> = {
  permit: ['pending', 'failed', 'verified'],
  duty: ['pending', 'failed', 'verified', 'guaranteed'],
  hold: ['pending', 'verified'],
  lab: ['pending', 'failed', 'verified', 'deferred', 'certified'],
  recheck: ['pending', 'failed', 'verified'],
};

/** Whether a load cannot be released while a condition stands so (SPEC L2, L3, L4). */
export const blocks = (state: ConditionState): boolean => state === 'pending' || state === 'failed';

/** One condition of a release as it stands. */
export type ConditionView = {
  readonly kind: ConditionKind;
  readonly ref: string;
  readonly state: ConditionState;
  /** The words said on it, the oldest first; empty where it follows from the record alone. */
  readonly words: readonly Condition[];
  /** Who raised it; null where nobody did: duty is asked of every import. */
  readonly raisedBy: OfficerId | null;
};

type Raised = Omit<ConditionView, 'words'>;

/**
 * All that a session's release waits for: what was stated, and what follows from the record by itself, so that nobody can forget it: duty
 * of every import, each sample for the laboratory, each second inspection, each conclusion that something is wrong.
 */
export function conditionsOf(
  world: World,
  session: JointSession,
  record: InspectionRecord = recordOf(world, session),
): readonly ConditionView[] {
  const found = new Map<string, ConditionView>();
  const key = (c: { readonly kind: string; readonly ref: string }): string => `${c.kind}/${c.ref}`;
  for (const raised of raisedByRecord(world, session, record)) found.set(key(raised), { ...raised, words: [] });
  for (const word of inOrderOfWriting(rowsOfSession(world, conditions, session))) {
    const before = found.get(key(word));
    found.set(key(word), {
      kind: word.kind,
      ref: word.ref,
      state: word.state,
      words: [...(before?.words ?? []), word],
      raisedBy: blocks(word.state) ? word.by : (before?.raisedBy ?? word.by),
    });
  }
  return [...found.values()];
}

function raisedByRecord(world: World, session: JointSession, record: InspectionRecord): readonly Raised[] {
  const imports = requestsOf(world, session).some((r) => r.agency === CUSTOMS && r.direction === 'in');
  const duty: readonly Raised[] = imports ? [{ kind: 'duty', ref: 'duty', state: 'pending', raisedBy: null }] : [];
  const fromColumns = record.columns.flatMap(({ agency, entries }): readonly Raised[] => {
    const samples = valueOf(entries, 'samples', 'samples')?.samples ?? [];
    const sampler = entries.get('samples')?.now.by ?? null;
    const labs = samples
      .filter((s) => s.purpose === 'lab')
      .map((s): Raised => ({ kind: 'lab', ref: s.number, state: 'pending', raisedBy: sampler }));
    const wrong = valueOf(entries, 'conclusion', 'conclusion')?.result === 'abnormal';
    const finder = entries.get('conclusion')?.now.by ?? null;
    return wrong ? [...labs, { kind: 'hold', ref: agency, state: 'pending', raisedBy: finder }] : labs;
  });
  const again = rechecksOf(world, session).map(({ nth, answer, by }): Raised => ({
    kind: 'recheck',
    ref: String(nth),
    state: answer === null ? 'pending' : answer === 'same' ? 'verified' : 'failed',
    raisedBy: by,
  }));
  return [...duty, ...fromColumns, ...again];
}

/** The decision that a session's load may go; null before there is one. */
export const releaseOf = (world: World, session: Pick<JointSession, 'requestIds'>): Release | null =>
  rowsOfSession(world, releases, session)[0] ?? null;

/** What still stands between a session and its release, in the order in which officers deal with it; empty when it may go. */
export function releaseObstacles(world: World, session: JointSession): readonly Refusal[] {
  const record = recordOf(world, session);
  const unsigned = record.columns
    .filter((c) => c.signature === null)
    .map((c) => refusal('column-open', session.id, { agency: c.agency }));
  const open = conditionsOf(world, session, record)
    .filter((c) => blocks(c.state))
    .map((c) => refusal('condition-open', session.id, { condition: c.kind, ref: nameOf(c), conditionState: c.state }));
  const unfinished = session.status === 'done' ? [] : [refusal('session-unfinished', session.id)];
  return [...unfinished, ...unsigned, ...open];
}

/** What a condition is called by besides its kind: duty needs no name, and a hold of a conclusion bears its agency's code. */
const nameOf = ({ kind, ref }: ConditionView): string =>
  kind === 'duty' || (kind === 'hold' && agencyCode.safeParse(ref).success) ? '' : ref;

/** A sample whose result is still out. */
export type LabOut = { readonly session: JointSession; readonly condition: ConditionView; readonly released: boolean };

/** Every laboratory result that a port still waits for, or that came back bad after the release: of whatever day (SPEC L4). */
export function labsOut(world: World, portId: string): readonly LabOut[] {
  const sampled = [
    ...[...world.findings.values()].filter((f) => f.portId === portId && f.item === 'samples'),
    ...[...world.conditions.values()].filter((c) => c.portId === portId && c.kind === 'lab'),
  ];
  const sessions = new Set(sampled.flatMap((row) => sessionHolding(world, row.requestId) ?? []));
  return [...sessions]
    .toSorted((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1))
    .flatMap((session) => {
      const released = releaseOf(world, session) !== null;
      return conditionsOf(world, session)
        .filter(({ kind, state }) => kind === 'lab' && (isOut(state) || (state === 'failed' && released)))
        .map((condition): LabOut => ({ session, condition, released }));
    });
}

const isOut = (state: ConditionState): boolean => state === 'pending' || state === 'deferred';
