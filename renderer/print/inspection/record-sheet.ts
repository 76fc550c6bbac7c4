import { fingerprint } from '#shared/kernel/digest';
import { invariant } from '#shared/kernel/invariant';
import { clockText, dayOf, type UtcMs } from '#shared/kernel/time';
import { milestoneKind, type MilestoneKind } from '#shared/domain/milestone';
import type { Port } from '#shared/domain/port';
import { advice, checkItem, type Advice, type CheckAnswer, type CheckItem } from '#shared/domain/record';
import type { ConditionKind, ConditionState } from '#shared/domain/release';
import type { InspectionRequest } from '#shared/domain/request';
import type { JointSession } from '#shared/domain/session';
import type { World } from '#shared/domain/world';
import { requestsOf } from '#shared/rules/demand';
import { factsOf } from '#shared/rules/progress';
import { crewOf, recordOf, valueOf, type Column } from '#shared/rules/record';
import { conditionsOf, releaseOf } from '#shared/rules/release';
import { namesOf, rechecksOf } from '#shared/rules/three-people';
import { emsOf, wrap } from '../measure';

/** Notes up to this width stand in the table; longer ones go to the supplement, where nothing is cut off. In em. */
const SHORT_NOTE = 13;
/** Width of a supplement's line in em, and lines on the second page and on each further one. */
const LINE = 44;
const LINES_AFTER_CLOSING = 8;
const LINES_A_PAGE = 50;

/** What one agency says on the form. */
export type AgencyPart = {
  readonly name: string;
  readonly signed: string | null;
  readonly crew: readonly string[];
  readonly result: 'normal' | 'abnormal' | null;
  readonly advice: Advice | null;
  readonly sealsOld: string;
  readonly sealsNew: string;
  readonly samples: string;
  readonly celsius: string;
  readonly photos: string;
  readonly damage: boolean | null;
};

/** Form 5, the inspection record (查验记录单), with all that stands on it; `/` stands for what nobody has said. */
export type RecordSheet = {
  readonly port: Port;
  readonly formNo: string;
  readonly verifyCode: string;
  /** Whether every agency has signed: before that it is a draft. */
  readonly signed: boolean;
  /** Labels and values of the case, in the order of the form. */
  readonly facts: readonly (readonly [label: FactLabel, value: string])[];
  readonly times: readonly (readonly [MilestoneKind, string])[];
  readonly agencies: readonly AgencyPart[];
  readonly rows: readonly CheckLine[];
  readonly party: PartyLine;
  readonly rechecks: readonly string[];
  readonly conditions: readonly ConditionLine[];
  readonly released: string | null;
  /** Notes too long for the table, broken into lines and pages. */
  readonly supplement: readonly (readonly string[])[];
};

export type FactLabel =
  | 'declaration'
  | 'request'
  | 'plate'
  | 'trailer'
  | 'container'
  | 'seal'
  | 'goods'
  | 'amount'
  | 'trader'
  | 'agencies'
  | 'modes'
  | 'place';
export type CheckLine = {
  readonly item: CheckItem;
  readonly answers: readonly (CheckAnswer | null)[];
  readonly note: string;
};
export type PartyLine = {
  readonly present: boolean | null;
  readonly name: string;
  readonly signature: 'signed' | 'refused' | null;
  readonly note: string;
  readonly witness: string;
};
export type ConditionLine = {
  readonly kind: ConditionKind;
  readonly ref: string;
  readonly state: ConditionState;
  readonly source: string;
};

/** The order of the proposals on the form. */
export const ADVICE: readonly Advice[] = advice.options;

type Words = {
  readonly agency: (code: string) => string;
  readonly mode: (mode: string) => string;
  readonly item: (item: CheckItem) => string;
  readonly minutes: (name: string, minutes: number) => string;
};

/** Sets up the form of a session; its port must exist. */
export function recordSheet(world: World, session: JointSession, words: Words): RecordSheet {
  const port = world.ports.get(session.portId);
  invariant(port, `no port ${session.portId} to print a record of`);
  const requests = requestsOf(world, session);
  const record = recordOf(world, session);
  const clock = (moment: UtcMs): string => clockText(moment, port.zone);
  const stamped = (id: string, at: UtcMs): string => `${namesOf(world, [id])} ${dayOf(at, port.zone)} ${clock(at)}`;
  const facts = factsOf(world, session.id);
  const notes: string[] = [];
  const rows = checkItem.options
    .filter((item) => record.columns.some((c) => c.required.includes(item) || c.entries.has(item)))
    .map((item): CheckLine => {
      const said = record.columns.flatMap((c) => noteOf(c, item, words));
      const note = said.join('；');
      const fits = emsOf(note) <= SHORT_NOTE;
      if (!fits) notes.push(`${words.item(item)}：${note}`);
      return {
        item,
        answers: record.columns.map((c) => valueOf(c.entries, item, 'check')?.answer ?? null),
        note: note === '' ? '/' : fits ? note : '*',
      };
    });
  const party = valueOf(record.shared, 'party', 'party');
  const witness = valueOf(record.shared, 'witness', 'witness');
  const release = releaseOf(world, session);
  const [first] = requests;
  const formNo = `${port.settings.letters}-CY-${session.day.replaceAll('-', '')}-${(first?.requestNo ?? '').slice(-4)}`;
  const agencies = record.columns.map((column) => agencyPart(world, session, { column, words, stamped }));
  for (const [i, column] of record.columns.entries()) {
    const said = column.entries.get('conclusion')?.now.note ?? '';
    const harm = column.entries.get('damage')?.now.note ?? '';
    for (const note of [said, harm]) if (note !== '') notes.push(`${agencies[i]!.name}：${note}`);
  }
  const sheet = {
    port,
    formNo,
    signed: record.columns.length > 0 && record.columns.every((c) => c.signature !== null),
    facts: factLines(world, session, { requests, words, port }),
    times: milestoneKind.options.map((kind) => {
      const fact = facts.find((m) => m.kind === kind);
      return [kind, fact ? clock(fact.at) : '/'] as const;
    }),
    agencies,
    rows,
    party: {
      present: party?.present ?? null,
      name: party?.name ?? '',
      signature: party?.signature ?? null,
      note: record.shared.get('party')?.now.note ?? '',
      witness: witness ? [witness.name, witness.capacity].filter(Boolean).join(' ') : '',
    },
    rechecks: rechecksOf(world, session).map((r) =>
      [`#${r.nth}`, namesOf(world, r.team), r.reason, r.answer ? r.note : ''].filter(Boolean).join(' · '),
    ),
    conditions: conditionsOf(world, session, record).map(({ kind, ref, state, words: said }): ConditionLine => ({
      kind,
      ref: kind === 'duty' ? '' : ref,
      state,
      source: said.at(-1)?.source ?? '',
    })),
    released: release ? stamped(release.by, release.at) : null,
    supplement: pagesOf(notes.flatMap((note) => wrap(note, LINE))),
  };
  return {
    ...sheet,
    verifyCode: fingerprint(JSON.stringify({ ...sheet, port: port.id }))
      .slice(0, 8)
      .toUpperCase(),
  };
}

