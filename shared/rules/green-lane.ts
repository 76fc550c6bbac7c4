import type { UtcMs } from '../kernel/time';
import { plusMinutes } from '../kernel/time';
import { isLive, type BookingWay, type GreenBand, type GreenBooking, type SpoilClass } from '../domain/green-lane';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { InspectionRequest } from '../domain/request';
import type { World } from '../domain/world';

/** One line of the table that says which goods are fresh: the longest matching HS prefix decides. */
type FreshLine = { readonly hs: string; readonly spoilClass: SpoilClass | null };

/**
 * Which HS codes are fresh and how fast they spoil (SPEC G1). Compiled from the catalogue of the road green lane and the
 * tariff's headings; not checked against the port's own list, so a port may replace it. Live, fresh and chilled only: frozen, dried and
 * smoked lines are left out, and `null` takes such a line out of a wider one.
 */
const FRESH: readonly FreshLine[] = [
  { hs: '01', spoilClass: 'P0' },
  { hs: '0201', spoilClass: 'P1' },
  { hs: '0203', spoilClass: 'P1' },
  { hs: '02032', spoilClass: null },
  { hs: '0204', spoilClass: 'P1' },
  { hs: '02043', spoilClass: null },
  { hs: '02044', spoilClass: null },
  { hs: '0207', spoilClass: 'P1' },
  { hs: '020712', spoilClass: null },
  { hs: '020714', spoilClass: null },
  { hs: '020725', spoilClass: null },
  { hs: '020727', spoilClass: null },
  { hs: '020742', spoilClass: null },
  { hs: '020745', spoilClass: null },
  { hs: '020752', spoilClass: null },
  { hs: '020755', spoilClass: null },
  { hs: '0301', spoilClass: 'P0' },
  { hs: '0302', spoilClass: 'P1' },
  { hs: '0304', spoilClass: 'P1' },
  { hs: '03046', spoilClass: null },
  { hs: '03047', spoilClass: null },
  { hs: '03048', spoilClass: null },
  { hs: '03049', spoilClass: null },
  { hs: '0306', spoilClass: 'P0' },
  { hs: '03061', spoilClass: null },
  { hs: '03069', spoilClass: null },
  { hs: '0307', spoilClass: 'P0' },
  { hs: '030712', spoilClass: null },
  { hs: '030719', spoilClass: null },
  { hs: '030722', spoilClass: null },
  { hs: '030729', spoilClass: null },
  { hs: '030732', spoilClass: null },
  { hs: '030739', spoilClass: null },
  { hs: '030743', spoilClass: null },
  { hs: '030749', spoilClass: null },
  { hs: '030752', spoilClass: null },
  { hs: '030759', spoilClass: null },
  { hs: '030772', spoilClass: null },
  { hs: '030779', spoilClass: null },
  { hs: '030783', spoilClass: null },
  { hs: '030784', spoilClass: null },
  { hs: '030787', spoilClass: null },
  { hs: '030788', spoilClass: null },
  { hs: '030792', spoilClass: null },
  { hs: '030799', spoilClass: null },
  { hs: '0308', spoilClass: 'P0' },
  { hs: '030812', spoilClass: null },
  { hs: '030819', spoilClass: null },
  { hs: '030822', spoilClass: null },
  { hs: '030829', spoilClass: null },
  { hs: '03083', spoilClass: null },
  { hs: '03089', spoilClass: null },
  { hs: '0401', spoilClass: 'P1' },
  { hs: '0407', spoilClass: 'P2' },
  { hs: '07', spoilClass: 'P2' },
  { hs: '0701', spoilClass: 'P3' },
  { hs: '0703', spoilClass: 'P3' },
  { hs: '0704', spoilClass: 'P3' },
  { hs: '0706', spoilClass: 'P3' },
  { hs: '0710', spoilClass: null },
  { hs: '0711', spoilClass: null },
  { hs: '0712', spoilClass: null },
  { hs: '0713', spoilClass: null },
  { hs: '0803', spoilClass: 'P2' },
  { hs: '0804', spoilClass: 'P2' },
  { hs: '0805', spoilClass: 'P3' },
  { hs: '0806', spoilClass: 'P2' },
  { hs: '080620', spoilClass: null },
  { hs: '0807', spoilClass: 'P2' },
  { hs: '0808', spoilClass: 'P3' },
  { hs: '0809', spoilClass: 'P1' },
  { hs: '0810', spoilClass: 'P1' },
  { hs: '121221', spoilClass: 'P2' },
];

