import type { SessionId } from '#shared/kernel/ids';
import { useView } from '../../state/view';

/** Leads to the inspection record of a session. */
export function openRecord(id: SessionId): void {
  const { select, show } = useView.getState();
  select(id);
  show('record');
}