function noteOf(column: Column, item: CheckItem, words: Words): readonly string[] {
  const note = column.entries.get(item)?.now.note ?? '';
  return note === '' ? [] : [`${words.agency(column.agency).slice(0, 1)}：${note}`];
}

type PartFrame = {
  readonly column: Column;
  readonly words: Words;
  readonly stamped: (id: string, at: UtcMs) => string;
};

function agencyPart(world: World, session: JointSession, { column, words, stamped }: PartFrame): AgencyPart {
  const { entries, signature, photos } = column;
  const people = valueOf(entries, 'crew', 'crew')?.people;
  const crew = crewOf(world, session, column).map((id) => {
    const minutes = people?.find((p) => p.officerId === id)?.minutes ?? null;
    const name = namesOf(world, [id]);
    return minutes === null ? name : words.minutes(name, minutes);
  });
  const seals = (item: 'sealOld' | 'sealNew'): string => valueOf(entries, item, 'seals')?.numbers.join('、') ?? '';
  const conclusion = valueOf(entries, 'conclusion', 'conclusion');
  const celsius = valueOf(entries, 'temperature', 'temperature')?.celsius ?? null;
  return {
    name: words.agency(column.agency),
    signed: signature ? stamped(signature.by, signature.at) : null,
    crew,
    result: conclusion?.result ?? null,
    advice: conclusion?.advice ?? null,
    sealsOld: seals('sealOld'),
    sealsNew: seals('sealNew'),
    samples: (valueOf(entries, 'samples', 'samples')?.samples ?? [])
      .map((s) => [s.number, s.quantity].filter(Boolean).join(' '))
      .join('；'),
    celsius: celsius === null ? '' : `${celsius} ℃`,
    photos: photos.map((p) => p.hash.slice(0, 8)).join(' '),
    damage: valueOf(entries, 'damage', 'damage')?.damaged ?? null,
  };
}

type FactFrame = { readonly requests: readonly InspectionRequest[]; readonly words: Words; readonly port: Port };

function factLines(world: World, { place }: JointSession, { requests, words, port }: FactFrame): RecordSheet['facts'] {
  const all = (pick: (r: InspectionRequest) => readonly (string | null)[]): string =>
    [...new Set(requests.flatMap(pick).filter((text) => text !== null && text !== ''))].join('、') || '/';
  const [main] = requests;
  const amount = main && [main.goods.packages, main.goods.grossKg].map((n) => (n === null ? '/' : String(n)));
  const clock = (moment: UtcMs): string => clockText(moment, port.zone);
  const where = place
    ? `${world.bays.get(place.bayId)?.label ?? ''} ${clock(place.slot.start)}–${clock(place.slot.end)}（${port.oppositeCity.zh} ${clockText(place.slot.start, port.oppositeZone)}）`
    : '/';
  return [
    ['declaration', all((r) => r.marks.declarations)],
    ['request', all((r) => [r.requestNo])],
    ['plate', all((r) => [...r.marks.plates, ...r.marks.foreignPlates])],
    ['trailer', all((r) => r.marks.trailers)],
    ['container', all((r) => r.marks.containers)],
    ['seal', all((r) => r.marks.seals)],
    ['goods', all((r) => [r.goods.name])],
    ['amount', amount ? `${amount[0]!} / ${amount[1]!} kg` : '/'],
    ['trader', all((r) => [r.trader.name])],
    ['agencies', all((r) => [words.agency(r.agency)])],
    ['modes', all((r) => [words.mode(r.mode)])],
    ['place', where],
  ];
}

/** Lines of the supplement by page: some fit after the closing of the second page, the rest on pages of their own. */
function pagesOf(lines: readonly string[]): readonly (readonly string[])[] {
  if (lines.length <= LINES_AFTER_CLOSING) return [lines];
  const pages: (readonly string[])[] = [[]];
  for (let i = 0; i < lines.length; i += LINES_A_PAGE) pages.push(lines.slice(i, i + LINES_A_PAGE));
  return pages;
}
