import { same } from '../kernel/same';
import { put, type Change } from '../domain/change';
import { MOST_BREACHES } from '../domain/former-place';
import type { Refusal } from '../domain/refusal';
import type { JointSession, Place } from '../domain/session';
import type { World } from '../domain/world';
import { placementBreaches } from '../rules/placement';

const formerPlaceId = (session: string, { bayId, slot }: Place): string => `${session}@${bayId}/${String(slot.start)}`;

/** The hard rules that a session breaks where it stands; none in the tray. */
export const brokenNow = (world: World, session: JointSession): readonly Refusal[] =>
  session.place
    ? placementBreaches(world, session, session.place).flatMap((b) => (b.severity === 'refuse' ? [b.refusal] : []))
    : [];

/** What keeps in mind how sessions stand that are about to leave: rows for those alone that break a rule where they are. */
export function rememberStanding(world: World, leaving: readonly JointSession[]): readonly Change[] {
  return leaving.flatMap((session) => {
    const { place, portId, day } = session;
    const broken = place ? brokenNow(world, session) : [];
    if (!place || broken.length === 0) return [];
    const id = formerPlaceId(session.id, place);
    const known = world.formerPlaces.get(id)?.breaches ?? [];
    const news = broken.filter((b) => !known.some((k) => same(k, b)));
    if (news.length === 0) return [];
    const breaches = [...known, ...news].slice(-MOST_BREACHES);
    return [put('formerPlaces', { id, portId, day, sessionId: session.id, ...spotOf(place), breaches })];
  });
}

const spotOf = ({ bayId, slot }: Place) => ({ bayId, start: slot.start });

/**
 * What stands against giving a session a place back; null when nothing does. What it broke there before it left is no obstacle, to
 * the letter: a closure that grew since, or a session that has come since, is another breach (SPEC S9).
 */
export function againstReturn(world: World, session: JointSession): Refusal | null {
  const { place } = session;
  if (!place) return null;
  const stood = world.formerPlaces.get(formerPlaceId(session.id, place))?.breaches ?? [];
  return brokenNow(world, session).find((b) => !stood.some((s) => same(s, b))) ?? null;
}
