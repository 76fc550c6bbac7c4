import { readPlate, type PlateReading } from '../identifiers/plate';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { minutesBetween } from './clearance';
import { sessionsIn, type Period } from './period';
import { summaryOf, type Summary } from './sample';

/** How trucks of one country fared: how many, and how long they waited from arrival to the start of their inspection, in minutes. */
export type CountryParity = {
  readonly country: PlateReading['country'];
  readonly trucks: number;
  readonly wait: Summary | null;
};

/** The country of a session's truck, by its first plate. */
export function countryOf(world: World, session: JointSession): PlateReading['country'] {
  for (const id of session.requestIds) {
    const marks = world.requests.get(id)?.marks;
    const [plate] = marks ? [...marks.plates, ...marks.foreignPlates] : [];
    if (plate !== undefined) return readPlate(plate).country;
  }
  return 'unknown';
}

/** Whether carriers of both sides are served alike (1:1): the audit that a port owes its neighbour. */
export function parityOf(world: World, period: Period): readonly CountryParity[] {
  const groups = new Map<PlateReading['country'], JointSession[]>();
  for (const session of sessionsIn(world, period)) {
    const country = countryOf(world, session);
    groups.set(country, [...(groups.get(country) ?? []), session]);
  }
  return [...groups]
    .map(([country, sessions]) => ({
      country,
      trucks: sessions.length,
      wait: summaryOf(sessions.flatMap((s) => minutesBetween(world, s, { from: 'arrived', to: 'started' }) ?? [])),
    }))
    .sort((a, b) => b.trucks - a.trucks || (a.country < b.country ? -1 : 1));
}
