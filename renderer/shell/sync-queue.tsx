import { clockText } from '#shared/kernel/time';
import type { World } from '#shared/domain/world';
import { callName } from '#shared/domain/request';
import { useDesk, useDeskState, usePort } from '../services';
import { useTexts } from '../text/i18n';
import { roomOfDeed } from '../text/deed-room';

/** As many as can be read at a glance; the rest is counted. */
const SHOWN = 8;

/** The actions that wait for the hub, in plain words. */
export function SyncQueue() {
  const t = useTexts('sync');
  const desk = useDesk();
  const { zone } = usePort();
  const pending = useDeskState((s) => s.pending);
  const world = useDeskState((s) => s.world);
  const atRisk = useDeskState((s) => s.atRisk);
  const queue = pending > 0 ? desk.queue() : [];
  if (queue.length === 0) return <p className="sync-empty">{t('panel.queueEmpty')}</p>;
  return (
    <div className="sync-queue">
      <strong>{t('panel.queue', { count: queue.length })}</strong>
      <ol>
        {queue.slice(0, SHOWN).map(({ seq, name, args, actor, at }) => (
          <li key={seq} data-risk={atRisk.has(seq) || undefined}>
            <time className="figures">{clockText(at, zone)}</time>
            <span>
              {t(`deed.${roomOfDeed(name)}`)} {objectOf(world, args)}
            </span>
            <i>{atRisk.has(seq) ? t('panel.atRisk') : actor.name}</i>
          </li>
        ))}
      </ol>
      {queue.length > SHOWN && <p>{t('panel.queueMore', { count: queue.length - SHOWN })}</p>}
    </div>
  );
}

/** What an action is about, by the name that people call it. */
function objectOf(world: World, args: unknown): string {
  const { sessionId } = (args ?? {}) as { readonly sessionId?: unknown };
  const session = typeof sessionId === 'string' ? world.sessions.get(sessionId) : undefined;
  const request = session && world.requests.get(session.requestIds[0]!);
  return request ? callName(request) : '';
}
