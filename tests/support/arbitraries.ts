import * as fc from 'fast-check';
import { batchId } from '#shared/kernel/ids';
import { dayText, slotOf } from '#shared/kernel/time';
import { put } from '#shared/domain/change';
import { milestoneKind } from '#shared/domain/milestone';
import { sharedItems, type FindingValue, type RecordItem } from '#shared/domain/record';
import { conditionKind, conditionState } from '#shared/domain/release';
import type { User } from '#shared/domain/user';
import { inspectionMode, priority } from '#shared/domain/words';
import type { World } from '#shared/domain/world';
import type { Intention } from '#shared/mutations/mutation';
import { mutationNames } from '#shared/mutations/registry';
import { LANE_ARGS, LANE_LAYS_OVER } from './lane-arbitraries';
import { deskArgs } from './desk-arbitraries';
import { begun, witnessArgs } from './draws';
import { OUTGOING_ARGS, morningLoads } from './outgoing-arbitraries';
import {
  DAY,
  NEXT_DAY,
  PORT,
  bayOf,
  officerOf,
  people,
  requestOf,
  sessionOf,
  someBand,
  someClosure,
  someDuty,
  someEquipment,
  someRequest,
  someWorld,
  time,
  type Clock,
} from './world-builder';

/** Few of everything, so that actions meet: what is rare in a large world happens in every run. */
const BAYS = ['1', '2', 'k'] as const;
const OFFICERS = ['c1', 'c2', 'b1', 'b2'] as const;
const NUMBERS = ['a', 'b', 'c', 'd', 'b2', 'e'] as const;
const BANDS = ['08:00', '08:30', '09:00'] as const satisfies readonly Clock[];

