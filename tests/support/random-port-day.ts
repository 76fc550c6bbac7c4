import * as fc from 'fast-check';
import { bayId, batchId, officerId, type SessionId } from '#shared/kernel/ids';
import { dayText, momentOf, slotOf, type Slot, type UtcMs } from '#shared/kernel/time';
import type { Bay } from '#shared/domain/bay';
import { applyChanges, put } from '#shared/domain/change';
import type { Equipment } from '#shared/domain/equipment';
import { dutyIdOf, type Duty, type Officer } from '#shared/domain/officer';
import { requestIdOf, type InspectionRequest } from '#shared/domain/request';
import { soloSessionId } from '#shared/domain/session';
import type { User } from '#shared/domain/user';
import { emptyWorld, type World } from '#shared/domain/world';
import { decide } from '#shared/mutations/registry';
import { hunchun } from '#shared/ports/hunchun';

/** A Monday on which both sides of the port work from 07:00 to 17:00. */
export const DAY = dayText.parse('2026-11-23');
export const { port } = hunchun;
const portId = port.id;

/** A minute of that day. */
export const minute = (m: number): UtcMs => momentOf(DAY, m, port.zone);

/** Someone who may plan and record. */
export const leader: User = {
  id: officerId.parse('L'),
  portId,
  name: 'leader',
  agency: 'customs',
  role: 'leader',
  active: true,
};

const minutesOfDay = fc.integer({ min: 84, max: 200 }).map((n) => n * 5);
const span = fc
  .tuple(minutesOfDay, fc.integer({ min: 2, max: 24 }))
  .map(([from, n]): Slot => slotOf(minute(from), n * 5));

const bayLine = fc.record({
  kind: fc.constantFrom('openBox', 'openBox', 'coldBay', 'scanner', 'vehicleBody'),
  turn: fc.constantFrom(0, 5, 10),
  closed: fc.integer({ min: 0, max: 9 }).map((n) => n === 7),
});
const officerLine = fc.record({
  agency: fc.constantFrom('customs', 'border'),
  skills: fc.subarray(['image', 'animal', 'plant', 'body'] as const),
  windows: fc.constantFrom(
    [[420, 1020]],
    [
      [420, 660],
      [700, 900],
    ],
    [
      [480, 690],
      [750, 1020],
    ],
  ),
});
/** Several groups of equals: classes of one are the easy case. */
const alike = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<readonly T[]> =>
  fc
    .array(fc.tuple(one, fc.integer({ min: 1, max: most })), { minLength: 1, maxLength: 5, size: 'max' })
    .map((groups) => groups.flatMap(([line, n]) => new Array<T>(n).fill(line)));
const requestLine = fc.record({
  agencies: fc.constantFrom(['customs'], ['border'], ['customs', 'border']),
  mode: fc.constantFrom('scan', 'outer', 'outer', 'sample', 'quarantine', 'vehicle'),
  hs: fc.constantFrom('03063399', '07020000', '44071110', null),
  eta: minutesOfDay,
  minutes: fc.integer({ min: 1, max: 12 }).map((n) => n * 5),
  priority: fc.constantFrom('normal', 'emergency'),
});
const equipmentLine = fc.record({
  count: fc.integer({ min: 0, max: 3 }),
  hours: fc.constantFrom(null, null, { from: 480, until: 840 }),
  modes: fc.subarray(['scan', 'outer', 'sample', 'quarantine', 'vehicle'] as const),
});
/** What happened before automatic planning is asked: sessions placed, pinned, begun, done, by number. */
const deed = fc.record({
  session: fc.nat(20),
  bay: fc.nat(9),
  start: minutesOfDay,
  officers: fc.array(fc.nat(20), { maxLength: 4 }),
  next: fc.constantFrom('nothing', 'nothing', 'pin', 'arrived', 'started', 'ended'),
});

/** A small port day in any state that officers can bring it into, and the moment at which it is looked at. */
export const portDay = fc
  .record({
    bays: alike(bayLine, 3),
    officers: alike(officerLine, 4),
    requests: fc.array(requestLine, { minLength: 3, maxLength: 16, size: 'max' }),
    deeds: fc.array(deed, { maxLength: 20, size: 'max' }),
    closures: fc.array(fc.tuple(fc.nat(9), span), { maxLength: 3 }),
    sick: fc.array(fc.nat(20), { maxLength: 2 }),
    equipment: fc.array(equipmentLine, { maxLength: 2 }),
    wants: fc.array(fc.tuple(fc.nat(20), fc.nat(1), fc.nat(2)), { maxLength: 4 }),
    approved: fc.boolean(),
    now: fc.integer({ min: 400, max: 800 }),
  })
  .map(worldOf);

type Lines = {
  readonly bays: readonly { kind: string; turn: number; closed: boolean }[];
  readonly officers: readonly { agency: string; skills: readonly string[]; windows: readonly (readonly number[])[] }[];
  readonly requests: readonly {
    agencies: readonly string[];
    mode: string;
    hs: string | null;
    eta: number;
    minutes: number;
    priority: string;
  }[];
  readonly deeds: readonly { session: number; bay: number; start: number; officers: readonly number[]; next: string }[];
  readonly closures: readonly (readonly [number, Slot])[];
  readonly sick: readonly number[];
  readonly equipment: readonly Pick<Equipment, 'count' | 'hours' | 'modes'>[];
  /** Which session, which equipment, how many. */
  readonly wants: readonly (readonly [number, number, number])[];
  readonly approved: boolean;
  readonly now: number;
};

