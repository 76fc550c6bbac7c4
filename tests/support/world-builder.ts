import {
  bandId,
  batchId,
  bayId,
  bookingId,
  officerId,
  type BandId,
  type BayId,
  type RequestId,
  type SessionId,
} from '#shared/kernel/ids';
import { DAY as DAY_LONG, at, dayText, momentOf, slotOf, type Slot, type UtcMs } from '#shared/kernel/time';
import type { Bay, Closure } from '#shared/domain/bay';
import { applyChanges, put, type Change } from '#shared/domain/change';
import type { AppointmentForm } from '#shared/domain/appointment';
import type { Equipment } from '#shared/domain/equipment';
import type { GreenBand, GreenBooking } from '#shared/domain/green-lane';
import { dutyIdOf, type Duty, type Officer } from '#shared/domain/officer';
import { planIdOf, type DayPlan } from '#shared/domain/plan';
import { requestIdOf, type InspectionRequest, type ObjectMarks } from '#shared/domain/request';
import { soloSessionId, type JointSession } from '#shared/domain/session';
import type { Role, User } from '#shared/domain/user';
import type { AgencyCode } from '#shared/domain/words';
import { emptyWorld, type World } from '#shared/domain/world';
import { minutesFor } from '#shared/rules/demand';
import type { Context, Decision } from '#shared/mutations/mutation';
import { decide } from '#shared/mutations/registry';
import { hunchun } from '#shared/ports/hunchun';

/** `08:30` by the port's clock. */
export type Clock = `${number}:${number}`;

export const PORT = hunchun.port;
export const DAY = dayText.parse('2026-11-23');
export const NEXT_DAY = dayText.parse('2026-11-24');

/** The moment of a clock on the day of the test. */
export function time(clock: Clock, day = DAY): UtcMs {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return momentOf(day, hours * 60 + minutes, PORT.zone);
}
export const span = (from: Clock, until: Clock): Slot => ({ start: time(from), end: time(until) });

const person = (id: string, role: Role, agency: AgencyCode): User => ({
  id: officerId.parse(id),
  portId: PORT.id,
  name: id,
  agency,
  role,
  active: true,
});

/** Who signs in at the port of the tests. */
export const people = {
  leader: person('leader', 'leader', 'customs'),
  borderLeader: person('border-leader', 'leader', 'border'),
  supervisor: person('supervisor', 'supervisor', 'customs'),
  officer: person('officer', 'officer', 'customs'),
  administrator: person('administrator', 'administrator', 'customs'),
} as const;

export const bayOf = (name: string): BayId => bayId.parse(name);
export const bandOf = (start: string): BandId => bandId.parse(`band-${start}`);
export const officerOf = (name: string) => officerId.parse(name);
export const bookingFor = (request: string) => bookingId.parse(`booking-${request}`);

/** The id of a request of the tests by its number; border numbers begin with `b`. */
export const requestOf = (no: string): RequestId =>
  requestIdOf({ portId: PORT.id, day: DAY, agency: agencyOf(no), requestNo: no });
export const sessionOf = (no: string): SessionId => soloSessionId(requestOf(no));
const agencyOf = (no: string): AgencyCode => (no.startsWith('b') ? 'border' : 'customs');

const NO_MARKS: ObjectMarks = {
  plates: [],
  foreignPlates: [],
  trailers: [],
  vin: null,
  containers: [],
  seals: [],
  batchNo: null,
  billNo: null,
  declarations: [],
};

type RequestWish = Partial<Omit<InspectionRequest, 'eta' | 'goods' | 'id' | 'requestNo' | 'portId'>> & {
  readonly eta?: Clock;
  readonly hs?: string | null;
  readonly temperature?: number | null;
};

/** A request as a sheet would bring it: an outer look of 20 minutes at eight, if nothing else is wished. */
export function someRequest(no: string, wish: RequestWish = {}): InspectionRequest {
  const { eta = '08:00', hs = null, temperature = null, ...rest } = wish;
  const key = { portId: PORT.id, day: DAY, agency: agencyOf(no), requestNo: no, ...rest };
  return {
    marks: { ...NO_MARKS, plates: [`吉H${no}`] },
    goods: { name: '货物', hs, packages: null, grossKg: null, temperature },
    trader: { name: null, uscc: null, phone: null },
    direction: 'in',
    mode: 'outer',
    minutes: 20,
    notBefore: null,
    notAfter: null,
    priority: 'normal',
    note: '',
    extra: {},
    status: 'open',
    batchId: batchId.parse('batch'),
    ...key,
    eta: time(eta, key.day),
    id: requestIdOf(key),
  };
}

