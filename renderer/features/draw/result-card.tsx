import { Button } from '@mantine/core';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { clockText, dayOf } from '#shared/kernel/time';
import { requestOfSession } from '#shared/domain/session';
import { callName } from '#shared/domain/request';
import type { DrawRecord } from '#shared/domain/double-random';
import { may } from '#shared/domain/user';
import type { World } from '#shared/domain/world';
import { teamVisibleTo } from '#shared/rules/sight';
import { useActor, useDeskState, useNow, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';
import { drawNumber, personOf } from './draw-model';

type Props = { readonly draw: DrawRecord; readonly again: () => void; readonly save: () => void };

/** What was drawn, and all that it takes to draw it again. Officers see the names when the inspection begins (SPEC X10). */
export function ResultCard({ draw, again, save }: Props) {
  const t = useTexts('draw');
  const actor = useActor();
  const world = useDeskState((s) => s.world);
  const { zone } = usePort();
  const visible = useVisible(draw);
  const at = draw.drawnAt ?? draw.committedAt;
  const facts = [
    [t('result.at'), `${dayOf(at, zone)} ${clockText(at, zone)}`],
    [t('result.operator'), personOf(world, draw.operator)],
    [t('result.witness'), personOf(world, draw.witness)],
    ...(visible
      ? [
          [t('result.seed'), `${draw.secret ?? ''}${draw.salt ?? ''}`],
          [t('pool.hash'), draw.poolHash],
          [t('pool.commitment'), draw.commitment],
        ]
      : []),
  ] as const;
  return (
    <section className="draw-result" aria-label={t('result.title')}>
      <header>
        <h3>
          {t('result.title')} <span className="figures">{drawNumber(draw.id)}</span>
        </h3>
        <span className="spring" />
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={14} />}
          disabled={!may(actor, 'draw')}
          onClick={again}
        >
          {t('result.again')}
        </Button>
        <Button size="compact-sm" leftSection={<IconDownload size={14} />} disabled={!visible} onClick={save}>
          {t('result.export')}
        </Button>
      </header>
      {visible ? <Picked draw={draw} world={world} /> : <p className="draw-hidden">{t('result.hidden')}</p>}
      <dl>
        {facts.map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      {draw.replaces !== null && (
        <p>{t('result.replaces', { number: drawNumber(draw.replaces), reason: draw.reason })}</p>
      )}
      <p className="draw-hint">{t('result.copies')}</p>
    </section>
  );
}

/** Whether the one who looks may know the result yet. */
function useVisible({ sessionId }: DrawRecord): boolean {
  const actor = useActor();
  const now = useNow();
  const session = useDeskState((s) => (sessionId === null ? undefined : s.world.sessions.get(sessionId)));
  return session ? teamVisibleTo(actor, session, now) : actor.role !== 'administrator';
}

function Picked({ draw, world }: { readonly draw: DrawRecord; readonly world: World }) {
  const { agencies } = usePort();
  const lines = draw.picked.map((id) => {
    const officer = world.officers.get(id);
    const request = draw.kind === 'objects' ? world.requests.get(requestOfSession(id)) : undefined;
    return { id, agency: officer?.agency ?? null, name: officer?.name ?? (request ? callName(request) : id) };
  });
  return (
    <ol className="draw-picked">
      {lines.map(({ id, agency, name }) => (
        <li key={id} className={agency === null ? 'plate' : undefined}>
          {agency !== null && <AgencyBadge code={agency} agencies={agencies} />} {name}
        </li>
      ))}
    </ol>
  );
}
