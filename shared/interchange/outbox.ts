import { dayOf, minuteOfDay, type UtcMs, type Zone } from '../kernel/time';
import type { InspectionRequest } from '../domain/request';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { requestsOf } from '../rules/demand';
import { noticeLines, type NoticeLine } from '../rules/notices';
import { sessionsOfDay } from '../rules/plan-picture';
import { factsOf } from '../rules/progress';
import { recordOf, valueOf } from '../rules/record';
import { releaseOf } from '../rules/release';
import type { TextTable } from './sheet-writer';
import { encodeUtf8 } from './platform';
import type { Day } from '../kernel/time';
import type { Notice } from '../domain/notice';

/** What goes out (SPEC O15): one list of fields, written as a sheet or as a message. */
export type Outbox = {
  readonly kind: 'notices' | 'results';
  readonly fields: readonly OutboxField[];
  readonly rows: readonly (readonly string[])[];
};

type OutboxField = { readonly name: string; readonly element: string };

/** Says a code in the language of the file. */
export type OutboxWords = (room: 'agency' | 'mode' | 'notice' | 'result', code: string) => string;

type Frame = { readonly portId: string; readonly day: Day; readonly words: OutboxWords };

const OBJECT: readonly OutboxField[] = [
  { name: '申请号', element: 'RequestNo' },
  { name: '查验单位', element: 'Agency' },
  { name: '报关单号', element: 'DeclarationNo' },
  { name: '批次号', element: 'BatchNo' },
  { name: '总运单号', element: 'BillNo' },
  { name: '车牌', element: 'Plate' },
  { name: '挂车号', element: 'Trailer' },
  { name: '箱号', element: 'ContainerNo' },
  { name: '品名', element: 'Goods' },
  { name: '企业', element: 'Trader' },
  { name: '查验方式', element: 'Mode' },
];

const NOTICE: readonly OutboxField[] = [
  { name: '通知编号', element: 'NoticeNo' },
  ...OBJECT,
  { name: '查验开始', element: 'Start' },
  { name: '查验结束', element: 'End' },
  { name: '场地台位', element: 'Place' },
  { name: '须知', element: 'Bring' },
  { name: '联系', element: 'Contact' },
  { name: '状态', element: 'State' },
];

const RESULT: readonly OutboxField[] = [
  ...OBJECT,
  { name: '到场', element: 'Arrived' },
  { name: '开始', element: 'Started' },
  { name: '结束', element: 'Ended' },
  { name: '结果', element: 'Result' },
  { name: '放行', element: 'Released' },
];

const joined = (texts: readonly (string | null)[]): string =>
  [...new Set(texts.flatMap((t) => (t === null || t === '' ? [] : [t])))].join('、');