type OfficerWish = Partial<Pick<Officer, 'agency' | 'skills' | 'active'>> & {
  /** From and until, or no duty at all. */
  readonly duty?: readonly [Clock, Clock] | null;
};
type PlaceWish = { readonly team?: readonly string[]; readonly pinned?: boolean };

/** A small world that says what a test needs and nothing else. */
export type Builder = {
  readonly world: World;
  readonly withBay: (name: string, wish?: Partial<Omit<Bay, 'id'>>) => Builder;
  readonly withClosure: (bay: string, from: Clock, until: Clock) => Builder;
  readonly withOfficer: (name: string, wish?: OfficerWish) => Builder;
  /** The request with the session it opens, in the tray. */
  readonly withRequest: (no: string, wish?: RequestWish) => Builder;
  /** Sessions of these requests as one, in the tray. */
  readonly joined: (...nos: readonly string[]) => Builder;
  readonly placed: (no: string, bay: string, start: Clock, wish?: PlaceWish) => Builder;
  readonly session: (no: string, wish: Partial<JointSession>) => Builder;
  readonly withBand: (start: Clock, quota: number, walkIn?: number) => Builder;
  readonly withBooking: (no: string, band: Clock, wish?: Partial<GreenBooking>) => Builder;
  readonly withPlan: (wish: Partial<DayPlan>) => Builder;
  readonly withEquipment: (name: string, wish?: Partial<Omit<Equipment, 'id'>>) => Builder;
  readonly and: (...changes: readonly Change[]) => Builder;
};

function builderOn(world: World): Builder {
  const and = (...changes: readonly Change[]): Builder => builderOn(applyChanges(world, changes));
  const row = (no: string): JointSession => {
    const found = world.sessions.get(sessionOf(no));
    if (!found) throw new Error(`the test has no session ${no}`);
    return found;
  };
  const session = (no: string, wish: Partial<JointSession>): Builder => and(put('sessions', { ...row(no), ...wish }));
  return {
    world,
    and,
    session,
    withBay: (name, wish = {}) => and(put('bays', someBay(name, wish))),
    withClosure: (bay, from, until) => and(put('closures', someClosure(bay, span(from, until)))),
    withOfficer: (name, wish = {}) => and(...someOfficer(name, wish)),
    withRequest(no, wish = {}) {
      const request = someRequest(no, wish);
      return and(put('requests', request), put('sessions', waiting([request])));
    },
    joined(...nos) {
      const requests = nos.map((no) => world.requests.get(requestOf(no))!);
      const gone = nos.slice(1).map((no): Change => ({ op: 'del', table: 'sessions', id: sessionOf(no) }));
      return and(...gone, put('sessions', waiting(requests)));
    },
    placed: (no, bay, start, { team = [], pinned = false } = {}) =>
      session(no, {
        place: { bayId: bayOf(bay), slot: slotOf(time(start), row(no).minutes) },
        team: team.map(officerOf),
        pinned,
      }),
    withBand: (start, quota, walkIn = 0) => and(put('bands', someBand(start, { quota, walkIn }))),
    withBooking: (no, band, wish = {}) => and(put('bookings', { ...someBooking(no, band), ...wish })),
    withEquipment: (name, wish = {}) => and(put('equipment', someEquipment(name, wish))),
    withPlan: (wish) => and(put('plans', { ...EMPTY_PLAN, ...wish })),
  };
}

const EMPTY_PLAN: DayPlan = {
  id: planIdOf(PORT.id, DAY),
  portId: PORT.id,
  day: DAY,
  state: 'draft',
  version: 0,
  editors: [],
};

const waiting = (requests: readonly InspectionRequest[]): JointSession => ({
  id: soloSessionId(requests[0]!.id),
  portId: PORT.id,
  day: requests[0]!.day,
  requestIds: requests.map((r) => r.id),
  minutes: minutesFor(requests),
  place: null,
  team: [],
  pinned: false,
  note: '',
  status: 'planned',
});