const clockText = (minute: number): Clock =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}` as Clock;

const bay = fc.constantFrom(...BAYS).map(bayOf);
const officer = fc.constantFrom(...OFFICERS).map(officerOf);
const number = fc.constantFrom(...NUMBERS);
const session = number.map(sessionOf);
/** Close together around the morning, so that places touch and overlap. */
const start = fc.integer({ min: 41, max: 62 }).map((n) => time(clockText(n * 10)));
const reason = fc.constantFrom(null, null, null, '', '车辆提前到达');
const team = fc.array(officer, { maxLength: 4 });
const batch = fc.constantFrom('one', 'two', 'three', 'batch').map((id) => batchId.parse(id));

const request = fc
  .record({
    no: number,
    mode: fc.constantFrom(...inspectionMode.options),
    minutes: fc.constantFrom(10, 20, 45),
    hs: fc.constantFrom(null, '03063399', '0702', '72044900'),
    eta: fc.constantFrom<Clock>('07:00', '08:00', '09:10'),
    priority: fc.constantFrom(...priority.options),
  })
  .map(({ no, ...wish }) => someRequest(no, wish));

const importArgs = fc
  .record({ id: batch, requests: fc.uniqueArray(request, { maxLength: 4, selector: (r) => r.id }) })
  .map(({ id, requests }) => ({
    batch: { id, files: [] },
    portId: PORT.id,
    day: DAY,
    requests: requests.map((r) => ({ ...r, batchId: id })),
    consignments: [],
  }));

const placement = fc.record({
  sessionId: session,
  at: fc.option(fc.record({ bayId: bay, start, team: fc.uniqueArray(officer, { maxLength: 3 }) })),
});

const placements = fc.record({
  portId: fc.constant(PORT.id),
  day: fc.constantFrom(DAY, DAY, DAY, NEXT_DAY),
  placements: fc.array(placement, { minLength: 1, maxLength: 4 }),
  reason,
});

const day = fc.constant({ portId: PORT.id, day: DAY });
const pair = { a: number.map(requestOf), b: number.map(requestOf) };
const noted = fc.constantFrom('', '看货');

/** What officers write: enough to fill and sign the column of an order of a vehicle check. */
const SOME_ENTRIES: readonly { readonly item: RecordItem; readonly value: FindingValue }[] = [
  { item: 'papers', value: { kind: 'check', answer: 'ok' } },
  { item: 'vehicle', value: { kind: 'check', answer: 'ok' } },
  { item: 'hiding', value: { kind: 'check', answer: 'off' } },
  { item: 'samples', value: { kind: 'samples', samples: [{ number: 'Y-1', quantity: '1', purpose: 'lab' }] } },
  { item: 'crew', value: { kind: 'crew', people: [{ officerId: officerOf('c1'), minutes: 20 }] } },
  { item: 'conclusion', value: { kind: 'conclusion', result: 'normal', advice: 'release' } },
  { item: 'party', value: { kind: 'party', present: true, name: '司机', signature: 'signed' } },
];

/** Well-formed arguments of every mutation but those that set up a port: about what may or may not be there. */
const ARGS = {
  'import.commit': importArgs,
  'import.undo': fc.record({ batchId: batch }),
  'session.join': fc.record({ sessionIds: fc.uniqueArray(session, { minLength: 2, maxLength: 3 }), reason }),
  'session.part': fc.record({
    joined: session,
    parts: fc.array(fc.array(number.map(requestOf), { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 3 }),
    reason,
  }),
  'match.decline': fc.record({ ...pair, reason: fc.constantFrom('time', 'other'), note: noted }),
  'match.reconsider': fc.record(pair),
  'session.place': fc.record({ sessionId: session, bayId: bay, start, reason }),
  'session.lift': fc.record({ sessionId: session, reason }),
  'session.restore': fc.record(
    { sessionId: session, bayId: bay, start, minutes: fc.constantFrom(15, 60), team, pinned: fc.boolean(), reason },
    { requiredKeys: ['sessionId', 'bayId', 'start', 'reason'] },
  ),
  'session.resize': fc.record({ sessionId: session, minutes: fc.constantFrom(5, 15, 30, 60), reason }),
  'session.pin': fc.record({ sessionId: session, pinned: fc.boolean(), note: noted }),
  'session.assign': fc.record({ sessionId: session, team, reason }),
  'plan.adopt': placements,
  'plan.restore': placements,
  'plan.submit': day,
  'plan.approve': day,
  'plan.return': fc.constantFrom('', '人手不足').map((why) => ({ portId: PORT.id, day: DAY, reason: why })),
  'band.set': fc
    .uniqueArray(fc.record({ at: fc.constantFrom<Clock>(...BANDS, '08:15'), quota: fc.nat(2), walkIn: fc.nat(1) }), {
      minLength: 1,
      maxLength: 2,
      selector: (b) => b.at,
    })
    .map((bands) => ({ bands: bands.map(({ at, ...wish }) => someBand(at, wish)) })),
  ...LANE_ARGS,
  'anomaly.settle': start.map((at) => ({
    portId: PORT.id,
    anomalyId: `${sessionOf('a')}/started/${String(at)}/not-planned`,
  })),
  'milestone.record': fc.record({ sessionId: session, kind: fc.constantFrom(...milestoneKind.options), at: start }),
  'finding.record': fc
    .record({
      sessionId: session,
      column: fc.constantFrom('customs', 'border'),
      entry: fc.constantFrom(...SOME_ENTRIES),
      note: noted,
    })
    .map(({ entry, column, ...rest }) =>
      Object.assign(rest, entry, { column: sharedItems.includes(entry.item) ? null : column }),
    ),
  'photo.record': fc.record({
    sessionId: session,
    hash: fc.constantFrom('a', 'b').map((sign) => sign.repeat(64)),
    bytes: fc.constant(1000),
    type: fc.constant('image/jpeg'),
    width: fc.constant(1600),
    height: fc.constant(1200),
    note: noted,
  }),
  'column.sign': fc.record({ sessionId: session }),
  'column.reopen': fc.record({ sessionId: session, reason: noted }),
  'condition.set': fc.record({
    sessionId: session,
    kind: fc.constantFrom(...conditionKind.options),
    ref: fc.constantFrom('duty', '1', 'Y-1', 'customs'),
    state: fc.constantFrom(...conditionState.options),
    source: noted,
    note: noted,
  }),
  'release.grant': fc.record({ sessionId: session }),
  'recheck.order': fc.record({ sessionId: session, team, reason: noted }),
  'recheck.answer': fc.record({
    recheckId: number.map((no) => `${requestOf(no)}/recheck/1`),
    answer: fc.constantFrom('same', 'different'),
    note: noted,
  }),
  'image.send': fc.record({ sessionId: session, reviewer: fc.option(officer), note: noted }),
  'image.review': fc.record({
    reviewId: number.map((no) => `${requestOf(no)}/image/1`),
    outcome: fc.constantFrom('pass', 'suspicious'),
    finding: noted,
  }),
  'absence.record': fc.record({ sessionId: session, kind: fc.constantFrom('late', 'no-show'), note: noted }),
  'duty.set': fc
    .record({ who: fc.constantFrom(...OFFICERS), from: start, hours: fc.nat(8) })
    .map(({ who, from, hours }) => ({
      duties: [someDuty(who, hours === 0 ? [] : [slotOf(from, hours * 60)])],
    })),
  'bay.close': fc.record({ where: fc.constantFrom(...BAYS), from: start }).map(({ where, from }) => ({
    closure: someClosure(where, slotOf(from, 30)),
  })),
  'bay.reopen': fc.record({ where: fc.constantFrom(...BAYS), from: start }).map(({ where, from }) => ({
    portId: PORT.id,
    closureId: someClosure(where, slotOf(from, 30)).id,
  })),
  'equipment.put': fc
    .record({
      name: fc.constantFrom('f', 'x'),
      count: fc.nat(2),
      modes: fc.uniqueArray(fc.constantFrom(...inspectionMode.options), { maxLength: 2 }),
      fromKg: fc.constantFrom(null, 10_000),
      hours: fc.constantFrom(null, { from: 480, until: 600 }),
      active: fc.boolean(),
    })
    .map(({ name, ...wish }) => ({ equipment: someEquipment(name, wish) })),
  'equipment.want': fc.record({
    sessionId: session,
    equipmentId: fc.constantFrom('f', 'x'),
    count: fc.constantFrom(null, 0, 1, 2),
  }),
  ...OUTGOING_ARGS,
  ...deskArgs(() => witnessArgs(someMorning()).poolHash),
} as const satisfies Readonly<Record<string, fc.Arbitrary<unknown>>>;

export type KnownName = keyof typeof ARGS;

/** One action: who does it, how many milliseconds after seven, what. */
export type Step = { readonly actor: User; readonly late: number; readonly intention: Intention };

/** What may leave a session standing where it no longer could be placed: shown as a breach, moved by nobody. */
export const LAYS_OVER: readonly KnownName[] = [
  'duty.set',
  'bay.close',
  'equipment.put',
  'equipment.want',
  ...LANE_LAYS_OVER,
];

/** Well-formed intentions of every kind but the given. */
export const someIntention = (without: readonly KnownName[] = []): fc.Arbitrary<Intention> =>
  fc.oneof(
    ...(Object.keys(ARGS) as KnownName[])
      .filter((name) => !without.includes(name))
      .map((name) => ({
        weight: WEIGHTS[name] ?? 1,
        arbitrary: (ARGS[name] as fc.Arbitrary<unknown>).map((args) => ({ name, args })),
      })),
  );

/** What a day consists of mostly. */
const WEIGHTS: Readonly<Partial<Record<KnownName, number>>> = {
  'session.place': 5,
  'session.assign': 3,
  'session.join': 2,
  'session.part': 2,
  'plan.adopt': 3,
  'import.commit': 2,
  'booking.place': 2,
};

/** Whoever may do most does most; the others come often enough to be refused. */
export const someActor: fc.Arbitrary<User> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(people.leader, people.borderLeader) },
  { weight: 2, arbitrary: fc.constantFrom(people.supervisor) },
  { weight: 1, arbitrary: fc.constantFrom(people.officer, people.administrator) },
);

export const someStep = (without: readonly KnownName[] = []): fc.Arbitrary<Step> =>
  fc.record({ actor: someActor, late: fc.nat(3), intention: someIntention(without) });

/** A day's work, long lists as likely as short ones. */
export const someSteps = (without: readonly KnownName[] = [], maxLength = 40): fc.Arbitrary<readonly Step[]> =>
  fc.array(someStep(without), { maxLength, size: 'max' });

/** Anything at all under any name: what a broken or hostile desk could send. */
export const hostileIntention: fc.Arbitrary<Intention> = fc.oneof(
  fc.record({ name: fc.oneof(fc.constantFrom(...mutationNames), fc.string()), args: fc.anything() }),
  fc.tuple(someIntention(), fc.string(), fc.anything()).map(([intention, key, value]) => ({
    name: intention.name,
    args: { ...(intention.args as object), [key]: value },
  })),
  fc.tuple(someIntention(), fc.nat(), hostileValue()).map(([{ name, args }, which, value]) => {
    const keys = Object.keys(args as object);
    return { name, args: { ...(args as object), [keys[which % keys.length]!]: value } };
  }),
);

function hostileValue(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.anything(),
    fc.constantFrom<unknown>(Number.MAX_SAFE_INTEGER, -1, Number.NaN, '', 'x'.repeat(200), '__proto__', null, [], {}),
    fc.constantFrom<unknown>(dayText.parse('0001-01-01'), dayText.parse('9999-12-31'), 253_402_300_799_999),
  );
}

/** The morning on which the steps fall: three bays, four officers, one forklift, four requests in the tray, two bands, a draw under way. */
export function someMorning(): World {
  const day = someWorld()
    .withBay('1', { turn: 10 })
    .withBay('2')
    .withBay('k', { kind: 'coldBay', turn: 10 })
    .withOfficer('c1', { skills: ['animal', 'plant', 'image'] })
    .withOfficer('c2', { duty: ['07:00', '10:00'] })
    .withOfficer('b1', { skills: ['body', 'image'] })
    .withOfficer('b2')
    .withEquipment('f', { modes: ['vehicle', 'sample'] })
    .withBand('08:00', 1)
    .withBand('08:30', 2, 1)
    .withRequest('a', { hs: '03063399', mode: 'quarantine' })
    .withRequest('b', { mode: 'vehicle' })
    .withRequest('c')
    .withRequest('d', { hs: '0702', mode: 'sample', minutes: 45 })
    .and(put('batches', MORNING_BATCH), ...morningLoads().map((load) => put('consignments', load))).world;
  return begun(day, { session: null });
}

const MORNING_BATCH = {
  id: batchId.parse('batch'),
  portId: PORT.id,
  day: DAY,
  files: [],
  added: 4,
  changed: 0,
  by: people.leader.id,
  at: time('06:30'),
  status: 'committed',
  before: [],
} as const;
