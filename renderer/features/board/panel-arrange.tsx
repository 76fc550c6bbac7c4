import { Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconLock,
  IconLockOpen,
  IconSearch,
  IconSwitchVertical,
  IconUnlink,
} from '@tabler/icons-react';
import { useState } from 'react';
import { plusMinutes } from '#shared/kernel/time';
import { lacksPlace } from '#shared/rules/gate';
import { useNow } from '../../services';
import { usePlaces } from '../../state/places';
import { useTexts } from '../../text/i18n';
import { partsOf } from './parts';
import { sameTimePlaces } from './same-time-places';
import type { SectionProps } from './side-panel';
import { STEP } from './time-scale';

/** Where the session stands and everything that changes that. */
export function ArrangeSection(props: SectionProps) {
  const { view, words, acts } = props;
  const t = useTexts('board');
  const { place, minutes, status, pinned } = view.session;
  const movable = status === 'planned' || status === 'arrived';
  const by = (step: number): void => {
    if (!place) return;
    const slot = { start: plusMinutes(place.slot.start, step), end: plusMinutes(place.slot.end, step) };
    void acts.drop([{ sessionId: view.id, place: { ...place, slot } }]);
  };
  return (
    <section>
      <h3>{t('panel.where')}</h3>
      <p className="panel-place figures">
        {place ? (
          <>
            <b>{words.where(place)}</b>
            <span>
              {words.oppositeCity} {words.opposite(place.slot.start)}–{words.opposite(place.slot.end)}
            </span>
          </>
        ) : (
          t('panel.inTray', { count: minutes })
        )}
      </p>
      {place && movable && (
        <div className="panel-steps">
          <Button.Group>
            <Step text="−5" label={t('panel.earlier')} keys="Alt+←" disabled={pinned} onClick={() => by(-STEP)} />
            <Step text="+5" label={t('panel.later')} keys="Alt+→" disabled={pinned} onClick={() => by(STEP)} />
          </Button.Group>
          <Button.Group>
            <Step
              text={t('panel.short')}
              label={t('panel.shorter')}
              keys="Alt+-"
              onClick={() => void acts.resize(view.id, minutes - STEP)}
              disabled={minutes <= STEP}
            />
            <Step
              text={t('panel.long')}
              label={t('panel.longer')}
              keys="Alt+="
              onClick={() => void acts.resize(view.id, minutes + STEP)}
            />
          </Button.Group>
        </div>
      )}
      {movable && <Arrangements {...props} />}
    </section>
  );
}

type StepProps = {
  readonly text: string;
  readonly label: string;
  readonly keys: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
};

const Step = ({ text, label, keys, disabled = false, onClick }: StepProps) => (
  <Button
    size="compact-xs"
    variant="default"
    aria-label={label}
    title={`${label} ${keys}`}
    disabled={disabled}
    onClick={onClick}
  >
    {text}
  </Button>
);

function Arrangements({ view, day, words, acts }: SectionProps) {
  const t = useTexts('board');
  const places = useTexts('places');
  const now = useNow();
  const { place, pinned } = view.session;
  const lacks = lacksPlace(day.world, view.session, now) !== null;
  return (
    <div className="panel-buttons">
      <Button
        variant={lacks ? 'filled' : 'default'}
        size="compact-xs"
        leftSection={<IconSearch size={13} />}
        title="F7"
        onClick={() => usePlaces.getState().ask(view.id)}
      >
        {places(lacks ? 'best' : 'other')}
      </Button>
      {place && <SameTimeMenu {...{ view, day, words, acts }} />}
      {place && (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={pinned ? <IconLockOpen size={13} /> : <IconLock size={13} />}
          title="L"
          onClick={() => void acts.pin(view.id)}
        >
          {pinned ? t('menu.unlock') : t('menu.lock')}
        </Button>
      )}
      {place && (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconArrowBackUp size={13} />}
          title="Ctrl+X"
          onClick={() => void acts.lift([view.id])}
        >
          {t('menu.lift')}
        </Button>
      )}
      {view.requests.length > 1 && (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconUnlink size={13} />}
          onClick={() => void acts.part(view.id, partsOf(view))}
        >
          {t('menu.part')}
        </Button>
      )}
    </div>
  );
}

function SameTimeMenu({ view, day, words, acts }: SectionProps) {
  const t = useTexts('board');
  const [open, setOpen] = useState(false);
  const places = open ? sameTimePlaces(acts.bench(), day.model, view) : [];
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-start">
      <Menu.Target>
        <Button variant="default" size="compact-xs" leftSection={<IconSwitchVertical size={13} />}>
          {t('menu.sameTime')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {places.length === 0 && <Menu.Label>{t('menu.noOtherBay')}</Menu.Label>}
        {places.map((place) => (
          <Menu.Item key={place.bayId} onClick={() => void acts.drop([{ sessionId: view.id, place }])}>
            {words.bay(place.bayId)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