/** Minutes from arrival to the latest release by class (SPEC G2): a port's own standard, not law. */
const MINUTES_TO_RELEASE: Readonly<Record<SpoilClass, number>> = { P0: 90, P1: 150, P2: 240, P3: 360 };

/** The spoil class of an HS code, or null when the goods are not fresh. */
export function spoilClassOf(hs: string | null): SpoilClass | null {
  if (hs === null) return null;
  let best: FreshLine | null = null;
  for (const line of FRESH) if (hs.startsWith(line.hs) && line.hs.length > (best?.hs.length ?? 0)) best = line;
  return best?.spoilClass ?? null;
}

/** The most urgent class among requests on one object. */
export function spoilClassOfAll(requests: readonly InspectionRequest[]): SpoilClass | null {
  const classes = requests.map((r) => spoilClassOf(r.goods.hs)).filter((c) => c !== null);
  return classes.toSorted()[0] ?? null;
}

/** When a fresh load should be released at the latest, from its arrival (SPEC G2). */
export const latestRelease = (arrival: UtcMs, spoilClass: SpoilClass): UtcMs =>
  plusMinutes(arrival, MINUTES_TO_RELEASE[spoilClass]);

const holding = defineLookup('bookings', (b) => (b.status === 'booked' && b.bandId !== null ? [b.bandId] : []));
const waiting = defineLookup('bookings', (b) => (b.status === 'standby' ? [b.wishedBandId] : []));
const live = defineLookup('bookings', (b) => (isLive(b) ? [b.sessionId] : []));

/** The bookings of a band that hold a place, most urgent first. */
export const bookedIn = (world: World, band: string): readonly GreenBooking[] =>
  [...rowsBy(world, holding, band)].sort(byUrgency);

/** Those who stand by for a band, in the order in which they are promoted when a place comes free (SPEC G4). */
export const standbyFor = (world: World, band: string): readonly GreenBooking[] =>
  [...rowsBy(world, waiting, band)].sort(byTurn);

/** Places of a band that can still be applied for: quota less the walk-in share less what is booked (SPEC G3). */
export const freeIn = (world: World, band: GreenBand): number => placesFor('applied', band, bookedIn(world, band.id));

/**
 * Places that a way of booking can still have in a band. Who comes unbooked may have any place, and takes the share kept for walk-ins
 * first; who applied leaves that share alone (SPEC G3, G9).
 */
export function placesFor(way: BookingWay, band: GreenBand, booked: readonly GreenBooking[]): number {
  const open = Math.max(0, band.quota - booked.length);
  if (way !== 'applied') return open;
  const walkIns = booked.filter((b) => b.way === 'walkIn').length;
  return Math.max(0, open - Math.max(0, band.walkIn - walkIns));
}

/** The order of standby: who gave way to an emergency, then by urgency (SPEC G4, G13). */
export const byTurn = (a: GreenBooking, b: GreenBooking): number =>
  Number(b.ahead ?? false) - Number(a.ahead ?? false) || byUrgency(a, b);

/** Latest release first; ties by who asked first, then by id so that every desk agrees. */
export function byUrgency(a: GreenBooking, b: GreenBooking): number {
  return a.latestRelease - b.latestRelease || a.at - b.at || (a.id < b.id ? -1 : 1);
}

/** The live booking of a session, if it has one. */
export const bookingOf = (world: World, session: string): GreenBooking | null =>
  [...rowsBy(world, live, session)].sort(byUrgency)[0] ?? null;

/** Why a load must be released when it must: its class counts from the arrival, unless a request sets an earlier limit (SPEC G2). */
export type ReleaseReason =
  | { readonly by: 'class'; readonly arrival: UtcMs; readonly minutes: number }
  | { readonly by: 'request'; readonly requestNo: string };

/** What sets the latest release of a fresh load, given its arrival and the moment that came of it. */
export function releaseReason(
  requests: readonly InspectionRequest[],
  { arrival, latest, spoilClass }: { readonly arrival: UtcMs; readonly latest: UtcMs; readonly spoilClass: SpoilClass },
): ReleaseReason {
  const limit = requests.find((r) => r.notAfter === latest);
  const byClass = latestRelease(arrival, spoilClass) === latest;
  return limit && !byClass
    ? { by: 'request', requestNo: limit.requestNo }
    : { by: 'class', arrival, minutes: MINUTES_TO_RELEASE[spoilClass] };
}
