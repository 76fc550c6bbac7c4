import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { JointSession } from '#shared/domain/session';
import { clockText } from '#shared/kernel/time';
import { callName } from '#shared/domain/request';
import { requestsOf } from '#shared/rules/demand';
import { lacksPlace } from '#shared/rules/gate';
import { useDeskState, useNow, usePort } from '../../services';
import { usePlaces } from '../../state/places';
import { useTexts } from '../../text/i18n';

/** Says of a truck that is not inspected yet that it has no place, or has missed it, and offers the best ones; nothing of any other. */
export function LackOfPlace({ session }: { readonly session: JointSession }) {
  const t = useTexts('places');
  const { zone } = usePort();
  const now = useNow();
  const world = useDeskState((s) => s.world);
  const lack = lacksPlace(world, session, now);
  if (lack === null) return null;
  const name = callName(requestsOf(world, session)[0]!);
  const missed = lack === 'missed' && session.place;
  return (
    <div className="lack-of-place">
      {missed ? t('missed', { name, time: clockText(missed.slot.start, zone) }) : t('lacking', { name })}
      <Button
        size="sm"
        variant="light"
        title="F7"
        leftSection={<IconSearch size={15} />}
        rightSection={<kbd>F7</kbd>}
        onClick={() => usePlaces.getState().ask(session.id)}
      >
        {t('best')}
      </Button>
    </div>
  );
}
