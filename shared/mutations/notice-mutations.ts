import { z } from 'zod';
import { portId, sessionId } from '../kernel/ids';
import { ok } from '../kernel/result';
import { dayText, utcMs } from '../kernel/time';
import { put, type Change } from '../domain/change';
import { notice, noticeAudience, noticeFact, noticeStep, noticeWay, type Notice } from '../domain/notice';
import { isOutdated, noticesOf } from '../rules/notices';
import { nextNth } from '../rules/of-session';
import { change, defineMutation, refuse } from './mutation';

const { bring, contact } = notice.unwrap().shape;
const { who, paper, note } = noticeFact.unwrap().shape;

/**
 * Makes the notices of sessions, one or a whole day's (SPEC O1). A session whose notice still tells its place keeps that one; where the
 * place has changed a new one takes its place (SPEC O2). Nothing is made where one of the sessions cannot have a notice.
 */
export const issueNotices = defineMutation({
  name: 'notice.issue',
  kind: 'intention',
  right: 'plan',
  args: z.strictObject({ portId, day: dayText, sessionIds: z.array(sessionId).min(1).max(1000), bring, contact }),
  decide(world, { sessionIds, ...told }, { actor, now }) {
    const rows: Change[] = [];
    for (const id of new Set(sessionIds)) {
      const session = world.sessions.get(id);
      if (!session || session.portId !== told.portId || session.day !== told.day) return refuse('session-unknown', id);
      if (session.status === 'cancelled') return refuse('session-cancelled', id);
      if (session.status === 'running' || session.status === 'done') return refuse('session-started', id);
      if (session.place === null) return refuse('session-unplaced', id);
      const before = noticesOf(world, session);
      const last = before.at(-1);
      if (last && !isOutdated(last, session)) continue;
      const requestId = session.requestIds[0]!;
      const nth = nextNth(before);
      const row: Notice = {
        ...told,
        id: `${requestId}/notice/${nth}`,
        requestId,
        nth,
        place: session.place,
        by: actor.id,
        at: now,
      };
      rows.push(put('notices', row));
    }
    return rows.length === 0 ? refuse('notice-stands', sessionIds[0]) : change(...rows);
  },
});

/** Records what happened to a notice: sent, signed for, another time asked for. A fact; the same one twice is one (SPEC O3). */
export const tellNotice = defineMutation({
  name: 'notice.tell',
  kind: 'fact',
  right: 'intake',
  args: z.strictObject({
    noticeId: z.string().min(1).max(180),
    audience: noticeAudience,
    step: noticeStep,
    way: noticeWay,
    who,
    paper,
    note,
    at: utcMs,
  }),
  decide(world, said, { actor }) {
    const told = world.notices.get(said.noticeId);
    if (!told) return refuse('notice-unknown', said.noticeId);
    const id = `${told.id}/${said.audience}/${said.step}/${said.at}`;
    if (world.noticeFacts.has(id)) return ok([]);
    return change(put('noticeFacts', { ...said, id, portId: told.portId, day: told.day, by: actor.id }));
  },
});
