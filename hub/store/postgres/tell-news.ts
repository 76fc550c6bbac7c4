import type { Pool } from 'pg';
import { toKeyText } from '../key-text';
import type { News } from '../news';
import { ask } from './connection';
import { notify } from './statements';

/**
 * Tells every hub on the database, after the commit: a NOTIFY inside the transaction would make all commits of all ports wait for each other's
 * disk. What comes while one message is under way goes together in the next, the newest version of each port. A message that fails is
 * lost, as news may be.
 */
export function tellNews(pool: Pool): (news: News) => void {
  const waiting = new Map<string, number>();
  let telling = false;

  async function tellAll(): Promise<void> {
    if (telling) return;
    telling = true;
    while (waiting.size > 0) {
      const payloads = [...waiting].map(([portId, version]) => `${String(version)} ${toKeyText(portId)}`);
      waiting.clear();
      await ask(pool, notify, [payloads]).catch(() => undefined);
    }
    telling = false;
  }

  return ({ portId, version }) => {
    waiting.set(portId, version);
    void tellAll();
  };
}
