import { fingerprint } from '#shared/kernel/digest';
import { clockText, dayOf } from '#shared/kernel/time';
import type { Notice } from '#shared/domain/notice';
import type { Port } from '#shared/domain/port';
import type { JointSession } from '#shared/domain/session';
import { inspectionMode, type InspectionMode } from '#shared/domain/words';
import type { World } from '#shared/domain/world';
import { noticeNo } from '#shared/interchange/outbox';
import { requestsOf } from '#shared/rules/demand';
import { noticeOf } from '#shared/rules/notices';

/** Form 3 (查验通知单) with all that stands on it. */
export type NoticeSheet = {
  readonly port: Port;
  readonly formNo: string;
  readonly verifyCode: string;
  readonly trader: string;
  /** Field by field what the grid says; `/` where nothing is known. */
  readonly facts: Readonly<Record<NoticeField, string>>;
  readonly agencies: readonly { readonly name: string; readonly takesPart: boolean }[];
  readonly joint: boolean;
  readonly modes: readonly { readonly mode: InspectionMode; readonly wanted: boolean }[];
  readonly bring: string;
  readonly issuedBy: string;
  readonly issuedAt: string;
  /** Which notice it is of its session, from 1. */
  readonly nth: number;
  /** Replaced since: its paper says so across. */
  readonly isVoid: boolean;
};

/** The fields of the grid that are plain text, in their order. */
export const noticeFields = [
  'declaration',
  'request',
  'plate',
  'phone',
  'container',
  'seal',
  'goods',
  'amount',
  'time',
  'place',
  'contact',
] as const;
export type NoticeField = (typeof noticeFields)[number];

const listed = (texts: readonly (string | null)[]): string =>
  [...new Set(texts.flatMap((text) => (text === null || text === '' ? [] : [text])))].join('、') || '/';

type Words = { readonly amount: (packages: string, kg: string) => string };

/** Sets the form up for a notice. The port must be the session's. */
export function noticeSheet(
  world: World,
  { session, notice, port }: { readonly session: JointSession; readonly notice: Notice; readonly port: Port },
  words: Words,
): NoticeSheet {
  const requests = requestsOf(world, session);
  const bay = world.bays.get(notice.place.bayId);
  const { start, end } = notice.place.slot;
  const clocks = (zone: Port['zone']): string => `${clockText(start, zone)}–${clockText(end, zone)}`;
  const [first] = requests;
  const sheet = {
    formNo: noticeNo(world, notice),
    trader: listed(requests.map((r) => r.trader.name)),
    facts: {
      declaration: listed(requests.flatMap((r) => r.marks.declarations)),
      request: listed(requests.map((r) => r.requestNo)),
      plate: listed(requests.flatMap((r) => [...r.marks.plates, ...r.marks.foreignPlates, ...r.marks.trailers])),
      phone: listed(requests.map((r) => r.trader.phone)),
      container: listed(requests.flatMap((r) => r.marks.containers)),
      seal: listed(requests.flatMap((r) => r.marks.seals)),
      goods: listed(requests.map((r) => r.goods.name)),
      amount: words.amount(String(first?.goods.packages ?? '/'), String(first?.goods.grossKg ?? '/')),
      time: `${dayOf(start, port.zone)} ${clocks(port.zone)}（${port.oppositeCity.zh} ${clocks(port.oppositeZone)}）`,
      place: listed([bay?.yard ?? null, bay?.label ?? null]),
      contact: notice.contact || '/',
    },
    agencies: port.agencies.map((a) => ({ name: a.name.zh, takesPart: requests.some((r) => r.agency === a.code) })),
    joint: new Set(requests.map((r) => r.agency)).size > 1,
    modes: inspectionMode.options.map((mode) => ({ mode, wanted: requests.some((r) => r.mode === mode) })),
    bring: notice.bring,
    issuedBy: world.users.get(notice.by)?.name ?? notice.by,
    issuedAt: `${dayOf(notice.at, port.zone)} ${clockText(notice.at, port.zone)}`,
    nth: notice.nth,
    isVoid: noticeOf(world, session)?.id !== notice.id,
  };
  const verifyCode = fingerprint(JSON.stringify(sheet)).slice(0, 8).toUpperCase();
  return { ...sheet, port, verifyCode };
}
