import { Button } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { may } from '#shared/domain/user';
import { useActor, useDay, useDeskState } from '../../services';
import { useTexts } from '../../text/i18n';
import { BandEditor } from './band-editor';
import { BandTable } from './band-table';
import './green-lane.css';
import { greenDayOf, type GreenDay } from './green-model';
import { LaneAside } from './lane-aside';
import { LaneDialog } from './lane-dialog';
import { useLaneDialogs } from './lane-dialogs';
import { LanePrint } from './lane-print';
import { MakeBands } from './make-bands';

/** 绿色通道: the day's bands with who holds a place and who stands by, each load on its own clock, and what can still be booked. */
export function GreenLaneScreen() {
  const day = useDay();
  const world = useDeskState((s) => s.world);
  const green = useMemo(() => greenDayOf(world, day), [world, day]);
  const [editing, setEditing] = useState(false);
  // A question does not outlive the screen on which it was asked.
  useEffect(() => useLaneDialogs.getState().close, []);
  return (
    <div className="green-lane">
      <Bar green={green} editing={editing} setEditing={setEditing} />
      {green.bands.length === 0 ? (
        <MakeBands />
      ) : editing ? (
        <BandEditor green={green} close={() => setEditing(false)} />
      ) : (
        <BandTable green={green} />
      )}
      <LaneAside green={green} />
      <LaneDialog green={green} />
    </div>
  );
}

type BarProps = {
  readonly green: GreenDay;
  readonly editing: boolean;
  readonly setEditing: (editing: boolean) => void;
};

function Bar({ green, editing, setEditing }: BarProps) {
  const t = useTexts('greenLane');
  const actor = useActor();
  const sum = (of: (b: GreenDay['bands'][number]) => number): number => green.bands.reduce((n, b) => n + of(b), 0);
  const figures = {
    quota: sum((b) => b.band.quota),
    booked: sum((b) => b.booked.length),
    standby: sum((b) => b.standby.length),
    bookable: green.bookable.length,
  };
  return (
    <header className="green-bar">
      <h1>{t('title')}</h1>
      {(['quota', 'booked', 'standby', 'bookable'] as const).map((key) => (
        <span key={key} className="figures" data-none={figures[key] === 0 || undefined}>
          {t(`figures.${key}`, { count: figures[key] })}
        </span>
      ))}
      <span className="spring" />
      {green.bands.length > 0 && <LanePrint />}
      {green.bands.length > 0 && !editing && (
        <>
          {!may(actor, 'plan') && <span className="green-hint">{t('edit.onlyLeader')}</span>}
          <Button
            variant="default"
            leftSection={<IconAdjustments size={15} />}
            disabled={!may(actor, 'plan')}
            onClick={() => setEditing(true)}
          >
            {t('edit.start')}
          </Button>
        </>
      )}
    </header>
  );
}
