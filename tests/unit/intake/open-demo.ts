import 'fake-indexeddb/auto';
import { BoardDb } from '#renderer/data/board-db';
import { openDesk, type Desk, type DeskParts } from '#renderer/data/desk';
import { ownAuthority } from '#renderer/data/own-authority';
import { DEMO_NOW, DEMO_PORT } from '#renderer/data/demo/demo-facts';

/** Opens the demo port's desk on a database of its own, empty or as it was left. */
export async function openDemo(
  name: string,
  authority: DeskParts['authority'] = ownAuthority,
): Promise<{ readonly desk: Desk; readonly db: BoardDb }> {
  const db = new BoardDb(name);
  const desk = await openDesk({
    db,
    portId: DEMO_PORT,
    deskId: 'desk',
    demo: true,
    now: () => DEMO_NOW,
    authority,
    freeBytes: () => Promise.resolve(null),
  });
  return { desk, db };
}
