import { Button, Group, NumberInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { clockText } from '#shared/kernel/time';
import { may } from '#shared/domain/user';
import { useAct, useActor, useDay } from '../../services';
import { useTexts } from '../../text/i18n';
import { bandsOf } from './green-model';

const USUAL_QUOTA = 2;

/** A day without bands: says which ones the port's hours make, and makes them. */
export function MakeBands() {
  const t = useTexts('greenLane');
  const act = useAct();
  const actor = useActor();
  const model = useDay();
  const { port, hours } = model;
  const [quota, setQuota] = useState<string | number>(USUAL_QUOTA);
  const [walkIn, setWalkIn] = useState<string | number>(0);
  const wish = { quota: Number(quota) || 0, walkIn: Number(walkIn) || 0 };
  const bands = bandsOf(model, wish);
  const allowed = may(actor, 'plan');
  const said = hours.map((h) =>
    t('band.time', { start: clockText(h.start, port.zone), end: clockText(h.end, port.zone) }),
  );
  if (bands.length === 0) return <section className="green-make">{t('make.noHours')}</section>;
  return (
    <section className="green-make" aria-label={t('make.title')}>
      <h2>{t('make.title')}</h2>
      <p>{t('make.text', { hours: said.join('、'), minutes: port.settings.bandMinutes, count: bands.length })}</p>
      <Group align="flex-end">
        <NumberInput label={t('make.quota')} min={0} max={200} value={quota} onChange={setQuota} disabled={!allowed} />
        <NumberInput
          label={t('make.walkIn')}
          min={0}
          max={wish.quota}
          value={walkIn}
          onChange={setWalkIn}
          disabled={!allowed}
          error={wish.walkIn > wish.quota && t('edit.walkInOver')}
        />
        <Button
          leftSection={<IconPlus size={15} />}
          disabled={!allowed || wish.walkIn > wish.quota}
          onClick={() =>
            void act({ name: 'band.set', args: { bands } }, { label: t('make.created', { count: bands.length }) })
          }
        >
          {t('make.create', { count: bands.length })}
        </Button>
      </Group>
      {!allowed && <p className="green-hint">{t('make.onlyLeader')}</p>}
    </section>
  );
}