function worldOf(lines: Lines): { readonly world: World; readonly now: UtcMs } {
  const bays = lines.bays.map((line, i): Bay => {
    const id = bayId.parse(`bay-${String(i)}`);
    return { ...line, kind: line.kind as Bay['kind'], id, portId, yard: 'A', label: String(i), order: i };
  });
  const officers = lines.officers.map(({ agency, skills }, i): Officer => {
    const id = officerId.parse(`o-${String(i).padStart(2, '0')}`);
    return { id, portId, agency, name: id, number: id, skills: skills as Officer['skills'], active: true };
  });
  const dutyOf = (o: Officer, windows: readonly Slot[]): Duty => {
    return { id: dutyIdOf(o.id, DAY), portId, officerId: o.id, day: DAY, shift: '', windows };
  };
  const duties = officers.map((o, i) =>
    dutyOf(
      o,
      lines.officers[i]!.windows.map(([from, to]) => ({ start: minute(from!), end: minute(to!) })),
    ),
  );
  const requests = lines.requests.map((line, i) =>
    line.agencies.map((agency) => requestOf(line, { agency, number: `${agency}-${String(i)}` })),
  );
  let world = applyChanges(emptyWorld(), [
    put('ports', port),
    put('users', leader),
    ...bays.map((b) => put('bays', b)),
    ...officers.map((o) => put('officers', o)),
    ...duties.map((d) => put('duties', d)),
    ...lines.equipment.map((line, i) => put('equipment', equipmentOf(line, i))),
    ...requests.flat().map((r) => put('requests', r)),
    ...requests.map((own) =>
      put('sessions', {
        id: soloSessionId(own[0]!.id),
        portId,
        day: DAY,
        requestIds: own.map((r) => r.id),
        minutes: own[0]!.minutes,
        place: null,
        team: [],
        pinned: false,
        note: '',
        status: 'planned',
      }),
    ),
  ]);
  const act = (name: string, args: unknown): void => {
    const decision = decide(world, { name, args }, { actor: leader, now: minute(lines.now) });
    if (decision.ok) world = applyChanges(world, decision.value);
  };
  const sessions = [...world.sessions.keys()] as SessionId[];
  const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]!;
  for (const [session, which, count] of lines.wants)
    act('equipment.want', { sessionId: pick(sessions, session), equipmentId: `e-${String(which)}`, count });
  for (const { session, bay, start, officers: named, next } of lines.deeds) {
    const sessionId = pick(sessions, session);
    act('session.place', { sessionId, bayId: pick(bays, bay).id, start: minute(start), reason: null });
    const team = officers.length === 0 ? [] : named.map((n) => pick(officers, n).id);
    act('session.assign', { sessionId, team: [...new Set(team)], reason: null });
    if (next === 'pin') act('session.pin', { sessionId, pinned: true, note: '' });
    if (['arrived', 'started', 'ended'].includes(next))
      act('milestone.record', { sessionId, kind: next, at: minute(start) });
  }
  // Trouble comes after the plan was made: it may break what stands.
  const trouble = lines.closures.map(([bay, slot], i) => {
    const id = `c-${String(i)}`;
    return put('closures', { id, portId, bayId: pick(bays, bay).id, slot, reason: 'other', note: '' });
  });
  const absent = officers.length === 0 ? [] : lines.sick.map((n) => put('duties', dutyOf(pick(officers, n), [])));
  world = applyChanges(world, [...(lines.approved ? approval(world) : []), ...trouble, ...absent]);
  return { world, now: minute(lines.now) };
}

const equipmentOf = (line: Lines['equipment'][number], i: number): Equipment => {
  const id = `e-${String(i)}`;
  return { ...line, id, portId, name: id, fromKg: null, active: true };
};

function requestOf(
  line: Lines['requests'][number],
  { agency, number }: { readonly agency: string; readonly number: string },
): InspectionRequest {
  const key = { portId, day: DAY, agency, requestNo: number };
  const none = { plates: [], foreignPlates: [], trailers: [], containers: [], seals: [], declarations: [] };
  return {
    ...key,
    id: requestIdOf(key),
    marks: { ...none, vin: null, batchNo: null, billNo: null },
    goods: { name: 'goods', hs: line.hs, packages: null, grossKg: null, temperature: null },
    trader: { name: null, uscc: null, phone: null },
    direction: 'in',
    eta: minute(line.eta),
    mode: line.mode as InspectionRequest['mode'],
    minutes: line.minutes,
    notBefore: null,
    notAfter: null,
    priority: line.priority as InspectionRequest['priority'],
    note: '',
    extra: {},
    status: 'open',
    batchId: batchId.parse('b'),
  };
}

/** The plan as it stands, approved: its promises bind from now on. */
function approval(world: World) {
  const entries = [...world.sessions.values()].map((s) => {
    return { sessionId: s.id, place: s.place, team: s.team, requests: s.requestIds.length };
  });
  const id = `${portId}/${DAY}`;
  const by = { submittedBy: leader.id, submittedAt: minute(0), decidedBy: leader.id, decidedAt: minute(0) };
  return [
    put('versions', { id: `${id}/v1`, portId, day: DAY, number: 1, state: 'approved', entries, ...by, reason: '' }),
    put('plans', { id, portId, day: DAY, state: 'approved', version: 1, editors: [] }),
  ];
}
