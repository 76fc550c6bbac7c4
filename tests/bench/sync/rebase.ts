import { deskId } from '#shared/kernel/ids';
import { at } from '#shared/kernel/time';
import type { PendingMutation } from '#shared/sync/pending';
import { replay } from '#shared/sync/replay';
import { applyChanges, put } from '#shared/domain/change';
import { SCHEMA } from '#shared/sync/upcast';
import { PORT, people, sessionOf, someRequest, someWorld, time } from '#tests/support/world-builder';
import { soloSessionId, type JointSession } from '#shared/domain/session';
import { median, type Line } from './measure';

/** A world of so many sessions, made in one go. */
function wide(sessions: number) {
  const requests = Array.from({ length: sessions }, (_, i) => someRequest(`n${String(i)}`));
  const rows = requests.map((r): JointSession => ({
    ...someWorld().withRequest('n0').world.sessions.get(sessionOf('n0'))!,
    id: soloSessionId(r.id),
    requestIds: [r.id],
  }));
  return applyChanges(someWorld().withBay('1').world, [
    ...requests.map((r) => put('requests', r)),
    ...rows.map((s) => put('sessions', s)),
  ]);
}

/** Deciding a long outbox again on top of what has just been confirmed. */
export function rebase(pending: number, rows: number): Line {
  const world = wide(rows / 2);
  const outbox = Array.from({ length: pending }, (_, i): PendingMutation => ({
    seq: i + 1,
    v: SCHEMA,
    deskId: deskId.parse('desk'),
    portId: PORT.id,
    name: 'session.pin',
    args: { sessionId: sessionOf(`n${String(i % (rows / 2))}`), pinned: false, note: `n${String(i)}` },
    actor: people.leader,
    at: at(time('07:00')),
  }));
  const took = Array.from({ length: 7 }, () => {
    const moved = { ...world, bays: new Map(world.bays) };
    const start = performance.now();
    const shown = replay(moved, outbox);
    if (shown.atRisk.size > 0) throw new Error('an action was refused');
    return performance.now() - start;
  });
  const ms = median(took);
  return {
    what: `rebase of ${String(pending)} pending over ${String(rows)} rows`,
    figure: `${ms.toFixed(0)} ms`,
    aim: '< 500 ms',
    met: ms < 500,
  };
}
