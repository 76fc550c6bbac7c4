import { batchId, bayId, officerId, type BayId, type OfficerId, type SessionId } from '#shared/kernel/ids';
import { dayText, momentOf, type Slot, type UtcMs } from '#shared/kernel/time';
import type { Bay } from '#shared/domain/bay';
import { applyChanges, put, type Change } from '#shared/domain/change';
import { dutyIdOf, type Officer } from '#shared/domain/officer';
import { requestIdOf, type InspectionRequest } from '#shared/domain/request';
import { soloSessionId, type JointSession } from '#shared/domain/session';
import { emptyWorld, type World } from '#shared/domain/world';
import { hunchun } from '#shared/ports/hunchun';

/** A Monday on which both sides of the port work from 07:00 to 17:00. */
export const DAY = dayText.parse('2026-11-23');
export const { port } = hunchun;

/** A moment of that day by the port's clock, `08:30`. */
export function clock(text: string): UtcMs {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return momentOf(DAY, hours * 60 + minutes, port.zone);
}

/** A slot of that day, `08:30-09:10`. */
export function slot(text: string): Slot {
  const [from = '', until = ''] = text.split('-');
  return { start: clock(from), end: clock(until) };
}

export const bay = (n: number, over: Partial<Bay> = {}): Bay => ({
  id: bayId.parse(`bay-${String(n)}`),
  portId: port.id,
  kind: 'openBox',
  yard: 'A',
  label: `${String(n)}号台`,
  turn: 10,
  order: n,
  closed: false,
  ...over,
});

export const bayNo = (n: number): BayId => bayId.parse(`bay-${String(n)}`);
export const officerNo = (name: string): OfficerId => officerId.parse(name);

export const officer = (name: string, over: Partial<Officer> = {}): Officer => ({
  id: officerId.parse(name),
  portId: port.id,
  agency: 'customs',
  name,
  number: name,
  skills: [],
  active: true,
  ...over,
});

/** A duty row of that day: an officer's windows. */
export const onDuty = (name: string, ...windows: readonly string[]): Change =>
  put('duties', {
    id: dutyIdOf(name, DAY),
    portId: port.id,
    officerId: officerId.parse(name),
    day: DAY,
    shift: '',
    windows: windows.map(slot),
  });

/** A request for an outer look at ordinary goods, 40 minutes, truck there at 08:00. */
export function request(requestNo: string, over: Partial<InspectionRequest> = {}): InspectionRequest {
  const { agency = 'customs' } = over;
  const key = { portId: port.id, day: DAY, agency, requestNo };
  const none = { plates: [], foreignPlates: [], trailers: [], containers: [], seals: [], declarations: [] };
  return {
    ...key,
    id: requestIdOf(key),
    marks: { ...none, vin: null, batchNo: null, billNo: null },
    goods: { name: '机床', hs: null, packages: null, grossKg: null, temperature: null },
    trader: { name: null, uscc: null, phone: null },
    direction: 'in',
    eta: clock('08:00'),
    mode: 'outer',
    minutes: 40,
    notBefore: null,
    notAfter: null,
    priority: 'normal',
    note: '',
    extra: {},
    status: 'open',
    batchId: batchId.parse('b'),
    ...over,
  };
}

/** The key of the session that holds requests of this number. */
export const sessionNo = (requestNo: string, agency = 'customs'): SessionId =>
  soloSessionId(requestIdOf({ portId: port.id, day: DAY, agency, requestNo }));

/** A session of one or more requests with their rows. */
export function session(requests: readonly InspectionRequest[], over: Partial<JointSession> = {}): readonly Change[] {
  const [first] = requests;
  if (!first) throw new Error('a session needs a request');
  const row: JointSession = {
    id: soloSessionId(first.id),
    portId: port.id,
    day: DAY,
    requestIds: requests.map((r) => r.id),
    minutes: first.minutes,
    place: null,
    team: [],
    pinned: false,
    note: '',
    status: 'planned',
    ...over,
  };
  return [...requests.map((r) => put('requests', r)), put('sessions', row)];
}

/** The world of that port with these rows. */
export const worldWith = (...changes: readonly Change[]): World =>
  applyChanges(emptyWorld(), [put('ports', port), ...changes]);
