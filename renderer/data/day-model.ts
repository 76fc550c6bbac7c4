import type { Day, Slot } from '#shared/kernel/time';
import type { BayId, PortId, SessionId } from '#shared/kernel/ids';
import type { Bay, Closure } from '#shared/domain/bay';
import { isLive, type GreenBand, type GreenBooking } from '#shared/domain/green-lane';
import type { DayPlan } from '#shared/domain/plan';
import type { Port } from '#shared/domain/port';
import { callName, type InspectionRequest } from '#shared/domain/request';
import type { JointSession, Place } from '#shared/domain/session';
import type { World } from '#shared/domain/world';
import { demandOf, requestsOf, type Demand } from '#shared/rules/demand';
import type { Breach } from '#shared/rules/breach';
import { openHours } from '#shared/rules/hours';
import { placementBreaches } from '#shared/rules/placement';
import { sessionsOfDay } from '#shared/rules/plan-picture';
import { planOf } from '#shared/mutations/plan-gate';

/** A session with all that a card shows of it. */
export type SessionView = {
  readonly id: SessionId;
  readonly session: JointSession;
  readonly requests: readonly InspectionRequest[];
  readonly demand: Demand;
  readonly booking: GreenBooking | null;
  /** What stands against the place it has; empty in the tray. */
  readonly breaches: readonly Breach[];
  /** The plate, or what else the object is called by. */
  readonly name: string;
  readonly goods: string;
};

/** One port's day as the screens show it. Made anew when the world moves; the same world gives the same model. */
export type DayModel = {
  readonly port: Port;
  readonly day: Day;
  readonly hours: readonly Slot[];
  /** In board order; closed bays last. */
  readonly bays: readonly Bay[];
  readonly sessions: readonly SessionView[];
  readonly byId: ReadonlyMap<string, SessionView>;
  /** Waiting for a place, most urgent first. */
  readonly tray: readonly SessionView[];
  /** On each bay, by start. */
  readonly onBay: ReadonlyMap<BayId, readonly SessionView[]>;
  readonly closures: readonly Closure[];
  readonly bands: readonly GreenBand[];
  readonly plan: DayPlan;
  readonly counts: DayCounts;
};

/** The figures of the day. `openingsSaved` is requests less openings: what the joint way spares. */
export type DayCounts = {
  readonly requests: number;
  readonly sessions: number;
  readonly joint: number;
  readonly openingsSaved: number;
  readonly placed: number;
  readonly clashes: number;
};

/** Builds the model of a day. */
export function dayModelOf(world: World, portId: PortId, day: Day): DayModel | null {
  const port = world.ports.get(portId);
  if (!port) return null;
  const bookings = new Map<string, GreenBooking>();
  for (const b of world.bookings.values()) if (isLive(b)) bookings.set(b.sessionId, b);
  const sessions = sessionsOfDay(world, portId, day).map((s) =>
    viewOf(world, s, { port, booking: bookings.get(s.id) ?? null }),
  );
  const own = <T extends { readonly portId: string }>(rows: ReadonlyMap<string, T>): readonly T[] =>
    [...rows.values()].filter((row) => row.portId === portId);
  const tray = lazily(() => sessions.filter((s) => s.session.place === null).toSorted(byUrgency));
  return {
    port,
    day,
    hours: openHours(world, port, day),
    bays: own(world.bays).toSorted((a, b) => Number(a.closed) - Number(b.closed) || a.order - b.order),
    sessions,
    byId: new Map(sessions.map((s) => [s.id, s])),
    get tray() {
      return tray();
    },
    onBay: groupByBay(sessions),
    closures: own(world.closures),
    bands: own(world.bands)
      .filter((b) => b.day === day)
      .toSorted((a, b) => a.slot.start - b.slot.start),
    plan: planOf(world, portId, day),
    counts: countsOf(sessions),
  };
}

type ViewParts = { readonly port: Port; readonly booking: GreenBooking | null };

/** Works something out when it is first asked for: a list of thousands is seldom asked for all that it could tell. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Views of waiting sessions, which follow from their own rows alone: a day of thousands is not worked out anew for one that moves. */
const waiting = new WeakMap<JointSession, { readonly view: SessionView; readonly officers: number }>();

function viewOf(world: World, session: JointSession, parts: ViewParts): SessionView {
  if (session.place !== null) return freshView(world, session, parts);
  const kept = waiting.get(session);
  const officers = parts.port.settings.officersPerAgency;
  const stands = (request: InspectionRequest): boolean => world.requests.get(request.id) === request;
  if (kept?.officers === officers && kept.view.booking === parts.booking && kept.view.requests.every(stands))
    return kept.view;
  const view = freshView(world, session, parts);
  waiting.set(session, { view, officers });
  return view;
}

function freshView(world: World, session: JointSession, { port, booking }: ViewParts): SessionView {
  const requests = requestsOf(world, session);
  const [first] = requests;
  const demand = lazily(() => demandOf(requests, port.settings.officersPerAgency));
  return {
    id: session.id,
    session,
    requests,
    get demand() {
      return demand();
    },
    booking,
    breaches: session.place && session.status !== 'done' ? placementBreaches(world, session, session.place) : [],
    name: first ? callName(first) : session.id,
    goods: first?.goods.name ?? '',
  };
}

/** Emergencies first, then what spoils first. */
function byUrgency(a: SessionView, b: SessionView): number {
  const dying = (v: SessionView): number => Number(v.demand.priority === 'emergency');
  return dying(b) - dying(a) || a.demand.due - b.demand.due || (a.id < b.id ? -1 : 1);
}

/** A session that stands on the board. */
type PlacedView = SessionView & { readonly session: { readonly place: Place } };
const isPlaced = (view: SessionView): view is PlacedView => view.session.place !== null;

function groupByBay(sessions: readonly SessionView[]): ReadonlyMap<BayId, readonly SessionView[]> {
  const groups = new Map<BayId, PlacedView[]>();
  for (const view of sessions) {
    if (!isPlaced(view)) continue;
    const group = groups.get(view.session.place.bayId);
    if (group) group.push(view);
    else groups.set(view.session.place.bayId, [view]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.session.place.slot.start - b.session.place.slot.start);
  return groups;
}

function countsOf(sessions: readonly SessionView[]): DayCounts {
  const requests = sessions.reduce((sum, s) => sum + s.requests.length, 0);
  return {
    requests,
    sessions: sessions.length,
    joint: sessions.filter(({ requests: [first, ...others] }) => others.some((r) => r.agency !== first?.agency)).length,
    openingsSaved: requests - sessions.length,
    placed: sessions.filter((s) => s.session.place !== null).length,
    clashes: sessions.filter((s) => s.breaches.some((b) => b.severity === 'refuse')).length,
  };
}

const models = new WeakMap<World, Map<string, DayModel>>();

/** The model of a day, the same for everyone who asks while the world stands still. */
export function sharedDayModel(world: World, portId: PortId, day: Day): DayModel | null {
  const key = `${portId}/${day}`;
  const ofWorld = models.get(world) ?? new Map<string, DayModel>();
  models.set(world, ofWorld);
  const known = ofWorld.get(key);
  if (known) return known;
  const model = dayModelOf(world, portId, day);
  if (model) ofWorld.set(key, model);
  return model;
}
