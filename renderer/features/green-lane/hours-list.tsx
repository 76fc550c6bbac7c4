import { Button } from '@mantine/core';
import { clockText } from '#shared/kernel/time';
import type { HoursExtension } from '#shared/domain/hours-extension';
import { may } from '#shared/domain/user';
import { extensionState, extensionsOf, sidesOf } from '#shared/rules/hours';
import { useAct, useActor, useDay, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { bandsToAdd, type GreenDay } from './green-model';
import { useSideName } from './hours-dialogs';
import { useLaneDialogs } from './lane-dialogs';

/** 延时通关 of the day: each wish with the word of each side. */
export function HoursList({ green }: { readonly green: GreenDay }) {
  const t = useTexts('greenLane');
  const actor = useActor();
  const day = useDay();
  const ask = useLaneDialogs((s) => s.ask);
  const world = useDeskState((s) => s.world);
  const wishes = extensionsOf(world, day.port.id, day.day);
  return (
    <section className="green-hours" aria-label={t('hours.title')}>
      <h2>
        {t('hours.title')} <span className="figures">{wishes.length}</span>
        <Button
          size="compact-xs"
          variant="default"
          disabled={!may(actor, 'book')}
          onClick={() => ask({ kind: 'hours' })}
        >
          {t('hours.ask')}
        </Button>
      </h2>
      {wishes.length === 0 && <p className="green-empty">{t('hours.none')}</p>}
      <ul>
        {wishes.map((w) => (
          <Wish key={w.id} wish={w} />
        ))}
      </ul>
      <MoreBands green={green} />
    </section>
  );
}

function Wish({ wish }: { readonly wish: HoursExtension }) {
  const t = useTexts('greenLane');
  const actor = useActor();
  const port = usePort();
  const nameOf = useSideName();
  const ask = useLaneDialogs((s) => s.ask);
  const state = extensionState(port, wish);
  const { start, end } = wish.slot;
  return (
    <li data-state={state}>
      <p>
        <b className="figures">
          {t('band.time', { start: clockText(start, port.zone), end: clockText(end, port.zone) })}
        </b>
        <span className="green-wish-state">{t(`hours.state.${state}`)}</span>
      </p>
      <small>
        {wish.askedBy}：{wish.withdrawn?.reason ?? wish.reason}
      </small>
      <dl>
        {sidesOf(port).map((side) => {
          const answer = wish.answers.find((a) => a.side === side);
          const tone = answer === undefined ? 'open' : answer.agreed ? 'yes' : 'no';
          return (
            <div key={side} data-word={tone}>
              <dt>{nameOf(side)}</dt>
              <dd className="figures">
                {t(`hours.mark.${tone}`)}
                {answer && ` ${answer.contact} ${clockText(answer.at, port.zone)}`}
              </dd>
            </div>
          );
        })}
      </dl>
      {state !== 'withdrawn' && (
        <span className="green-actions">
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={!may(actor, 'plan')}
            onClick={() => ask({ kind: 'withdraw', extension: wish })}
          >
            {t('hours.withdraw')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={!may(actor, 'plan')}
            onClick={() => ask({ kind: 'answer', extension: wish })}
          >
            {t('hours.answer')}
          </Button>
        </span>
      )}
    </li>
  );
}

/** Hours that were agreed have no bands yet: offers to make them. */
function MoreBands({ green }: { readonly green: GreenDay }) {
  const t = useTexts('greenLane');
  const act = useAct();
  const actor = useActor();
  const day = useDay();
  const last = green.bands.at(-1)?.band;
  const more = bandsToAdd(day, { quota: last?.quota ?? 2, walkIn: last?.walkIn ?? 0 });
  if (more.length === 0) return null;
  return (
    <Button
      size="compact-xs"
      disabled={!may(actor, 'plan')}
      onClick={() =>
        void act({ name: 'band.set', args: { bands: more } }, { label: t('make.created', { count: more.length }) })
      }
    >
      {t('hours.addBands', { count: more.length })}
    </Button>
  );
}