const someBay = (name: string, wish: Partial<Omit<Bay, 'id'>>): Bay => ({
  id: bayOf(name),
  portId: PORT.id,
  kind: 'openBox',
  yard: '一号场',
  label: name,
  turn: 0,
  order: 1,
  closed: false,
  ...wish,
});

/** One piece, there whenever the port works, that thorough inspections ask for. */
export const someEquipment = (name: string, wish: Partial<Omit<Equipment, 'id'>> = {}): Equipment => ({
  id: name,
  portId: PORT.id,
  name,
  count: 1,
  hours: null,
  modes: ['full'],
  fromKg: null,
  active: true,
  ...wish,
});

export const someClosure = (bay: string, slot: Slot): Closure => ({
  id: `closure-${bay}-${String(slot.start)}`,
  portId: PORT.id,
  bayId: bayOf(bay),
  slot,
  reason: 'maintenance',
  note: '',
});

export const someDuty = (name: string, windows: readonly Slot[]): Duty => ({
  id: dutyIdOf(name, DAY),
  portId: PORT.id,
  officerId: officerOf(name),
  day: DAY,
  shift: '早班',
  windows,
});

function someOfficer(name: string, { agency, skills = [], active = true, duty = ['07:00', '17:00'] }: OfficerWish) {
  const id = officerOf(name);
  const officer: Officer = {
    id,
    portId: PORT.id,
    agency: agency ?? agencyOf(name),
    name,
    number: name,
    skills,
    active,
  };
  return [put('officers', officer), ...(duty ? [put('duties', someDuty(name, [span(...duty)]))] : [])];
}

export const someBand = (start: Clock, wish: Partial<GreenBand> = {}): GreenBand => ({
  id: bandOf(start),
  portId: PORT.id,
  day: DAY,
  slot: slotOf(time(start), 30),
  quota: 1,
  walkIn: 0,
  ...wish,
});

/** An application as a firm files it, two days ahead unless the test wishes otherwise. */
export const someForm = (wish: Partial<AppointmentForm> = {}): AppointmentForm => ({
  firm: '珲春远帆水产有限公司',
  firmCode: '91350200MA2YJ1XR9G',
  contact: '金海',
  phone: '13800000101',
  declaredAt: { name: '珲长岭子', code: '1517' },
  crossesAt: { name: '珲长岭子', code: '1517' },
  goods: [{ name: '帝王蟹(活)', hs: '03063399' }],
  transport: 'road',
  wanted: time('08:00'),
  ground: 'fresh',
  reason: '活鲜',
  receivedAt: at(time('09:00') - 2 * DAY_LONG),
  ...wish,
});

/** An application in time, as `booking.place` takes it. */
export const inTime = { form: someForm(), relief: null } as const;

const someBooking = (no: string, band: Clock): GreenBooking => ({
  id: bookingFor(no),
  portId: PORT.id,
  day: DAY,
  sessionId: sessionOf(no),
  spoilClass: 'P2',
  bandId: bandOf(band),
  wishedBandId: bandOf(band),
  latestRelease: time('12:00'),
  at: time('06:00'),
  by: people.leader.id,
  status: 'booked',
});

/** A world with the port and its people, and nothing to do yet. */
export function someWorld(): Builder {
  const users = Object.values(people).map((user) => put('users', user));
  return builderOn(emptyWorld()).and(put('ports', PORT), ...users);
}

/** Decides as somebody at seven in the morning. */
export const ask = (world: World, name: string, args: unknown, by: Partial<Context> = {}): Decision =>
  decide(world, { name, args }, { actor: people.leader, now: time('07:00'), ...by });

/** The world after an action that the test takes for granted. */
export function after(world: World, name: string, args: unknown, by: Partial<Context> = {}): World {
  const decision = ask(world, name, args, by);
  if (!decision.ok) throw new Error(`${name} was refused: ${JSON.stringify(decision.error)}`);
  return applyChanges(world, decision.value);
}

/** The code of a refusal, or `ok`. */
export const verdict = (decision: Decision): string => (decision.ok ? 'ok' : decision.error.code);
