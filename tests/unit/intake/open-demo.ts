import 'fake-indexeddb/auto';
import { BoardDb } from '#renderer/data/board-db';
import { openDesk, type Desk } from '#renderer/data/desk';
import { alone } from '#renderer/data/company';
import { noCopy } from '#renderer/data/outbox-copy';
import type { Line } from '#renderer/data/line';
import { DEMO_NOW, DEMO_PORT } from '#renderer/data/demo/demo-facts';
import { ownHub } from '#tests/support/own-hub';

/** Opens the demo port's desk on a database of its own, empty or as it was left. */
export async function openDemo(
  name: string,
  line: Line = ownHub(DEMO_PORT),
): Promise<{ readonly desk: Desk; readonly db: BoardDb }> {
  const db = new BoardDb(name);
  const desk = await openDesk({
    db,
    portId: DEMO_PORT,
    deskId: 'desk',
    demo: true,
    now: () => DEMO_NOW,
    line,
    company: alone,
    copy: noCopy,
    freeBytes: () => Promise.resolve(null),
  });
  return { desk, db };
}
