import { UnstyledButton } from '@mantine/core';
import { clockText } from '#shared/kernel/time';
import type { OpenItem } from '#shared/domain/hand-over';
import { teamVisibleTo } from '#shared/rules/sight';
import { useActor, useDeskState, useNow, usePort } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';

/** What the next shift goes on with, soonest first; overdue ones say so. */
export function ItemTable({ items }: { readonly items: readonly OpenItem[] }) {
  const t = useTexts('handOver');
  return (
    <section className="hand-over-open" aria-label={t('items.title')}>
      <h2>
        {t('items.title')} <span className="figures">{items.length}</span>
      </h2>
      {items.length === 0 ? (
        <p className="hand-over-hint">{t('items.none')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {(['object', 'stage', 'next', 'team', 'due'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`items.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row key={item.sessionId} item={item} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ item }: { readonly item: OpenItem }) {
  const t = useTexts('handOver');
  const { zone } = usePort();
  const now = useNow();
  const actor = useActor();
  const world = useDeskState((s) => s.world);
  const session = world.sessions.get(item.sessionId);
  const hidden = session !== undefined && !teamVisibleTo(actor, session, now);
  const team = item.team.map((id) => world.officers.get(id)?.name ?? id).join('、');
  const late = item.due < now;
  function open(): void {
    const { select, show } = useView.getState();
    select(item.sessionId);
    show('board');
  }
  return (
    <tr data-late={late || undefined}>
      <th scope="row">
        <UnstyledButton className="plate" onClick={open}>
          {item.object}
        </UnstyledButton>
      </th>
      <td>{t(`stage.${item.stage}`)}</td>
      <td>{t(`next.${item.stage}`)}</td>
      <td>{hidden ? t('items.hidden') : team === '' ? t('items.nobody') : team}</td>
      <td className="figures">
        {clockText(item.due, zone)}
        {late && ` · ${t('counts.overdue')}`}
      </td>
    </tr>
  );
}
