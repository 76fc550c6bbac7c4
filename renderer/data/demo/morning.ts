import type { MilestoneKind } from '#shared/domain/milestone';

/** A time of the demo day by the port's clock, `07:40`. */
type Clock = `${number}:${number}`;

/** A request of the customs sheet by its number. */
export const customs = (n: number): string => `151720261123${String(n).padStart(2, '0')}`;
const border = (n: number): string => `HCBJ1123-${String(n).padStart(2, '0')}`;

/** Requests of both sheets that concern one truck: customs number, border number. */
export const pairs: readonly (readonly [customs: string, border: string])[] = [
  [customs(1), border(1)],
  [customs(2), border(2)],
  [customs(3), border(3)],
  [customs(5), border(4)],
  [customs(6), border(5)],
  [customs(7), border(6)],
  [customs(10), border(7)],
  [customs(11), border(8)],
  [customs(13), border(9)],
];

/** Green-lane bands start every half hour with two places; these have fewer. */
export const bandPlaces: Readonly<Partial<Record<Clock, number>>> = { '16:00': 1, '16:30': 1 };

/** Which load asked for which band. The second one of 16:00 stands by. */
export const bookings: readonly (readonly [request: string, band: Clock])[] = [
  [customs(1), '07:00'],
  [customs(3), '08:30'],
  [customs(5), '09:30'],
  [customs(7), '10:30'],
  [customs(8), '10:30'],
  [customs(9), '11:30'],
  [customs(10), '11:30'],
  [customs(13), '16:00'],
  [customs(14), '16:00'],
];

type PlaceLine = readonly [request: string, bay: number, start: Clock, team: readonly string[]];

/** The leader's early draft: the morning placed, the afternoon still in the tray. */
export const places: readonly PlaceLine[] = [
  [customs(1), 5, '07:00', ['HC-G01', 'HC-G05', 'HC-B01', 'HC-B05']],
  [customs(2), 4, '07:40', ['HC-G01', 'HC-G05', 'HC-B01', 'HC-B05']],
  [customs(3), 6, '08:30', ['HC-G02', 'HC-G03', 'HC-B02', 'HC-B03']],
  [customs(4), 1, '08:20', ['HC-G01', 'HC-G05']],
  [customs(5), 5, '09:40', ['HC-G01', 'HC-G05', 'HC-B01', 'HC-B05']],
  [customs(6), 1, '10:00', ['HC-G02', 'HC-G03', 'HC-B02', 'HC-B03']],
  [customs(7), 5, '10:40', ['HC-G04', 'HC-G06', 'HC-B04', 'HC-B06']],
  [customs(8), 2, '10:50', ['HC-G02', 'HC-G03']],
  [customs(9), 6, '11:40', ['HC-G05', 'HC-G06']],
];

/** What the yard has reported by twenty past ten; the releases stand in its books (`yard-records.ts`). */
export const facts: readonly (readonly [request: string, kind: MilestoneKind, at: Clock])[] = [
  [customs(1), 'arrived', '06:54'],
  [customs(1), 'gateIn', '07:00'],
  [customs(1), 'started', '07:02'],
  [customs(1), 'ended', '07:29'],
  [customs(1), 'pickedUp', '07:44'],
  [customs(2), 'arrived', '07:08'],
  [customs(2), 'gateIn', '07:15'],
  [customs(2), 'started', '07:41'],
  [customs(2), 'ended', '08:03'],
  [customs(3), 'arrived', '08:06'],
  [customs(4), 'arrived', '08:14'],
  [customs(4), 'started', '08:22'],
  [customs(3), 'started', '08:31'],
  [customs(4), 'ended', '08:58'],
  [customs(5), 'arrived', '09:08'],
  [customs(3), 'ended', '09:12'],
  [customs(6), 'arrived', '09:26'],
  [customs(5), 'started', '09:42'],
  [customs(7), 'arrived', '10:01'],
  [customs(6), 'started', '10:03'],
  [customs(8), 'arrived', '10:12'],
];

/** What has gone wrong since: an officer leaves sick, a bay's lift fails. Both leave a clash on the board. */
export const trouble = {
  sick: { officer: 'HC-G04', shift: '病假', from: '09:00', until: '10:30', saidAt: '10:14' },
  broken: { bay: 2, from: '10:30', until: '12:00', saidAt: '10:16', note: '升降平台故障, 等待维修' },
  maintenance: { bay: 6, from: '13:30', until: '17:00', saidAt: '06:20', note: '制冷机组检修' },
} as const;
