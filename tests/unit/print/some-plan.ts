import { batchId, bayId, officerId, type BayId } from '#shared/kernel/ids';
import { MINUTE, at, dayText, momentOf, slotOf } from '#shared/kernel/time';
import { applyChanges, put, type Change } from '#shared/domain/change';
import type { Officer } from '#shared/domain/officer';
import { requestIdOf, type InspectionRequest } from '#shared/domain/request';
import { soloSessionId, type JointSession } from '#shared/domain/session';
import { BORDER, CUSTOMS, type AgencyCode } from '#shared/domain/words';
import { emptyWorld, type World } from '#shared/domain/world';
import { hunchun } from '#shared/ports/hunchun';
import type { SheetWords } from '#renderer/print/day-plan/lines';

export const DAY = dayText.parse('2026-11-23');
export const { port } = hunchun;

/** Words as short as the Chinese ones. */
export const words: SheetWords = {
  agency: (code) => ({ customs: '海关', border: '边检' })[code] ?? code,
  mode: () => '抽查',
  mark: (mark) => ({ new: '▲新', changed: '◆改', gone: '✕撤' })[mark],
  joint: '联',
  booked: '约',
};

/** One opening: how many agencies join, and what makes a row tall. */
export type Opening = {
  readonly agencies?: readonly AgencyCode[];
  readonly trader?: string;
  readonly hs?: string | null;
};

export const officer = (number: string, agency: AgencyCode, name: string): Officer => ({
  id: officerId.parse(number),
  portId: port.id,
  agency,
  name,
  number,
  skills: [],
  active: true,
});

function requestOf(no: number, agency: AgencyCode, opening: Opening): InspectionRequest {
  const key = { portId: port.id, day: DAY, agency, requestNo: `R${no}` };
  return {
    ...key,
    id: requestIdOf(key),
    marks: {
      plates: [`吉H${String(10_000 + no)}`],
      foreignPlates: [],
      trailers: [],
      vin: null,
      containers: [],
      seals: [],
      batchNo: null,
      billNo: null,
      declarations: [`1517202600000${String(10_000 + no)}`],
    },
    goods: { name: '洋葱', hs: opening.hs ?? null, packages: 1, grossKg: 1000, temperature: null },
    trader: { name: opening.trader ?? '绿野农产品', uscc: null, phone: null },
    direction: 'in',
    eta: momentOf(DAY, 420, port.zone),
    mode: 'sample',
    minutes: 20,
    notBefore: null,
    notAfter: null,
    priority: 'normal',
    note: '',
    extra: {},
    status: 'open',
    batchId: batchId.parse('b'),
  };
}

const bayAt = (no: number): BayId => bayId.parse(`${port.id}/bay-${String((no % 6) + 1)}`);

/** A world in which each opening stands on the board, one after another in steps of five minutes. */
export function worldWith(openings: readonly Opening[]): World {
  const team = [officer('G1', CUSTOMS, '孙晓梅'), officer('B1', BORDER, '赵一鸣')];
  const rows = openings.flatMap((opening, i): Change[] => {
    const requests = (opening.agencies ?? [CUSTOMS]).map((agency) => requestOf(i, agency, opening));
    const session: JointSession = {
      id: soloSessionId(requests[0]!.id),
      portId: port.id,
      day: DAY,
      requestIds: requests.map((r) => r.id),
      minutes: 20,
      place: { bayId: bayAt(i), slot: slotOf(at(momentOf(DAY, 420, port.zone) + i * 5 * MINUTE), 20) },
      team: team.map((o) => o.id),
      pinned: false,
      note: '',
      status: 'planned',
    };
    return [...requests.map((r) => put('requests', r)), put('sessions', session)];
  });
  return applyChanges(emptyWorld(), [
    put('ports', port),
    ...hunchun.bays.map((bay) => put('bays', bay)),
    ...team.map((o) => put('officers', o)),
    ...rows,
  ]);
}

/** So many openings of one request each. */
export const singles = (count: number): readonly Opening[] => Array.from({ length: count }, () => ({}));
