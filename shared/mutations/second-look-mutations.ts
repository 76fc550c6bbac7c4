import { z } from 'zod';
import { officerId, sessionId } from '../kernel/ids';
import { err, ok } from '../kernel/result';
import { put } from '../domain/change';
import { absence, imageReview, recheck, type Absence, type ImageReview, type Recheck } from '../domain/second-look';
import type { JointSession } from '../domain/session';
import type { World } from '../domain/world';
import { requestsOf } from '../rules/demand';
import { sessionHolding, sessionOrHeir } from '../rules/grouping';
import { imageWanted, reviewsOf } from '../rules/image-review';
import { nextNth } from '../rules/of-session';
import { releaseOf } from '../rules/release';
import { mayInspect } from '../rules/separation';
import { firstInspectors, namesOf, officerOf, rechecksOf, yardInspectors } from '../rules/three-people';
import { defineMutation, refuse, type Context, type Decision } from './mutation';

/** Orders a second inspection (复验) of a load whose first has ended. None of its team may have done the first (SPEC E9). */
export const orderRecheck = defineMutation({
  name: 'recheck.order',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ sessionId, team: z.array(officerId).min(1).max(12), reason: z.string().max(300) }),
  decide(world, { sessionId, team, reason }, { actor, now }) {
    const session = sessionOrHeir(world, sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    if (session.status !== 'done') return refuse('session-unfinished', session.id);
    if (releaseOf(world, session)) return refuse('session-released', session.id);
    if (reason.trim() === '') return refuse('reason-missing', session.id);
    const no = unfitTeam(world, session, team);
    if (no) return no;
    const { portId, day } = session;
    const requestId = session.requestIds[0]!;
    const nth = nextNth(rechecksOf(world, session));
    const row: Recheck = {
      id: `${requestId}/recheck/${nth}`,
      portId,
      day,
      requestId,
      nth,
      team,
      reason,
      by: actor.id,
      at: now,
      answer: null,
      note: '',
      answeredBy: null,
      answeredAt: null,
    };
    return ok([put('rechecks', row)]);
  },
});

function unfitTeam(world: World, session: JointSession, team: Recheck['team']): Decision | null {
  if (new Set(team).size < team.length) return refuse('officer-doubled', session.id);
  const officers = team.flatMap((id) => world.officers.get(id) ?? []);
  const stranger = team.find((id) => world.officers.get(id)?.portId !== session.portId);
  if (stranger) return refuse('officer-unknown', stranger);
  const first = firstInspectors(world, session);
  const both = team.filter((id) => first.has(id));
  if (both.length > 0) return refuse('inspected-before', session.id, { names: namesOf(world, both) });
  const barred = team.map((id) => mayInspect(world, session, id)).find((no) => no !== null);
  if (barred) return err(barred);
  const need = world.ports.get(session.portId)?.settings.officersPerAgency ?? 2;
  for (const { agency } of officers) {
    const have = officers.filter((o) => o.agency === agency).length;
    if (have < need) return refuse('agency-short', session.id, { agency, have, need });
  }
  return null;
}

/** Says what the second inspection found. By its team, or by someone of its agencies who did not do the first. */
export const answerRecheck = defineMutation({
  name: 'recheck.answer',
  kind: 'intention',
  right: 'record',
  args: z.strictObject({
    recheckId: recheck.unwrap().shape.id,
    answer: z.enum(['same', 'different']),
    note: z.string().max(500),
  }),
  decide(world, { recheckId, answer, note }, { actor, now }) {
    const row = world.rechecks.get(recheckId);
    const session = row && sessionHolding(world, row.requestId);
    if (!row || !session) return refuse('recheck-unknown', recheckId);
    if (row.answer !== null) return refuse('recheck-answered', recheckId);
    if (firstInspectors(world, session).has(actor.id))
      return refuse('inspected-before', session.id, { names: namesOf(world, [actor.id]) });
    const agencies = row.team.flatMap((id) => world.officers.get(id)?.agency ?? []);
    if (!agencies.includes(actor.agency)) return refuse('not-own-column', session.id, { agency: agencies[0] ?? '' });
    if (answer === 'different' && note.trim() === '') return refuse('reason-missing', session.id);
    return ok([put('rechecks', { ...row, answer, note, answeredBy: actor.id, answeredAt: now })]);
  },
});

