import type { Role } from '#shared/domain/user';
import { screens, type Screen } from './view';

const OF_THE_PORT: readonly Screen[] = ['administration', 'hub'];

/** The review shows every team of the day, which officers learn at its time (SPEC X10). */
const OF_OFFICERS: readonly Screen[] = screens.filter((screen) => screen !== 'review');

/** The screens that a role is offered, in the order of the rail: an administrator's show no case (SPEC X9). */
export const offeredTo = (role: Role): readonly Screen[] =>
  role === 'administrator' ? OF_THE_PORT : role === 'officer' ? OF_OFFICERS : screens;

/** The screen that somebody of a role sees when he asks for one: the first of his own where that one is not offered. */
export function seenBy(role: Role, asked: Screen): Screen {
  const offered = offeredTo(role);
  return offered.includes(asked) ? asked : (offered[0] ?? asked);
}
