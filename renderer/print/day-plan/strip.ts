import { HOUR, MINUTE, at, type Day, type Slot, type UtcMs } from '#shared/kernel/time';
import type { Port } from '#shared/domain/port';
import { callName } from '#shared/domain/request';
import type { World } from '#shared/domain/world';
import { openHours } from '#shared/rules/hours';
import type { Job } from './lines';
import { MM } from './measures';

/** Room left of the bays' rows for their names, and above them for the hours, in millimetres. */
const LABELS = 18;
const HOURS = 4.5;
/** Chinese working day where the two sides have no common hours. */
const FALLBACK_HOURS = { from: 8, to: 18 } as const;

export type StripCard = {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly joint: boolean;
  readonly green: boolean;
  readonly label: string;
};

/** The day in small above the table: bays by hours, in millimetres from the strip's upper left corner. */
export type Strip = {
  readonly rows: readonly { readonly label: string; readonly y: number; readonly height: number }[];
  readonly hours: readonly { readonly x: number; readonly moment: UtcMs }[];
  readonly cards: readonly StripCard[];
};

type Asked = { readonly port: Port; readonly day: Day; readonly jobs: readonly Job[] };

/** Draws the jobs that hold a place; all of the port's open bays are shown, empty ones too. */
export function cardsOfStrip(world: World, { port, day, jobs }: Asked): Strip {
  const held = jobs.filter((j) => j.mark !== 'gone');
  const used = new Set<string>(held.map((j) => j.place.bayId));
  const bays = [...world.bays.values()]
    .filter((b) => b.portId === port.id && (!b.closed || used.has(b.id)))
    .toSorted((a, b) => a.order - b.order);
  const span = spanOf([...openHours(world, port, day), ...held.map((j) => j.place.slot)], day, port);
  const height = (MM.stripHeight - HOURS) / Math.max(1, bays.length);
  const scale = (MM.width - LABELS) / (span.end - span.start);
  const x = (moment: UtcMs): number => LABELS + (moment - span.start) * scale;
  const cards = held.flatMap((job): StripCard[] => {
    const row = bays.findIndex((b) => b.id === job.place.bayId);
    const { start, end } = job.place.slot;
    return row < 0 ? [] : [{ ...faceOf(job), x: x(start), width: x(end) - x(start), ...rowBand(row, height) }];
  });
  return {
    rows: bays.map((b, i) => ({ label: b.label, y: HOURS + i * height, height })),
    hours: hoursIn(span).map((moment) => ({ x: x(moment), moment })),
    cards,
  };
}

const rowBand = (row: number, height: number): Pick<StripCard, 'y' | 'height'> => ({
  y: HOURS + row * height + height * 0.08,
  height: height * 0.84,
});

const faceOf = (job: Job): Pick<StripCard, 'key' | 'joint' | 'green' | 'label'> => ({
  key: job.sessionId,
  joint: new Set(job.requests.map((r) => r.agency)).size > 1,
  green: job.green,
  label: callName(job.requests[0]!),
});

/** From the full hour before everything to the full hour after it, on the port's clock. */
function spanOf(slots: readonly Slot[], day: Day, { zone }: Port): Slot {
  const offset = zone.offset * MINUTE;
  const whole = (moment: number, round: (n: number) => number): UtcMs =>
    at(round((moment + offset) / HOUR) * HOUR - offset);
  const midnight = Date.parse(`${day}T00:00:00Z`) - offset;
  const known =
    slots.length > 0
      ? slots
      : [{ start: midnight + FALLBACK_HOURS.from * HOUR, end: midnight + FALLBACK_HOURS.to * HOUR }];
  return {
    start: whole(Math.min(...known.map((s) => s.start)), Math.floor),
    end: whole(Math.max(...known.map((s) => s.end)), Math.ceil),
  };
}

const hoursIn = ({ start, end }: Slot): readonly UtcMs[] =>
  Array.from({ length: Math.round((end - start) / HOUR) + 1 }, (_, i) => at(start + i * HOUR));
