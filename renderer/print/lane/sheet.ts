import { fingerprint } from '#shared/kernel/digest';
import { clockText, type Day, type Slot, type UtcMs, type Zone } from '#shared/kernel/time';
import type { GreenBand, GreenBooking } from '#shared/domain/green-lane';
import type { Port } from '#shared/domain/port';
import type { InspectionRequest } from '#shared/domain/request';
import type { World } from '#shared/domain/world';
import { bookedIn, standbyFor } from '#shared/rules/green-lane';
import { openHours } from '#shared/rules/hours';
import { bandsOn } from '#shared/rules/lane-late';
import { factsOf } from '#shared/rules/progress';
import { fit, type Fitted } from '../measure';

/** For whom the sheet is: the own people, the notice board (without firms and telephones), or the opposite side. */
export type LaneSheetKind = 'inner' | 'public' | 'opposite';

/** The columns of each kind with their widths in millimetres; together the 170 mm between the margins of an upright A4 page. */
export const LANE_COLUMNS = {
  inner: { no: 8, band: 22, plates: 30, goods: 28, weight: 16, firm: 32, latest: 18, state: 16 },
  public: { no: 8, band: 24, plates: 42, goods: 46, weight: 16, latest: 18, state: 16 },
  opposite: { no: 8, band: 40, plates: 42, goods: 40, weight: 20, state: 20 },
} as const satisfies Readonly<Record<LaneSheetKind, Readonly<Record<string, number>>>>;
export type LaneColumn = 'no' | 'band' | 'plates' | 'goods' | 'weight' | 'firm' | 'latest' | 'state';

/** Millimetres of the parts, as the style sheet draws them. */
export const LANE_MM = {
  body: 258,
  title: 26,
  running: 10,
  tableHead: 9,
  band: 7,
  row: 7.5,
  line: 3.6,
  closing: 44,
  padding: 1,
} as const;

/** How a load stands on the sheet. */
export type LaneState = 'booked' | 'standby' | 'emergency' | 'arrived' | 'running' | 'released';

/** The words that rows are set with, in the language of the sheet. */
export type LaneWords = {
  readonly state: (state: LaneState, rank: number) => string;
  readonly goods: (request: InspectionRequest) => string;
};

/** One row: the head of a band, or a load in it. */
export type LaneRow =
  | {
      readonly kind: 'band';
      readonly slot: Slot;
      readonly booked: number;
      readonly quota: number;
      readonly walkIn: number;
      readonly standby: number;
      readonly height: number;
    }
  | {
      readonly kind: 'truck';
      readonly key: string;
      readonly cells: Readonly<Partial<Record<LaneColumn, Fitted>>>;
      readonly height: number;
    };

export type LanePage = {
  readonly number: number;
  readonly of: number;
  readonly rows: readonly LaneRow[];
  readonly closing: boolean;
};

/** Form 2 (绿色通道时段表) with all that stands on it, broken into pages. */
export type LaneSheet = {
  readonly kind: LaneSheetKind;
  readonly port: Port;
  readonly day: Day;
  readonly formNo: string;
  readonly hours: readonly Slot[];
  readonly pages: readonly LanePage[];
  readonly trucks: number;
  readonly verifyCode: string;
};

export type LaneSheetQuestion = {
  readonly port: Port;
  readonly day: Day;
  readonly kind: LaneSheetKind;
  readonly words: LaneWords;
};

/** Sets the sheet up for a day. Bands that nobody is in stand on it too: a firm reads there what is free. */
export function laneSheet(world: World, { port, day, kind, words }: LaneSheetQuestion): LaneSheet {
  const rows: LaneRow[] = [];
  let no = 0;
  for (const band of bandsOn(world, port.id, day)) {
    const booked = bookedIn(world, band.id);
    const standby = standbyFor(world, band.id);
    rows.push(bandRow(band, booked.length, standby.length));
    const ranked = [...booked.map((b) => [b, 0] as const), ...standby.map((b, i) => [b, i + 1] as const)];
    for (const [booking, rank] of ranked)
      rows.push(truckRow(world, booking, { port, kind, words, slot: band.slot, no: (no += 1), rank }));
  }
  const formNo = `${port.settings.letters}-LT-${day.replaceAll('-', '')}-${kind === 'inner' ? '001' : kind === 'public' ? '002' : '003'}`;
  return {
    kind,
    port,
    day,
    formNo,
    hours: openHours(world, port, day),
    pages: pagesOf(rows),
    trucks: no,
    verifyCode: fingerprint(JSON.stringify([formNo, rows]))
      .slice(0, 8)
      .toUpperCase(),
  };
}