/** `20261123083000` by the port's clock, as the road manifest writes times; empty for none. */
export function stampOf(moment: UtcMs | null | undefined, zone: Zone): string {
  if (moment == null) return '';
  const minute = minuteOfDay(moment, zone);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${dayOf(moment, zone).replaceAll('-', '')}${two(Math.floor(minute / 60))}${two(minute % 60)}00`;
}

const objectCells = (requests: readonly InspectionRequest[], words: OutboxWords): readonly string[] => [
  joined(requests.map((r) => r.requestNo)),
  joined(requests.map((r) => words('agency', r.agency))),
  joined(requests.flatMap((r) => r.marks.declarations)),
  joined(requests.map((r) => r.marks.batchNo)),
  joined(requests.map((r) => r.marks.billNo)),
  joined(requests.flatMap((r) => [...r.marks.plates, ...r.marks.foreignPlates])),
  joined(requests.flatMap((r) => r.marks.trailers)),
  joined(requests.flatMap((r) => r.marks.containers)),
  joined(requests.map((r) => r.goods.name)),
  joined(requests.map((r) => r.trader.name)),
  joined(requests.map((r) => words('mode', r.mode))),
];

/** The number of a notice: of its first request, so that two desks without a line never give the same one twice. */
export function noticeNo(
  world: World,
  { portId, requestId, nth }: Pick<Notice, 'portId' | 'requestId' | 'nth'>,
): string {
  const request = world.requests.get(requestId);
  const letters = world.ports.get(portId)?.settings.letters ?? '';
  return `${letters}-TZ-${(request?.agency ?? '').slice(0, 1).toUpperCase()}${request?.requestNo ?? ''}-${nth}`;
}

/** The notices of a day that hold, as they go out. */
export function noticeOutbox(world: World, frame: Frame): Outbox {
  const zone = world.ports.get(frame.portId)?.zone;
  const lines = zone ? noticeLines(world, frame.portId, frame.day) : [];
  return {
    kind: 'notices',
    fields: NOTICE,
    rows: lines.flatMap((l) => noticeCells(world, l, { ...frame, zone: zone! })),
  };
}

function noticeCells(
  world: World,
  { session, notice, state }: NoticeLine,
  { words, zone }: Frame & { readonly zone: Zone },
): readonly (readonly string[])[] {
  if (!notice) return [];
  const bay = world.bays.get(notice.place.bayId);
  const { start, end } = notice.place.slot;
  return [
    [
      noticeNo(world, notice),
      ...objectCells(requestsOf(world, session), words),
      stampOf(start, zone),
      stampOf(end, zone),
      joined([bay?.yard ?? null, bay?.label ?? null]),
      notice.bring,
      notice.contact,
      words('notice', state),
    ],
  ];
}

/** What the inspections of a day came to: those that have ended. */
export function resultOutbox(world: World, { portId, day, words }: Frame): Outbox {
  const zone = world.ports.get(portId)?.zone;
  const ended = zone ? sessionsOfDay(world, portId, day).filter((s) => s.status === 'done') : [];
  return { kind: 'results', fields: RESULT, rows: ended.map((s) => resultCells(world, s, { words, zone: zone! })) };
}

function resultCells(
  world: World,
  session: JointSession,
  { words, zone }: { readonly words: OutboxWords; readonly zone: Zone },
): readonly string[] {
  const facts = factsOf(world, session.id);
  const first = (kind: string): string => stampOf(facts.find((f) => f.kind === kind)?.at, zone);
  const said = recordOf(world, session).columns.flatMap(
    (c) => valueOf(c.entries, 'conclusion', 'conclusion')?.result ?? [],
  );
  const result = said.includes('abnormal') ? 'abnormal' : (said[0] ?? 'none');
  return [
    ...objectCells(requestsOf(world, session), words),
    first('arrived'),
    first('started'),
    first('ended'),
    words('result', result),
    first('released') || stampOf(releaseOf(world, session)?.at, zone),
  ];
}

/** The list as a table, its header first. */
export const outboxTable = ({ fields, rows }: Outbox): TextTable => [fields.map((f) => f.name), ...rows];

const escaped = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- XML 1.0 has no way to write these
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** The list as a message in UTF-8 with the Head and Declaration of the road manifest; a shape of this program, not an official one. */
export function outboxXml(
  outbox: Outbox,
  { customsCode, at }: { readonly customsCode: string; readonly at: string },
): Uint8Array {
  const type = outbox.kind === 'notices' ? 'LJ-NOTICE' : 'LJ-RESULT';
  const element = outbox.kind === 'notices' ? 'InspectionNotice' : 'InspectionResult';
  const items = outbox.rows.map((row) => {
    const cells = outbox.fields.map((f, i) => `<${f.element}>${escaped(row[i] ?? '')}</${f.element}>`);
    return `<${element}>${cells.join('')}</${element}>`;
  });
  const head = `<Head><MessageType>${type}</MessageType><FunctionCode>9</FunctionCode><SendTime>${at}</SendTime></Head>`;
  const office = `<DeclarationOfficeID>${customsCode}</DeclarationOfficeID>`;
  return encodeUtf8(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Outbox>${head}<Declaration>${office}\n${items.join('\n')}\n</Declaration></Outbox>\n`,
  );
}
