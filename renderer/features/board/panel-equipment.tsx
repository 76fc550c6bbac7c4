import { ActionIcon, Button } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { Equipment } from '#shared/domain/equipment';
import { may } from '#shared/domain/user';
import { equipmentAt, equipmentOf } from '#shared/rules/equipment';
import { useActor } from '../../services';
import { useTexts } from '../../text/i18n';
import type { SectionProps } from './side-panel';

/** The most pieces that a load may be said to take. */
const MOST = 9;

/** What the load takes of the port's equipment, by rule or by a leader's word; nothing at a port that has none. */
export function EquipmentSection(props: SectionProps) {
  const { day, view } = props;
  const t = useTexts('board');
  const all = equipmentAt(day.world, day.model.port.id);
  if (all.length === 0) return null;
  return (
    <section>
      <h3>{t('panel.equipment')}</h3>
      <ul className="panel-equipment">
        {all.map((one) => (
          <Line key={`${view.id}/${one.id}`} {...props} equipment={one} />
        ))}
      </ul>
    </section>
  );
}

function Line({ day, view, acts, equipment }: SectionProps & { readonly equipment: Equipment }) {
  const t = useTexts('board');
  const actor = useActor();
  const { id, name } = equipment;
  const need = equipmentOf(day.world, view.session).find((n) => n.equipment.id === id);
  const count = need?.count ?? 0;
  const said = [...day.world.equipmentWants.values()].some(
    (w) => w.equipmentId === id && view.session.requestIds.includes(w.requestId),
  );
  const open = may(actor, 'plan') && (view.session.status === 'planned' || view.session.status === 'arrived');
  const want = (pieces: number | null): void => void acts.want(view.id, equipment, pieces);
  return (
    <li data-taken={count > 0 || undefined}>
      <span>{name}</span>
      <small>{said ? t('panel.equipmentSaid') : count > 0 ? t('panel.equipmentRule') : ''}</small>
      {said && open && (
        <Button size="compact-xs" variant="subtle" onClick={() => want(null)}>
          {t('panel.equipmentByRule')}
        </Button>
      )}
      <ActionIcon
        size="xs"
        variant="default"
        aria-label={t('panel.equipmentLess', { name })}
        disabled={!open || count === 0}
        onClick={() => want(count - 1)}
      >
        <IconMinus size={12} />
      </ActionIcon>
      <b className="figures">{count}</b>
      <ActionIcon
        size="xs"
        variant="default"
        aria-label={t('panel.equipmentMore', { name })}
        disabled={!open || count === MOST}
        onClick={() => want(count + 1)}
      >
        <IconPlus size={12} />
      </ActionIcon>
    </li>
  );
}
