import { ActionIcon, Button, Select, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconChevronRight,
  IconLock,
  IconSearch,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText, dayOf, plusDays, weekdayOf } from '#shared/kernel/time';
import { choose } from '../data/ports-at-desk';
import { useActor, useDesk, useDeskState, useNow, usePort } from '../services';
import { lock } from '../state/lock';
import { useView } from '../state/view';
import { useTexts } from '../text/i18n';
import { inLanguage } from '../text/local-text';
import { wordOf } from '../text/sentences';
import { LanguageMenu } from './language-menu';
import { SyncPill } from './sync-pill';
import { useHistory } from './use-history';

/** Port, day, search, sync, two clocks, and who works here. */
export function TopBar() {
  const port = usePort();
  const { i18n } = useTranslation();
  return (
    <header className="top-bar">
      <strong className="port-name">{inLanguage(port.name, i18n.language)}</strong>
      <DayPicker />
      <HistoryButtons />
      <SearchButton />
      <span className="spring" />
      <SyncPill />
      <Clocks />
      <LanguageMenu />
      <WhoWorks />
    </header>
  );
}

function DayPicker() {
  const t = useTexts('shell');
  const words = useTexts('words');
  const { zone } = usePort();
  const { now } = useDesk();
  const { day, goTo } = useView();
  return (
    <div className="day-picker">
      <ActionIcon aria-label={t('previousDay')} onClick={() => goTo(plusDays(day, -1))}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Button variant="default" size="compact-xs" onClick={() => goTo(dayOf(now(), zone))}>
        {t('today')}
      </Button>
      <ActionIcon aria-label={t('nextDay')} onClick={() => goTo(plusDays(day, 1))}>
        <IconChevronRight size={16} />
      </ActionIcon>
      <time className="figures" dateTime={day}>
        {day} {words(`weekday.d${weekdayOf(day) as 1}`)}
      </time>
    </div>
  );
}

function HistoryButtons() {
  const t = useTexts('shell');
  const { undo, redo } = useHistory();
  const { past, future } = useDeskState((s) => s.history);
  return (
    <div className="history-buttons">
      <Tooltip label={`${t('undo')} Ctrl+Z`}>
        <ActionIcon aria-label={t('undo')} disabled={past.length === 0} onClick={() => void undo()}>
          <IconArrowBackUp size={17} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('redo')} Ctrl+Y`}>
        <ActionIcon aria-label={t('redo')} disabled={future.length === 0} onClick={() => void redo()}>
          <IconArrowForwardUp size={17} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function SearchButton() {
  const t = useTexts('shell');
  const open = useView((v) => v.open);
  return (
    <button type="button" className="search-button" onClick={() => open('search')}>
      <IconSearch size={14} aria-hidden />
      <span>{t('searchHint')}</span>
      <kbd>Ctrl K</kbd>
    </button>
  );
}

function Clocks() {
  const port = usePort();
  const now = useNow();
  const { i18n } = useTranslation();
  return (
    <div className="clocks figures">
      <span className="own">{clockText(now, port.zone)}</span>
      <span className="opposite">
        {inLanguage(port.oppositeCity, i18n.language)} {clockText(now, port.oppositeZone)}
      </span>
    </div>
  );
}

/** Who works here. The demo's people are chosen from a list; at a port's own desk the next one signs in. */
function WhoWorks() {
  const { demo } = useDesk();
  return demo ? <ChooseWho /> : <SignedIn />;
}

function SignedIn() {
  const { t } = useTranslation();
  const sign = useTexts('signIn');
  const actor = useActor();
  return (
    <Tooltip label={sign('lockHint')}>
      <UnstyledButton className="who-button" aria-label={`${actor.name} · ${sign('lock')}`} onClick={lock}>
        <span>
          {actor.name} · {wordOf(t, 'agency', actor.agency)} · {wordOf(t, 'role', actor.role)}
        </span>
        <IconLock size={14} aria-hidden />
        <small>Ctrl L</small>
      </UnstyledButton>
    </Tooltip>
  );
}

function ChooseWho() {
  const { t } = useTranslation();
  const shell = useTexts('shell');
  const actor = useActor();
  const users = useDeskState((s) => s.world.users);
  const signIn = useView((v) => v.signIn);
  const pick = (id: string | null): void => {
    if (id === null) return;
    signIn(id);
    void choose({ userId: id });
  };
  const name = (u: typeof actor): string =>
    `${u.name} · ${wordOf(t, 'agency', u.agency)} · ${wordOf(t, 'role', u.role)}`;
  return (
    <Select
      className="who"
      aria-label={shell('signedInAs')}
      data={[...users.values()].filter((u) => u.active).map((u) => ({ value: u.id, label: name(u) }))}
      value={actor.id}
      onChange={pick}
      allowDeselect={false}
      comboboxProps={{ width: 240, position: 'bottom-end' }}
    />
  );
}
