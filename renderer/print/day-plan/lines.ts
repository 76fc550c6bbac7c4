import { clockText } from '#shared/kernel/time';
import type { PlanEntry } from '#shared/domain/plan';
import type { Port } from '#shared/domain/port';
import { callName, type InspectionRequest } from '#shared/domain/request';
import type { JointSession, Place } from '#shared/domain/session';
import type { AgencyCode, InspectionMode } from '#shared/domain/words';
import type { World } from '#shared/domain/world';
import { byAgency } from '#shared/rules/demand';
import { bookingOf, spoilClassOfAll } from '#shared/rules/green-lane';
import type { PlanDifference } from '#shared/rules/plan-picture';
import { fit, type Fitted } from '../measure';
import { COLUMNS, MM, POINTS, type ColumnKey } from './measures';

/** How a job differs from the last approved version: 新, 改, 撤. */
export type PlanMark = 'new' | 'changed' | 'gone';

/** One opening of the plan with its requests, agency by agency. */
export type Job = {
  readonly sessionId: string;
  readonly place: Place;
  readonly team: PlanEntry['team'];
  readonly requests: readonly InspectionRequest[];
  readonly mark: PlanMark | null;
  /** Its place in the day, from 1; a job taken out has none. */
  readonly no: number | null;
  /** Fresh goods that run on the green lane's clock. */
  readonly green: boolean;
};

/** The words of the trade as the form writes them. */
export type SheetWords = {
  readonly agency: (code: AgencyCode) => string;
  readonly mode: (mode: InspectionMode) => string;
  readonly mark: (mark: PlanMark) => string;
  readonly joint: string;
  readonly booked: string;
};

/** One row of the form: one request of one job. */
export type SheetLine = {
  readonly key: string;
  readonly job: Job;
  /** The row's place in its job; rows after the first share its time, bay and vehicle. */
  readonly index: number;
  readonly mark: PlanMark | null;
  readonly cells: Readonly<Record<ColumnKey, Fitted>>;
  /** In millimetres. */
  readonly height: number;
};

type Picture = { readonly entries: readonly PlanEntry[]; readonly changes: readonly PlanDifference[] };

/** The jobs of a picture by time and bay, with those that were taken out since the last approved version. */
export function jobsOf(world: World, { entries, changes }: Picture): readonly Job[] {
  const kinds = new Map(changes.map((c) => [c.sessionId, c.kind]));
  const gone = changes.flatMap((c) => (c.kind === 'removed' && c.before ? [c.before] : []));
  const bayOrder = (place: Place): number => world.bays.get(place.bayId)?.order ?? 0;
  const jobs = [...entries, ...gone].flatMap((entry): Omit<Job, 'no'>[] => {
    const requests = requestsOfEntry(world, entry);
    if (entry.place === null || requests.length === 0) return [];
    const green = spoilClassOfAll(requests) !== null;
    const mark = gone.includes(entry) ? 'gone' : markOf(kinds.get(entry.sessionId));
    return [{ sessionId: entry.sessionId, place: entry.place, team: entry.team, requests, mark, green }];
  });
  jobs.sort((a, b) => a.place.slot.start - b.place.slot.start || bayOrder(a.place) - bayOrder(b.place));
  const held = jobs.filter((job) => job.mark !== 'gone');
  const numbers = new Map(held.map((job, i) => [job, i + 1]));
  return jobs.map((job): Job => Object.assign(job, { no: numbers.get(job) ?? null }));
}

const markOf = (kind: PlanDifference['kind'] | undefined): PlanMark | null =>
  kind === 'added' ? 'new' : kind === 'moved' || kind === 'team' ? 'changed' : null;

/**
 * The requests of a session of a plan, agency by agency. One that has since been joined with another is known by the request it
 * began with.
 */
