import { defineLookup } from '../domain/lookup';
import type { Officer } from '../domain/officer';
import type { ImageReview } from '../domain/second-look';
import type { JointSession } from '../domain/session';
import type { AgencyCode } from '../domain/words';
import type { World } from '../domain/world';
import { inOrderOfWriting, rowsOfSession } from './of-session';

const reviews = defineLookup('imageReviews', (r) => [r.requestId]);

/** Whether requests of these modes want a scanner's image read. */
export const imageWanted = (modes: readonly string[]): boolean => modes.includes('scan');

/** How far the reading of a session's image has come: what the newest review says. */
export type ImageStanding = {
  readonly review: ImageReview | null;
  readonly agency: AgencyCode | null;
  readonly outcome: ImageReview['outcome'];
};

/** The newest image review of a session. */
export function imageStanding(world: World, session: JointSession): ImageStanding {
  const review = reviewsOf(world, session).at(-1) ?? null;
  return { review, agency: review?.agency ?? null, outcome: review?.outcome ?? null };
}

/** All image reviews of a session, the oldest first. */
export const reviewsOf = (world: World, session: Pick<JointSession, 'requestIds'>): readonly ImageReview[] =>
  inOrderOfWriting(rowsOfSession(world, reviews, session));

/** Officers of an agency who can read images and are not at the session's bay: to them a review may be sent. */
export const imageReaders = (world: World, session: JointSession, agency: AgencyCode): readonly Officer[] =>
  [...world.officers.values()]
    .filter((o) => o.portId === session.portId && o.agency === agency && o.active && o.skills.includes('image'))
    .filter((o) => !session.team.includes(o.id))
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));

/** What became of a day's images. `rate` is the share that was released directly (直接放行率); null before the first answer. */
export type DirectRelease = {
  readonly passed: number;
  readonly opened: number;
  readonly waiting: number;
  readonly rate: number | null;
};

/** Counts a port's images of one day (SPEC E11). */
export function directReleaseOf(world: World, portId: string, day: string): DirectRelease {
  const own = [...world.imageReviews.values()].filter((r) => r.portId === portId && r.day === day);
  const passed = own.filter((r) => r.outcome === 'pass').length;
  const opened = own.filter((r) => r.outcome === 'suspicious').length;
  const answered = passed + opened;
  return { passed, opened, waiting: own.length - answered, rate: answered === 0 ? null : passed / answered };
}