const bandRow = ({ slot, quota, walkIn }: GreenBand, booked: number, standby: number): LaneRow => ({
  kind: 'band',
  slot,
  booked,
  quota,
  walkIn,
  standby,
  height: LANE_MM.band,
});

type TruckQuestion = Pick<LaneSheetQuestion, 'port' | 'kind' | 'words'> & {
  readonly slot: Slot;
  readonly no: number;
  /** Its place among those who stand by; 0 when it holds a place. */
  readonly rank: number;
};

function truckRow(world: World, booking: GreenBooking, { port, kind, words, slot, no, rank }: TruckQuestion): LaneRow {
  const requests = (world.sessions.get(booking.sessionId)?.requestIds ?? []).flatMap(
    (id) => world.requests.get(id) ?? [],
  );
  const first = requests.find((r) => r.goods.hs !== null) ?? requests[0];
  const plates = [...new Set(requests.flatMap((r) => r.marks.plates.concat(r.marks.foreignPlates)))];
  const weight = first?.goods.grossKg ?? null;
  const form = world.appointments.get(booking.id)?.form;
  const texts: Readonly<Record<LaneColumn, readonly string[]>> = {
    no: [String(no)],
    band: [spanText(slot, port.zone), ...(kind === 'opposite' ? [spanText(slot, port.oppositeZone)] : [])],
    plates: [plates.join(' ')],
    goods: first ? [words.goods(first)] : [],
    weight: weight === null ? [] : [weight.toLocaleString('en-US')],
    firm: [form?.firm ?? first?.trader.name ?? '', form?.phone ?? first?.trader.phone ?? ''].filter(
      (text) => text !== '',
    ),
    latest: [clockText(booking.latestRelease, port.zone)],
    state: [words.state(stateOf(world, booking), rank)],
  };
  const columns: Readonly<Partial<Record<LaneColumn, number>>> = LANE_COLUMNS[kind];
  const cells = Object.fromEntries(
    Object.entries(columns).map(([key, width]) => [
      key,
      fit(texts[key as LaneColumn], { width: width - 2 * LANE_MM.padding, size: 9, smallSize: 8 }),
    ]),
  );
  const most = Math.max(1, ...Object.values(cells).map((c) => c.lines.length));
  return { kind: 'truck', key: booking.id, cells, height: LANE_MM.row + Math.max(0, most - 1) * LANE_MM.line };
}

const spanText = ({ start, end }: Slot, zone: Zone): string => `${clockText(start, zone)}–${clockText(end, zone)}`;

function stateOf(world: World, booking: GreenBooking): LaneState {
  const session = world.sessions.get(booking.sessionId);
  const released: UtcMs | undefined = factsOf(world, booking.sessionId).find((m) => m.kind === 'released')?.at;
  if (released !== undefined || session?.status === 'done') return 'released';
  if (booking.status === 'standby') return 'standby';
  if (session?.status === 'running') return 'running';
  if (session?.status === 'arrived') return 'arrived';
  return booking.way === 'emergency' ? 'emergency' : 'booked';
}

/** Rows are never split, and the head of a band never stands alone at the foot of a page. */
function pagesOf(rows: readonly LaneRow[]): readonly LanePage[] {
  const pages: LaneRow[][] = [[]];
  let room = LANE_MM.body - LANE_MM.title - LANE_MM.tableHead;
  rows.forEach((row, i) => {
    const next = rows[i + 1];
    const needed = row.height + (row.kind === 'band' && next?.kind === 'truck' ? next.height : 0);
    if (needed > room) {
      pages.push([]);
      room = LANE_MM.body - LANE_MM.running - LANE_MM.tableHead;
    }
    pages.at(-1)!.push(row);
    room -= row.height;
  });
  if (LANE_MM.closing > room) pages.push([]);
  return pages.map((placed, i) => ({ number: i + 1, of: pages.length, rows: placed, closing: i === pages.length - 1 }));
}