export function requestsOfEntry(
  world: World,
  { sessionId }: Pick<PlanEntry, 'sessionId'>,
): readonly InspectionRequest[] {
  const session: Pick<JointSession, 'requestIds'> | undefined = world.sessions.get(sessionId);
  const ids: readonly string[] = session?.requestIds ?? [sessionId.replace(/^S\//, '')];
  return ids.flatMap((id) => world.requests.get(id) ?? []).toSorted((a, b) => byAgency(a.agency, b.agency));
}

type Setting = { readonly port: Port; readonly words: SheetWords };

/** The rows of the jobs, set in type. */
export const linesOf = (world: World, jobs: readonly Job[], setting: Setting): readonly SheetLine[] =>
  jobs.flatMap((job) => job.requests.map((_, index) => lineOf(world, { job, index }, setting)));

type Row = { readonly job: Job; readonly index: number };

function lineOf(world: World, row: Row, setting: Setting): SheetLine {
  const texts = { ...OPENING_BLANK, ...requestTexts(world, row, setting) };
  const all = row.index === 0 ? { ...texts, ...openingTexts(world, row.job, setting) } : texts;
  const cells = Object.fromEntries(COLUMNS.map(([key, width]) => [key, cellOf(key, width, all[key])]));
  const { job, index } = row;
  const set = cells as SheetLine['cells'];
  return { key: `${job.sessionId}#${index}`, job, index, mark: job.mark, cells: set, height: heightOf(set) };
}

type Texts = Readonly<Record<ColumnKey, readonly string[]>>;
type OpeningKey = 'no' | 'time' | 'bay' | 'vehicle' | 'green' | 'remark';
const OPENING_BLANK: Pick<Texts, OpeningKey> = { no: [], time: [], bay: [], vehicle: [], green: [], remark: [] };

/** What is said once for the whole opening. */
function openingTexts(world: World, job: Job, { port, words }: Setting): Pick<Texts, OpeningKey> {
  const { slot, bayId } = job.place;
  const spoil = spoilClassOfAll(job.requests);
  const booked = bookingOf(world, job.sessionId)?.status === 'booked';
  return {
    no: job.no === null ? [] : [String(job.no)],
    time: [`${clockText(slot.start, port.zone)}–${clockText(slot.end, port.zone)}`],
    bay: [world.bays.get(bayId)?.label ?? bayId],
    vehicle: vehicleOf(job.requests),
    green: spoil === null ? [] : [booked ? `${words.booked}${spoil}` : spoil],
    remark: job.mark === null ? [] : [words.mark(job.mark)],
  };
}

function vehicleOf(requests: readonly InspectionRequest[]): readonly string[] {
  const all = (pick: (r: InspectionRequest) => readonly string[]): string =>
    [...new Set(requests.flatMap(pick))].join(' ');
  const plates = all((r) => [...r.marks.plates, ...r.marks.foreignPlates]);
  const boxes = all((r) => r.marks.containers);
  const known = [plates, boxes].filter((text) => text !== '');
  return known.length > 0 ? known : requests.slice(0, 1).map(callName);
}

/** What each agency's own request says. */
function requestTexts(world: World, { job, index }: Row, { words }: Setting): Omit<Texts, OpeningKey> {
  const request = job.requests[index]!;
  const { agency, marks, goods, trader } = request;
  const joint = job.requests.some((r) => r.agency !== agency);
  const own = job.team.flatMap((id) => world.officers.get(id) ?? []).filter((o) => o.agency === agency);
  const first = job.requests.findIndex((r) => r.agency === agency) === index;
  return {
    papers: marks.declarations.length > 0 ? marks.declarations : [request.requestNo],
    goods: [goods.name],
    trader: trader.name === null ? [] : [trader.name],
    check: [`${joint ? `${words.joint}·` : ''}${words.agency(agency)} ${words.mode(request.mode)}`],
    team: first ? [own.map((o) => o.name).join(' ')] : [],
  };
}

const FIGURES = new Set<ColumnKey>(['no', 'time', 'papers', 'vehicle']);

const cellOf = (key: ColumnKey, width: number, paragraphs: readonly string[]): Fitted =>
  fit(paragraphs, {
    width: width - 2 * MM.cellPadding,
    size: FIGURES.has(key) ? POINTS.figures : POINTS.table,
    smallSize: POINTS.small,
  });

/** Room for the fullest cell of a row: one line, two, or as many small ones as it takes. */
function heightOf(cells: SheetLine['cells']): number {
  const most = Math.max(1, ...Object.values(cells).map((c) => c.lines.length));
  return most === 1 ? MM.row : MM.twoLineRow + (most - 2) * MM.smallLine;
}
