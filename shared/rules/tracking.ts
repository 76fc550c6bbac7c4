import type { UtcMs } from '../kernel/time';
import { fold } from '../identifiers/fold';
import type { Consignment } from '../domain/consignment';
import { milestoneKind } from '../domain/milestone';
import { callName, type InspectionRequest, type ObjectMarks } from '../domain/request';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { requestsOf } from './demand';
import { sessionHolding } from './grouping';
import { noticeOf } from './notices';
import { factsOf } from './progress';
import { triageLine } from './triage';

/** The stations of a load on its way, in the order in which it meets them. */
export const stations = ['announced', 'papers', 'ordered', 'noticed', ...milestoneKind.options] as const;
export type Station = (typeof stations)[number];

/** One load followed from its manifest to its pick-up (SPEC O16). */
export type Track = {
  readonly id: string;
  readonly name: string;
  readonly session: JointSession | null;
  readonly loads: readonly Consignment[];
  readonly requests: readonly InspectionRequest[];
  /** When each station was reached first; null where it was not, or nobody said so. */
  readonly times: Readonly<Record<Station, UtcMs | null>>;
  /** What sheets and messages say of the onward journey: TIR carnet, next leg, destination. */
  readonly more: readonly (readonly [string, string])[];
};

const signsOf = (m: ObjectMarks): readonly string[] =>
  [
    ...m.plates,
    ...m.foreignPlates,
    ...m.trailers,
    ...m.containers,
    ...m.declarations,
    m.vin ?? '',
    m.batchNo ?? '',
    m.billNo ?? '',
  ].map((text) => fold(text).text);

/** Fewer signs than these name too many loads. */
const FEWEST_SIGNS = 3;

/** The loads of a port that bear what was typed: a plate, container, batch or paper number, or a part of one; newest day first. */
export function tracksFor(world: World, portId: string, text: string): readonly Track[] {
  const wanted = fold(text).text;
  if (wanted.length < FEWEST_SIGNS) return [];
  const bears = (marks: ObjectMarks): boolean => signsOf(marks).some((sign) => sign.includes(wanted));
  const tracks = new Map<string, Track>();
  const add = (track: Track): unknown => tracks.set(track.id, track);
  for (const request of world.requests.values()) {
    if (request.portId !== portId || request.status !== 'open' || !bears(request.marks)) continue;
    const session = sessionHolding(world, request.id);
    if (session && session.status !== 'cancelled') add(trackOfSession(world, session));
  }
  for (const load of world.consignments.values()) {
    if (load.portId !== portId || load.status !== 'open' || !bears(load.marks)) continue;
    const { targeting, requests } = triageLine(world, load);
    const sessions = targeting === 'targeted' ? requests.flatMap((r) => sessionHolding(world, r.id) ?? []) : [];
    if (sessions.length === 0) add(trackOfLoad(world, load));
    for (const session of sessions) add(trackOfSession(world, session));
  }
  return [...tracks.values()].sort((a, b) => dayOfTrack(b).localeCompare(dayOfTrack(a)) || (a.id < b.id ? -1 : 1));
}

const dayOfTrack = (track: Track): string => track.session?.day ?? track.loads[0]?.day ?? '';

const earliest = (times: readonly (UtcMs | null | undefined)[]): UtcMs | null =>
  times.reduce<UtcMs | null>((first, t) => (t != null && (first === null || t < first) ? t : first), null);

const importedAt = (world: World, rows: readonly { readonly batchId: string }[]): UtcMs | null =>
  earliest(rows.map((row) => world.batches.get(row.batchId)?.at));

function trackOfSession(world: World, session: JointSession): Track {
  const requests = requestsOf(world, session);
  const loads = loadsOf(world, session, requests);
  const lines = loads.map((load) => triageLine(world, load));
  const facts = factsOf(world, session.id);
  const seen = milestoneKind.options.map((kind) => [kind, facts.find((f) => f.kind === kind)?.at ?? null] as const);
  return {
    id: session.id,
    name: callName(requests[0]!),
    session,
    loads,
    requests,
    times: {
      ...(Object.fromEntries(seen) as Record<(typeof milestoneKind.options)[number], UtcMs | null>),
      announced: importedAt(world, loads),
      papers: earliest(lines.map((l) => l.papers?.at)),
      ordered: importedAt(world, requests),
      noticed: noticeOf(world, session)?.at ?? null,
    },
    more: moreOf([...requests, ...loads]),
  };
}

function trackOfLoad(world: World, load: Consignment): Track {
  const line = triageLine(world, load);
  const nothing = Object.fromEntries(stations.map((s) => [s, null])) as Record<Station, UtcMs | null>;
  return {
    id: load.id,
    name:
      load.marks.plates[0] ?? load.marks.foreignPlates[0] ?? load.marks.containers[0] ?? load.marks.batchNo ?? load.id,
    session: null,
    loads: [load],
    requests: [],
    times: {
      ...nothing,
      announced: importedAt(world, [load]),
      papers: line.papers?.at ?? null,
      arrived: line.arrived?.at ?? null,
      released: line.passed?.at ?? null,
    },
    more: moreOf([load]),
  };
}

/** The announced loads that a session's requests concern. */
const loadsOf = (world: World, session: JointSession, requests: readonly InspectionRequest[]): readonly Consignment[] =>
  [...world.consignments.values()].filter(
    (c) =>
      c.portId === session.portId &&
      c.day === session.day &&
      c.status === 'open' &&
      triageLine(world, c).requests.some((r) => requests.includes(r)),
  );

/** What tells of the onward journey. Nothing else of a message is shown: it names the driver and his papers. */
const ONWARD = /TIR|carnet|onward|transit|联运|转运|后程|目的/i;

const moreOf = (rows: readonly Pick<InspectionRequest, 'extra'>[]): Track['more'] => {
  const said = rows.flatMap((row) => Object.entries(row.extra));
  const onward = said.map(([path, value]) => [path.split('/').at(-1) ?? path, value] as const);
  return [...new Map(onward.filter(([name]) => ONWARD.test(name)))];
};
