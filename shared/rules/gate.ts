import { MINUTE, plusMinutes, type UtcMs } from '../kernel/time';
import { digitise } from '../identifiers/fold';
import { readPlate } from '../identifiers/plate';
import type { Milestone } from '../domain/milestone';
import type { InspectionRequest } from '../domain/request';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { requestsOf } from './demand';
import { factsOf } from './progress';

/** A session whose truck bears the plate that was typed at the gate. */
export type GateHit = {
  readonly session: JointSession;
  /** The plate as the order has it: tractor or trailer. */
  readonly plate: string;
  readonly eta: UtcMs;
  /** When it was seen to arrive; null while it is awaited. */
  readonly arrived: Milestone | null;
  /** Whether this is the crossing that the truck has come for: the earliest that still awaits it, and what belongs to it. */
  readonly expected: boolean;
};

/** What a plate typed at the gate came to. */
export type GateAnswer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'found'; readonly hits: readonly GateHit[] }
  /** Nobody awaits this plate; `near` lists plates one sign apart, to look at, never taken for it. */
  | { readonly kind: 'unknown'; readonly plate: string; readonly near: readonly GateHit[] };

type Frame = { readonly portId: string; readonly day: string };

/**
 * The sessions of a day that a truck at the gate has come for (SPEC E1, E2). The plate may be the tractor's or the trailer's, in either
 * alphabet, with O for 0: what is exactly written counts first, then what looks alike.
 */
export function atGate(world: World, text: string, frame: Frame): GateAnswer {
  const plate = readPlate(text).normal;
  if (plate === '') return { kind: 'nothing' };
  const all = platesOfDay(world, frame);
  const exact = all.filter((p) => p.normal === plate);
  const found = exact.length > 0 ? exact : all.filter((p) => digitise(p.normal) === digitise(plate));
  if (found.length > 0) return { kind: 'found', hits: hitsOf(world, found) };
  return {
    kind: 'unknown',
    plate,
    near: hitsOf(
      world,
      all.filter((p) => isOneApart(p.normal, plate)),
    ),
  };
}

type KnownPlate = { readonly session: JointSession; readonly normal: string; readonly eta: UtcMs };

function platesOfDay(world: World, { portId, day }: Frame): readonly KnownPlate[] {
  const plates: KnownPlate[] = [];
  for (const session of world.sessions.values()) {
    if (session.portId !== portId || session.day !== day || session.status === 'cancelled') continue;
    for (const request of requestsOf(world, session))
      for (const normal of platesOf(request)) plates.push({ session, normal, eta: request.eta });
  }
  return plates;
}

/** The plates of an order in their normal form: read once, however often somebody types at the gate. */
const read = new WeakMap<InspectionRequest, readonly string[]>();

function platesOf(request: InspectionRequest): readonly string[] {
  let plates = read.get(request);
  if (!plates) {
    const { plates: own, foreignPlates, trailers } = request.marks;
    read.set(request, (plates = [...own, ...foreignPlates, ...trailers].map((text) => readPlate(text).normal)));
  }
  return plates;
}

function hitsOf(world: World, found: readonly KnownPlate[]): readonly GateHit[] {
  const bySession = new Map<string, KnownPlate>();
  for (const p of found) {
    const before = bySession.get(p.session.id);
    if (!before || p.eta < before.eta) bySession.set(p.session.id, p);
  }
  const known = [...bySession.values()].toSorted((a, b) => a.eta - b.eta || (a.session.id < b.session.id ? -1 : 1));
  const arrivals = known.map(({ session }) => factsOf(world, session.id).find((m) => m.kind === 'arrived') ?? null);
  const next = known.find((_, i) => arrivals[i] === null);
  const window = (next && world.ports.get(next.session.portId)?.settings.matchWindow) ?? 0;
  return known.map(({ session, normal, eta }, i) => {
    const arrived = arrivals[i] ?? null;
    const expected = arrived === null && next !== undefined && eta - next.eta <= window * MINUTE;
    return { session, plate: normal, eta, arrived, expected };
  });
}

/**
 * How a truck that is not inspected yet is without a place: it has been given none, or has missed the one it had, which is over, or began
 * longer ago than the port's grace before the truck came. Null for one that still has its place.
 */
export function lacksPlace(world: World, session: JointSession, now: UtcMs): 'none' | 'missed' | null {
  const { place, status, portId, id } = session;
  if (status !== 'planned' && status !== 'arrived') return null;
  if (!place) return 'none';
  const grace = world.ports.get(portId)?.settings.graceMinutes ?? 0;
  const came = factsOf(world, id).find((m) => m.kind === 'arrived')?.at ?? now;
  return place.slot.end <= now || came > plusMinutes(place.slot.start, grace) ? 'missed' : null;
}

/** Whether two texts differ in one sign: another one, one more or one less, or two that changed places. */
export function isOneApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (at === short.length) return long.length > short.length;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  const swapped = short.slice(0, at) + (short[at + 1] ?? '') + (short[at] ?? '') + short.slice(at + 2);
  return swapped === long;
}
