import { Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconArrowsJoin,
  IconAlertHexagon,
  IconBuildingCommunity,
  IconChartBar,
  IconChecklist,
  IconClipboardText,
  IconDice3,
  IconForklift,
  IconUsersGroup,
  IconInbox,
  IconLayoutBoard,
  IconLeaf,
  IconMailForward,
  IconNotebook,
  IconListCheck,
  IconServer2,
  type Icon,
} from '@tabler/icons-react';
import { useActor } from '../services';
import { offeredTo, seenBy } from '../state/offered';
import { useView, type Screen } from '../state/view';
import { useTexts } from '../text/i18n';

const ICONS: Readonly<Record<Screen, Icon>> = {
  tasks: IconListCheck,
  record: IconClipboardText,
  intake: IconInbox,
  matching: IconArrowsJoin,
  board: IconLayoutBoard,
  greenLane: IconLeaf,
  review: IconChecklist,
  statistics: IconChartBar,
  draw: IconDice3,
  yard: IconForklift,
  notices: IconMailForward,
  ledgers: IconNotebook,
  handOver: IconUsersGroup,
  administration: IconBuildingCommunity,
  conflicts: IconAlertHexagon,
  hub: IconServer2,
};

/** So many screens have a key: there are nine digits. */
const KEYED = 9;

/** The screens, top to bottom in the order of the work. */
export function Rail() {
  const { role } = useActor();
  const { screen: asked, show } = useView();
  const screen = seenBy(role, asked);
  const t = useTexts('shell');
  return (
    <nav className="rail" aria-label={t('product')}>
      {offeredTo(role).map((name, i) => {
        const Glyph = ICONS[name];
        return (
          <Tooltip
            key={name}
            label={i < KEYED ? `${t(`railHint.${name}`)}  Alt+${i + 1}` : t(`railHint.${name}`)}
            position="right"
          >
            <UnstyledButton
              className="rail-item"
              aria-current={screen === name ? 'page' : undefined}
              data-screen={name}
              onClick={() => show(name)}
            >
              <Glyph size={20} stroke={1.6} aria-hidden />
              <span>{t(`rail.${name}`)}</span>
            </UnstyledButton>
          </Tooltip>
        );
      })}
    </nav>
  );
}
