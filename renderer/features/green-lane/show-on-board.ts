import type { SessionId } from '#shared/kernel/ids';
import { useView } from '../../state/view';

/** Leads to a session on the board. */
export function showOnBoard(id: SessionId): void {
  const { select, show } = useView.getState();
  select(id);
  show('board');
}
