import { refusal, type Refusal } from '../domain/refusal';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { demandOfSession } from './demand';

/**
 * What a session's team lacks before the plan may be submitted: enough officers of each agency (SPEC T2) and
 * someone with each skill asked for (SPEC T3). An empty list means the team is complete.
 */
export function teamGaps(world: World, session: JointSession): readonly Refusal[] {
  const team = session.team.flatMap((id) => world.officers.get(id) ?? []);
  const { agencies, needs } = demandOfSession(world, session);
  return agencies.flatMap((agency) => {
    const own = team.filter((o) => o.agency === agency);
    const wanted = needs.filter((n) => n.agency === agency);
    const count = wanted.reduce((sum, n) => sum + n.count, 0);
    const missing = wanted.find((n) => n.skill !== null && !own.some((o) => o.skills.includes(n.skill!)));
    const gaps: Refusal[] = [];
    if (own.length < count) gaps.push(refusal('agency-short', session.id, { agency, have: own.length, need: count }));
    if (missing?.skill) gaps.push(refusal('skill-missing', session.id, { agency, skill: missing.skill }));
    return gaps;
  });
}
