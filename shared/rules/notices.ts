import { same } from '../kernel/same';
import type { Day } from '../kernel/time';
import { defineLookup, rowsBy } from '../domain/lookup';
import type { Notice, NoticeAudience, NoticeFact, NoticeStep } from '../domain/notice';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { inOrderOfWriting, rowsOfSession } from './of-session';
import { sessionsOfDay } from './plan-picture';

const byRequest = defineLookup('notices', (n) => [n.requestId]);
const byNotice = defineLookup('noticeFacts', (f) => [f.noticeId]);

/** All notices of a session in the order in which they were made; each one replaces those before it (SPEC O2). */
export const noticesOf = (world: World, session: Pick<JointSession, 'requestIds'>): readonly Notice[] =>
  inOrderOfWriting(rowsOfSession(world, byRequest, session)).toSorted((a, b) => a.at - b.at);

/** The notice that holds, whether or not its place still is the session's; null before the first. */
export const noticeOf = (world: World, session: Pick<JointSession, 'requestIds'>): Notice | null =>
  noticesOf(world, session).at(-1) ?? null;

/** Whether the place that was told is no longer where the session stands. */
export const isOutdated = (notice: Notice, session: Pick<JointSession, 'place'>): boolean =>
  !same(notice.place, session.place);

/** What is known of a notice's way, in order of time. */
export const factsOfNotice = (world: World, notice: string): readonly NoticeFact[] =>
  [...rowsBy(world, byNotice, notice)].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

/** How far a notice is with one audience: its last step, and the fact that says so. */
export const lastStep = (facts: readonly NoticeFact[], audience: NoticeAudience): NoticeFact | null =>
  facts.findLast((f) => f.audience === audience) ?? null;

/**
 * How a session stands with its notices: nobody was told yet; what was told is not true any more; it waits to be sent; the trader has it,
 * has signed for it, or asks for another time.
 */
export type NoticeState = 'unissued' | 'outdated' | 'unsent' | NoticeStep;

/** One line of the list of notices. */
export type NoticeLine = {
  readonly session: JointSession;
  readonly notice: Notice | null;
  /** Those that it replaced, the oldest first. */
  readonly superseded: readonly Notice[];
  readonly facts: readonly NoticeFact[];
  readonly state: NoticeState;
};

/** How a session stands with its notices; null where there is none and none is called for. */
export function noticeLine(world: World, session: JointSession): NoticeLine | null {
  const all = noticesOf(world, session);
  const notice = all.at(-1) ?? null;
  const wanted = session.place !== null && (session.status === 'planned' || session.status === 'arrived');
  if (!notice) return wanted ? { session, notice, superseded: [], facts: [], state: 'unissued' } : null;
  const facts = factsOfNotice(world, notice.id);
  const over = session.status === 'running' || session.status === 'done';
  const state: NoticeState =
    !over && isOutdated(notice, session) ? 'outdated' : (lastStep(facts, 'trader')?.step ?? 'unsent');
  return { session, notice, superseded: all.slice(0, -1), facts, state };
}

/** The notices of a day by the time of their places; what has lost its place comes last. */
export const noticeLines = (world: World, portId: string, day: Day): readonly NoticeLine[] =>
  sessionsOfDay(world, portId, day)
    .flatMap((s) => noticeLine(world, s) ?? [])
    .toSorted(
      (a, b) =>
        (a.session.place?.slot.start ?? Infinity) - (b.session.place?.slot.start ?? Infinity) ||
        (a.session.id < b.session.id ? -1 : 1),
    );
