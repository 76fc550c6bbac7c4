import type { OfficerId } from '../kernel/ids';
import type { CheckList } from '../domain/check-list';
import { defineLookup } from '../domain/lookup';
import {
  checkItem,
  type CheckItem,
  type Finding,
  type FindingKind,
  type FindingValue,
  type Photo,
  type RecordItem,
  type Signature,
} from '../domain/record';
import type { InspectionRequest } from '../domain/request';
import type { JointSession } from '../domain/session';
import type { AgencyCode, InspectionMode } from '../domain/words';
import type { World } from '../domain/world';
import { byAgency, requestsOf } from './demand';
import { listInForce, writtenLists } from './check-list';
import { imageStanding, imageWanted, type ImageStanding } from './image-review';
import { inOrderOfWriting, rowsOfSession } from './of-session';

const findings = defineLookup('findings', (f) => [f.requestId]);
const signatures = defineLookup('signatures', (s) => [s.requestId]);
const photos = defineLookup('photos', (p) => [p.requestId]);

/** One field of the record: what it says now, and what it said before, newest first. */
export type Entry = { readonly now: Finding; readonly earlier: readonly Finding[] };

/** One agency's column. */
export type Column = {
  readonly agency: AgencyCode;
  readonly entries: ReadonlyMap<RecordItem, Entry>;
  /** The signature that holds; null while the column is open. */
  readonly signature: Signature | null;
  /** All signatures, the oldest first: those that were reopened or lapsed too. */
  readonly signatures: readonly Signature[];
  readonly photos: readonly Photo[];
  /** What must be answered before it is signed. */
  readonly required: readonly CheckItem[];
  /** The versions of the port's lists that ask for it. */
  readonly lists: readonly CheckList[];
  /** What still is not: a check without an answer, or one that is not in order and has no word about it. */
  readonly open: readonly RecordItem[];
};

/** The inspection record of a session (查验记录): a column for every agency, and what they share. */
export type InspectionRecord = {
  readonly columns: readonly Column[];
  readonly shared: ReadonlyMap<RecordItem, Entry>;
};

/** The rows that a record is made of. */
type Made = {
  readonly written: readonly Finding[];
  readonly signed: readonly Signature[];
  readonly taken: readonly Photo[];
  readonly requests: readonly InspectionRequest[];
  readonly lists: readonly CheckList[];
  readonly image: ImageStanding;
};

/** Records by session: rows never change, so the same rows make the same record. A day of a thousand is asked for whole. */
const kept = new WeakMap<JointSession, { readonly from: Made; readonly record: InspectionRecord }>();

/** The record of a session as the world knows it: empty columns for agencies that wrote nothing yet. */
export function recordOf(world: World, session: JointSession): InspectionRecord {
  const from: Made = {
    written: rowsOfSession(world, findings, session),
    signed: rowsOfSession(world, signatures, session),
    taken: rowsOfSession(world, photos, session),
    requests: requestsOf(world, session),
    lists: writtenLists(world, session.portId),
    image: imageStanding(world, session),
  };
  const known = kept.get(session);
  if (known && sameRows(known.from, from)) return known.record;
  const record = recordFrom(from, session);
  kept.set(session, { from, record });
  return record;
}

function sameRows(a: Made, b: Made): boolean {
  const lists = ['written', 'signed', 'taken', 'requests', 'lists'] as const;
  return (
    a.image.review === b.image.review &&
    lists.every((list) => a[list].length === b[list].length && a[list].every((row, i) => row === b[list][i]))
  );
}

function recordFrom(
  { written: unordered, signed, taken, requests, image, lists: known }: Made,
  { portId, day }: JointSession,
): InspectionRecord {
  const written = inOrderOfWriting(unordered);
  const signatures = inOrderOfWriting(signed);
  const pictures = taken.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const agencies = new Set([
    ...requests.map((r) => r.agency),
    ...written.flatMap((f) => f.column ?? []),
    ...taken.map((p) => p.column),
  ]);
  const columns = [...agencies].sort(byAgency).map((agency): Column => {
    const entries = entriesOf(written.filter((f) => f.column === agency));
    const own = signatures.filter((s) => s.agency === agency);
    const modes = requests.filter((r) => r.agency === agency).map((r) => r.mode);
    const scan = imageFor(agency, { image, modes, entries });
    const signature = own.findLast((s) => s.state === 'signed') ?? null;
    const listOf = (mode: InspectionMode): CheckList =>
      listInForce(known, { portId, agency, mode }, { day, signedAt: signature?.at ?? null });
    const lists = askedModes(modes, scan).map(listOf);
    const required = requiredChecks(lists, scan);
    return {
      agency,
      entries,
      signatures: own,
      signature,
      photos: pictures.filter((p) => p.column === agency && p.withdrawn === null),
      required,
      lists,
      open: openItems(required, entries, scan),
    };
  });
  return { columns, shared: entriesOf(written.filter((f) => f.column === null)) };
}

