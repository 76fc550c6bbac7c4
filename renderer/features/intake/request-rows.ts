import { clockText, type Zone } from '#shared/kernel/time';
import type { Bay } from '#shared/domain/bay';
import type { InspectionRequest } from '#shared/domain/request';
import type { AgencyCode, InspectionMode } from '#shared/domain/words';
import { fold } from '#shared/identifiers/fold';
import type { DayModel, SessionView } from '../../data/day-model';

/** Where a request stands, by the session that it belongs to. */
export const requestStates = ['tray', 'planned', 'clash', 'arrived', 'running', 'done', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

/** One line of the day's list: a request with where it stands. */
export type RequestRow = {
  readonly id: string;
  readonly request: InspectionRequest;
  readonly view: SessionView;
  readonly state: RequestState;
  /** `3号台 08:30`; empty while it waits. */
  readonly place: string;
};

/** What the officer looks for. Null and empty mean: anything. */
export type Query = {
  readonly agency: AgencyCode | null;
  readonly mode: InspectionMode | null;
  readonly state: RequestState | null;
  readonly text: string;
};

export const anything: Query = { agency: null, mode: null, state: null, text: '' };

/** The requests of a day, in the order of arrival. */
export function requestRows(day: DayModel): readonly RequestRow[] {
  const bays = new Map<string, Bay>(day.bays.map((b) => [b.id, b]));
  const rows = day.sessions.flatMap((view) =>
    view.requests.map((request) => ({
      id: request.id,
      request,
      view,
      state: stateOf(request, view),
      place: placeOf(view, bays, day.port.zone),
    })),
  );
  // Sessions come by id, and sorting keeps that order among trucks of the same minute.
  return rows.toSorted((a, b) => a.request.eta - b.request.eta);
}

function stateOf(request: InspectionRequest, { session, breaches }: SessionView): RequestState {
  if (request.status === 'withdrawn' || session.status === 'cancelled') return 'withdrawn';
  if (session.status !== 'planned') return session.status;
  if (session.place === null) return 'tray';
  return breaches.some((b) => b.severity === 'refuse') ? 'clash' : 'planned';
}

function placeOf({ session }: SessionView, bays: ReadonlyMap<string, Bay>, zone: Zone): string {
  if (session.place === null) return '';
  const { bayId, slot } = session.place;
  return `${bays.get(bayId)?.label ?? bayId} ${clockText(slot.start, zone)}`;
}

const haystacks = new WeakMap<InspectionRequest, string>();

/** Everything that a request can be found by, folded: Cyrillic and Latin look-alikes are one, spaces and dashes are none. */
function haystackOf(request: InspectionRequest): string {
  let text = haystacks.get(request);
  if (text === undefined) {
    const { marks: m, goods, trader, requestNo, note, extra } = request;
    const lists = [m.plates, m.foreignPlates, m.trailers, m.containers, m.declarations, m.seals].flat();
    const single = [
      requestNo,
      goods.name,
      goods.hs,
      trader.name,
      trader.uscc,
      trader.phone,
      m.batchNo,
      m.billNo,
      m.vin,
    ];
    text = [...single, ...lists, note, ...Object.values(extra)].map((part) => fold(part ?? '').text).join('\n');
    haystacks.set(request, text);
  }
  return text;
}

/** The rows that fit the query. Several words must all be found. */
export function matchingRows(rows: readonly RequestRow[], query: Query): readonly RequestRow[] {
  const words = query.text.split(/\s+/).flatMap((word) => fold(word).text || []);
  const { agency, mode, state } = query;
  if (agency === null && mode === null && state === null && words.length === 0) return rows;
  return rows.filter(
    (row) =>
      (agency === null || row.request.agency === agency) &&
      (mode === null || row.request.mode === mode) &&
      (state === null || row.state === state) &&
      words.every((word) => haystackOf(row.request).includes(word)),
  );
}
