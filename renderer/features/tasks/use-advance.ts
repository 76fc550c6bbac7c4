import type { SessionId } from '#shared/kernel/ids';
import { columnOf, recordOf } from '#shared/rules/record';
import { useAct, useActor, useDesk, useDeskState } from '../../services';
import { openRecord } from './open-record';
import type { Task } from './task-model';

/** Takes a task one step on (F9): arrived, started, ended; then the advice to release, signed, where nothing else is owed. */
export function useAdvance(): (task: Task) => Promise<void> {
  const act = useAct();
  const actor = useActor();
  const { now } = useDesk();
  const world = useDeskState((s) => s.world);

  async function advise(sessionId: SessionId, concluded: boolean): Promise<void> {
    const value = { kind: 'conclusion', result: 'normal', advice: 'release' };
    const args = { sessionId, column: actor.agency, item: 'conclusion', value, note: '' };
    const failed = concluded ? null : await act({ name: 'finding.record', args }, { quiet: true });
    const unsigned = failed ?? (await act({ name: 'column.sign', args: { sessionId } }, { quiet: true }));
    if (unsigned) openRecord(sessionId);
  }

  return async ({ view, stage }) => {
    const sessionId = view.id;
    if (stage === 'arrived' || stage === 'started' || stage === 'ended') {
      await act({ name: 'milestone.record', args: { sessionId, kind: stage, at: now() } }, { quiet: true });
      return;
    }
    const column = columnOf(recordOf(world, view.session), actor.agency);
    const owed = column?.open.some((item) => item !== 'conclusion') ?? true;
    if (stage !== 'advise' || !column || owed) return openRecord(sessionId);
    await advise(sessionId, column.entries.has('conclusion'));
  };
}
