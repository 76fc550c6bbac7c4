import { batchId, bandId, bookingId, officerId, type BayId, type SessionId } from '#shared/kernel/ids';
import { invariant } from '#shared/kernel/invariant';
import { momentOf, slotOf, type Slot, type UtcMs } from '#shared/kernel/time';
import type { Closure } from '#shared/domain/bay';
import type { Consignment } from '#shared/domain/consignment';
import type { GreenBand } from '#shared/domain/green-lane';
import { dutyIdOf, type Officer } from '#shared/domain/officer';
import type { InspectionRequest } from '#shared/domain/request';
import { requestOfSession, soloSessionId } from '#shared/domain/session';
import type { User } from '#shared/domain/user';
import type { Intention } from '#shared/mutations/mutation';
import { hunchun } from '#shared/ports/hunchun';
import { dutyOf } from '#shared/ports/port-kit';
import { demoManifest, loadLines } from './loads';
import { applicationOf, extensionSteps, listedTraders } from './lane-papers';
import { DEMO_DAY } from './demo-facts';
import borderSheet from './border.csv?raw';
import customsSheet from './customs.csv?raw';
import { bandPlaces, bookings, facts, pairs, places, trouble } from './morning';
import { officerLines, userLines } from './roster';
import { yardOrderLines } from './yard-orders';
import { yardLines } from './yard-records';

const { port, bays, shifts, goodsRules } = hunchun;

const clock = (text: string): UtcMs => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return momentOf(DEMO_DAY, hours * 60 + minutes, port.zone);
};

/** One action of the demo: who did it, when, what. */
export type DemoStep = { readonly actor: User; readonly at: UtcMs; readonly intention: Intention };

/** The two agencies' sheets as they came in, with the batch under which each is imported. */
export const demoSheets = {
  customs: { batchId: batchId.parse('demo-customs'), file: '海关查验指令-20261123.csv', text: customsSheet },
  border: { batchId: batchId.parse('demo-border'), file: '边检查验申请-20261123.csv', text: borderSheet },
} as const;

/** What the sheets and the manifest were read as, under their batch ids. */
export type DemoRequests = { readonly [S in keyof typeof demoSheets]: readonly InspectionRequest[] } & {
  readonly loads: readonly Consignment[];
};

/** The people who sign in at the demo port. */
export const demoUsers: readonly User[] = userLines.map(([number, name, agency, role]) => ({
  id: officerId.parse(number),
  portId: port.id,
  name,
  agency,
  role,
  active: true,
}));

const officers: readonly Officer[] = officerLines.map(([number, name, agency, , skills]) => ({
  id: officerId.parse(number),
  portId: port.id,
  agency,
  name,
  number,
  skills,
  active: true,
}));

const [leader, borderLeader, , , administrator] = demoUsers as readonly [User, User, User, User, User];

/**
 * The demo day up to twenty past ten as the actions that led there, in order. Each is to be decided like any other, so the demo
 * holds nothing that officers could not have done.
 */