/** Sends a scanner's image to be read away from the yard: to a named officer with the skill who is not of its team, or to whoever is free. */
export const sendImage = defineMutation({
  name: 'image.send',
  kind: 'intention',
  right: 'record',
  args: z.strictObject({ sessionId, reviewer: officerId.nullable(), note: imageReview.unwrap().shape.note }),
  decide(world, { sessionId, reviewer, note }, { actor, now }) {
    const session = sessionOrHeir(world, sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    if (!imageWanted(requestsOf(world, session).map((r) => r.mode))) return refuse('scan-unasked', session.id);
    const before = reviewsOf(world, session);
    if (before.some((r) => r.outcome === null)) return refuse('review-open', session.id);
    const no = reviewer && unfitReader(world, session, { reader: reviewer, agency: actor.agency });
    if (no) return no;
    const { portId, day } = session;
    const requestId = session.requestIds[0]!;
    const nth = nextNth(before);
    const row: ImageReview = {
      id: `${requestId}/image/${nth}`,
      portId,
      day,
      requestId,
      nth,
      agency: actor.agency,
      reviewer,
      note,
      by: actor.id,
      at: now,
      outcome: null,
      finding: '',
      reviewedBy: null,
      reviewedAt: null,
    };
    return ok([put('imageReviews', row)]);
  },
});

type Reader = { readonly reader: string; readonly agency: string };

/** Images are read by officers of the agency who have the skill and are not at the bay themselves (SPEC E10). */
function unfitReader(world: World, session: JointSession, { reader, agency }: Reader): Decision | null {
  const officer = officerOf(world, reader);
  const names = namesOf(world, [reader]);
  if (!officer?.active || officer.agency !== agency || !officer.skills.includes('image'))
    return refuse('reader-unskilled', session.id, { names });
  const atYard = session.team.includes(officer.id) || yardInspectors(world, session).has(officer.id);
  return atYard ? refuse('reader-at-yard', session.id, { names }) : null;
}

/** Says what an image shows: `pass` releases the check directly, `suspicious` asks for opening by hand (SPEC E11). */
export const reviewImage = defineMutation({
  name: 'image.review',
  kind: 'intention',
  right: 'record',
  args: z.strictObject({
    reviewId: imageReview.unwrap().shape.id,
    outcome: z.enum(['pass', 'suspicious']),
    finding: imageReview.unwrap().shape.finding,
  }),
  decide(world, { reviewId, outcome, finding }, { actor, now }) {
    const row = world.imageReviews.get(reviewId);
    const session = row && sessionHolding(world, row.requestId);
    if (!row || !session) return refuse('review-unknown', reviewId);
    if (row.outcome !== null) return refuse('review-answered', reviewId);
    const no = unfitReader(world, session, { reader: actor.id, agency: row.agency });
    if (no) return no;
    if (outcome === 'suspicious' && finding.trim() === '') return refuse('reason-missing', session.id);
    return ok([put('imageReviews', { ...row, outcome, finding, reviewedBy: actor.id, reviewedAt: now })]);
  },
});

/** Reports that a truck was not there when it was wanted. A fact: what comes later does not undo it (SPEC E13). */
export const recordAbsence = defineMutation({
  name: 'absence.record',
  kind: 'fact',
  right: 'record',
  args: z.strictObject({
    sessionId,
    kind: absence.unwrap().shape.kind,
    note: absence.unwrap().shape.note,
  }),
  decide(world, { sessionId, kind, note }, { actor, now }: Context) {
    const session = sessionOrHeir(world, sessionId);
    if (!session) return refuse('session-unknown', sessionId);
    const { portId, day } = session;
    const requestId = session.requestIds[0]!;
    const id = `${requestId}/${kind}/${now}`;
    const row: Absence = { id, portId, day, requestId, kind, note, by: actor.id, at: now };
    return ok(world.absences.has(id) ? [] : [put('absences', row)]);
  },
});