/** The signature of an agency that holds, without the rest of the record. */
export const signatureOf = (world: World, session: JointSession, agency: AgencyCode): Signature | null =>
  rowsOfSession(world, signatures, session).find((s) => s.agency === agency && s.state === 'signed') ?? null;

/** The column of an agency in a record. */
export const columnOf = (record: InspectionRecord, agency: AgencyCode): Column | null =>
  record.columns.find((c) => c.agency === agency) ?? null;

function entriesOf(rows: readonly Finding[]): ReadonlyMap<RecordItem, Entry> {
  const entries = new Map<RecordItem, Entry>();
  for (const row of rows) {
    const before = entries.get(row.item);
    entries.set(row.item, { now: row, earlier: before ? [before.now, ...before.earlier] : [] });
  }
  return entries;
}

type ImageFrame = {
  readonly image: ImageStanding;
  readonly modes: readonly string[];
  readonly entries: ReadonlyMap<RecordItem, Entry>;
};

/** How the scan stands for one agency: a scanner that could not be used sends the load to the opening too (SPEC E11). */
function imageFor(agency: AgencyCode, { image, modes, entries }: ImageFrame): ImageStanding | null {
  if (!imageWanted(modes)) return null;
  const own = image.agency === null || image.agency === agency ? image : { ...image, outcome: null };
  return answerOf(entries, 'image') === 'none' ? { ...own, outcome: 'suspicious' } : own;
}

/** The ways of inspection that an agency answers for: those asked for, and the opening that a suspicious image leads to. */
const askedModes = (modes: readonly InspectionMode[], image: ImageStanding | null): readonly InspectionMode[] => [
  ...new Set([...modes, ...(image?.outcome === 'suspicious' ? (['sample'] as const) : [])]),
];

function requiredChecks(lists: readonly CheckList[], image: ImageStanding | null): readonly CheckItem[] {
  const wanted = new Set<CheckItem>(lists.flatMap((l) => l.items));
  if (image) wanted.add('image');
  return checkItem.options.filter((item) => wanted.has(item));
}

function openItems(
  required: readonly CheckItem[],
  entries: ReadonlyMap<RecordItem, Entry>,
  image: ImageStanding | null,
): readonly RecordItem[] {
  const answered = (item: CheckItem): boolean => {
    if (item === 'image' && image?.outcome) return true;
    const answer = answerOf(entries, item);
    return answer === 'ok' || (answer !== null && entries.get(item)?.now.note.trim() !== '');
  };
  const open: RecordItem[] = required.filter((item) => !answered(item));
  return entries.has('conclusion') ? open : [...open, 'conclusion'];
}

const answerOf = (entries: ReadonlyMap<RecordItem, Entry>, item: CheckItem) =>
  valueOf(entries, item, 'check')?.answer ?? null;

/** What a field says now; null where nobody has said anything. */
export function valueOf<K extends FindingKind>(
  entries: ReadonlyMap<RecordItem, Entry>,
  item: RecordItem,
  kind: K,
): Extract<FindingValue, { kind: K }> | null {
  const value = entries.get(item)?.now.value;
  return value?.kind === kind ? (value as Extract<FindingValue, { kind: K }>) : null;
}

/** The officers named as inspecting for an agency: those whom the column names, else the agency's part of the planned team. */
export function crewOf(world: World, session: JointSession, column: Column): readonly OfficerId[] {
  const named = valueOf(column.entries, 'crew', 'crew')?.people.map((p) => p.officerId) ?? session.team;
  const own = named.filter((id) => {
    const officer = world.officers.get(id);
    return officer?.agency === column.agency && officer.portId === session.portId;
  });
  return [...new Set(own)];
}