export function demoSteps(requests: DemoRequests): readonly DemoStep[] {
  const all = [...requests.customs, ...requests.border];
  const by = (actor: User, at: string) => (name: string, args: unknown) => ({
    actor,
    at: clock(at),
    intention: { name, args },
  });
  const requestNamed = (requestNo: string): InspectionRequest => {
    const request = all.find((r) => r.requestNo === requestNo);
    invariant(request, `the demo's sheets have no request ${requestNo}`);
    return request;
  };
  const session = (requestNo: string): SessionId => soloSessionId(requestNamed(requestNo).id);
  const { sick, broken, maintenance } = trouble;
  const plan = by(leader, '06:45');
  const yard: readonly DemoStep[] = [
    ...facts.map(([no, kind, at]) =>
      by(leader, at)('milestone.record', { sessionId: session(no), kind, at: clock(at) }),
    ),
    ...yardLines.map(({ by: who, at, request, name, args }) =>
      by(userOf(who), at)(name, yardArgs(name, session(request), args)),
    ),
    ...yardOrderLines(clock).map(({ at, name, args }) => by(leader, at)(name, args)),
    ...loadLines(requests.loads, clock).map(({ at, intention }) => by(leader, at)(intention.name, intention.args)),
  ];
  return [
    by(administrator, '06:00')('port.found', founding()),
    by(leader, trouble.maintenance.saidAt)('bay.close', { closure: closureOf('maintenance', maintenance) }),
    by(leader, '06:25')('band.set', { bands: bands() }),
    ...listedTraders.map((trader) => by(administrator, '06:02')('trader.put', { trader })),
    by(leader, '06:20')('import.commit', manifestOf(requests.loads)),
    by(leader, '06:31')('import.commit', importOf('customs', requests.customs)),
    by(borderLeader, '06:34')('import.commit', importOf('border', requests.border)),
    ...pairs.map((pair) => by(leader, '06:38')('session.join', { sessionIds: pair.map(session) })),
    ...bookings.map(([no, band]) =>
      by(leader, '06:41')('booking.place', {
        bookingId: bookingId.parse(`demo-${no}`),
        sessionId: session(no),
        bandId: bandIdAt(band),
        application: applicationOf(requestNamed(no), clock(band)),
      }),
    ),
    ...extensionSteps(clock).map(({ at, name, args, who }) =>
      by(who === 'border' ? borderLeader : leader, at)(name, args),
    ),
    ...places.flatMap(([no, bay, start, team]) => [
      plan('session.place', { sessionId: session(no), bayId: bayAt(bay), start: clock(start), reason: null }),
      plan('session.assign', { sessionId: session(no), team, reason: null }),
    ]),
    ...yard.toSorted((a, b) => a.at - b.at),
    by(leader, sick.saidAt)('duty.set', { duties: [sickDuty()] }),
    by(leader, broken.saidAt)('bay.close', { closure: closureOf('equipment', broken) }),
  ];
}

/** The arguments of a line of the yard's books: of its session, but the answer to an image names the question. */
const yardArgs = (name: string, sessionId: SessionId, args: object): object =>
  name === 'image.review' ? { reviewId: `${requestOfSession(sessionId)}/image/1`, ...args } : { sessionId, ...args };

function userOf(number: string): User {
  const user = demoUsers.find((u) => u.id === number);
  invariant(user, `nobody signs in at the demo port as ${number}`);
  return user;
}

const importOf = (sheet: keyof typeof demoSheets, requests: readonly InspectionRequest[]) => ({
  batch: { id: demoSheets[sheet].batchId, files: [demoSheets[sheet].file] },
  portId: port.id,
  day: DEMO_DAY,
  requests,
  consignments: [],
});

const manifestOf = (consignments: readonly Consignment[]) => ({
  batch: { id: demoManifest.batchId, files: [demoManifest.file] },
  portId: port.id,
  day: DEMO_DAY,
  requests: [],
  consignments,
});

function founding() {
  const duties = officers.map((officer, i) => {
    const shift = shifts.find((s) => s.name === officerLines[i]?.[3]);
    invariant(shift, `officer ${officer.number} works a shift that the kit does not have`);
    return dutyOf(port, { officer, day: DEMO_DAY, shift });
  });
  return { port, bays, officers, duties, users: demoUsers, goodsRules };
}

const bandIdAt = (start: string) => bandId.parse(`${port.id}/${DEMO_DAY}/${start}`);

function bands(): readonly GreenBand[] {
  return Array.from({ length: 20 }, (_, i): GreenBand => {
    const start = `${String(7 + Math.floor(i / 2)).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}` as const;
    const quota = (bandPlaces as Readonly<Record<string, number>>)[start] ?? 2;
    return { id: bandIdAt(start), portId: port.id, day: DEMO_DAY, slot: slotOf(clock(start), 30), quota, walkIn: 0 };
  });
}

const slotBetween = (from: string, until: string): Slot => ({ start: clock(from), end: clock(until) });

function bayAt(number: number): BayId {
  const bay = bays[number - 1];
  invariant(bay, `the demo port has no bay ${String(number)}`);
  return bay.id;
}

type Outage = (typeof trouble)['broken' | 'maintenance'];

const closureOf = (reason: Closure['reason'], { bay, from, until, note }: Outage): Closure => ({
  id: `demo-${reason}`,
  portId: port.id,
  bayId: bayAt(bay),
  slot: slotBetween(from, until),
  reason,
  note,
});

function sickDuty() {
  const { officer, shift, from, until } = trouble.sick;
  return {
    id: dutyIdOf(officer, DEMO_DAY),
    portId: port.id,
    officerId: officerId.parse(officer),
    day: DEMO_DAY,
    shift,
    windows: [slotBetween(from, until)],
  };
}
