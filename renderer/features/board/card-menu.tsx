import { Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconClipboardText,
  IconFileText,
  IconLock,
  IconLockOpen,
  IconPlayerPlay,
  IconSearch,
  IconUnlink,
} from '@tabler/icons-react';
import { useBoard } from '../../state/board-slice';
import { usePlaces } from '../../state/places';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { hasRecord } from './card-look';
import { partsOf } from './parts';
import { sameTimePlaces } from './same-time-places';
import type { PanelProps, SectionProps } from './side-panel';
import { useMemo } from 'react';

/** What can be done to a card, where the right button was pressed. */
export function CardMenu(props: PanelProps) {
  const menu = useBoard((s) => s.menu);
  const view = menu ? props.day.byId.get(menu.sessionId) : undefined;
  if (!menu || !view) return null;
  return (
    <Menu opened onClose={() => useBoard.setState({ menu: null })} position="bottom-start" offset={2} shadow="md">
      <Menu.Target>
        <span className="menu-point" style={{ left: menu.x, top: menu.y }} />
      </Menu.Target>
      <Items {...props} view={view} />
    </Menu>
  );
}

function Items({ view, day, words, acts }: SectionProps) {
  const t = useTexts('board');
  const { place, status, pinned } = view.session;
  const movable = status === 'planned' || status === 'arrived';
  const next = movable || status === 'running' ? status : null;
  return (
    <Menu.Dropdown aria-label={t('menu.label', { name: view.name })}>
      <Menu.Label className="plate">{view.name}</Menu.Label>
      <Menu.Item
        leftSection={<IconFileText size={14} />}
        rightSection={hasRecord(view) ? 'F6' : 'Enter'}
        onClick={() => {
          useView.getState().select(view.id);
          useBoard.setState({ panel: true });
        }}
      >
        {t('menu.open')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconClipboardText size={14} />}
        {...(hasRecord(view) && { rightSection: 'Enter' })}
        onClick={() => {
          useView.getState().select(view.id);
          useView.getState().show('record');
        }}
      >
        {t('menu.record')}
      </Menu.Item>
      {next && (
        <Menu.Item
          leftSection={<IconPlayerPlay size={14} />}
          rightSection="F9"
          onClick={() => void acts.advance(view.id)}
        >
          {t(`panel.advance.${next}`)}
        </Menu.Item>
      )}
      {movable && <Places {...{ view, day, words, acts }} />}
      {movable && place && (
        <>
          <Menu.Divider />
          <Menu.Item
            leftSection={pinned ? <IconLockOpen size={14} /> : <IconLock size={14} />}
            rightSection="L"
            onClick={() => void acts.pin(view.id)}
          >
            {pinned ? t('menu.unlock') : t('menu.lock')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowBackUp size={14} />}
            rightSection="Ctrl+X"
            onClick={() => void acts.lift([view.id])}
          >
            {t('menu.lift')}
          </Menu.Item>
        </>
      )}
      {movable && view.requests.length > 1 && (
        <Menu.Item leftSection={<IconUnlink size={14} />} onClick={() => void acts.part(view.id, partsOf(view))}>
          {t('menu.part')}
        </Menu.Item>
      )}
    </Menu.Dropdown>
  );
}

function Places({ view, day, words, acts }: SectionProps) {
  const t = useTexts('board');
  const places = useTexts('places');
  const { model } = day;
  const sameTime = useMemo(() => sameTimePlaces(acts.bench(), model, view), [acts, model, view]);
  return (
    <>
      {view.session.place && (
        <>
          <Menu.Divider />
          <Menu.Label>{t('menu.sameTime')}</Menu.Label>
          {sameTime.length === 0 && <Menu.Item disabled>{t('menu.noOtherBay')}</Menu.Item>}
          {sameTime.slice(0, 4).map((place) => (
            <Menu.Item key={place.bayId} onClick={() => void acts.drop([{ sessionId: view.id, place }])}>
              {words.bay(place.bayId)}
            </Menu.Item>
          ))}
        </>
      )}
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconSearch size={14} />}
        rightSection="F7"
        onClick={() => usePlaces.getState().ask(view.id)}
      >
        {places(view.session.place ? 'other' : 'best')}
      </Menu.Item>
    </>
  );
}
