import { Button, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time';
import type { SessionView } from '../../data/day-model';
import { useActor, useDay, useDeskState, usePort } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { AgencyBadge } from '../../ui/agency-badge';
import { drawViewOf, stageOf, targetsOf } from './draw-model';
import { DrawPane } from './draw-pane';
import { HistoryList } from './history-list';
import { OfficerPoolTable } from './pool-table';

/** For each session on the board: who inspects it, by chance. */
export function OfficersTab() {
  const t = useTexts('draw');
  const day = useDay();
  const world = useDeskState((s) => s.world);
  const actor = useActor();
  const targets = useMemo(() => targetsOf(day), [day]);
  const [chosen, choose] = useState<string | null>(useView((v) => v.selected));
  const session = targets.find((v) => v.id === chosen) ?? null;
  const subject = useMemo(() => ({ portId: day.port.id, day: day.day, session }), [day, session]);
  const view = useMemo(() => session && drawViewOf(world, subject, actor.id), [world, subject, session, actor.id]);
  return (
    <div className="draw-columns">
      <nav className="draw-targets" aria-label={t('targets.title')}>
        {targets.length === 0 && <Nothing />}
        {targets.map((v) => (
          <Target key={v.id} view={v} chosen={v.id === chosen} choose={choose} />
        ))}
      </nav>
      {view && session ? (
        <DrawPane key={session.id} subject={subject} view={view} name={session.name} head={<Needs view={session} />}>
          <OfficerPoolTable pool={view.pool} session={session.session} />
        </DrawPane>
      ) : (
        <p className="draw-empty">{targets.length > 0 && t('targets.choose')}</p>
      )}
      <HistoryList onChoose={choose} />
    </div>
  );
}

function Nothing() {
  const t = useTexts('draw');
  const show = useView((v) => v.show);
  return (
    <div className="draw-none">
      <p>{t('targets.none')}</p>
      <Button variant="default" onClick={() => show('board')}>
        {t('targets.toBoard')}
      </Button>
    </div>
  );
}

type TargetProps = { readonly view: SessionView; readonly chosen: boolean; readonly choose: (id: string) => void };

function Target({ view, chosen, choose }: TargetProps) {
  const t = useTexts('draw');
  const { zone, agencies } = usePort();
  const world = useDeskState((s) => s.world);
  const { place } = view.session;
  const stage = stageOf(world, view);
  return (
    <UnstyledButton className="draw-target" aria-current={chosen || undefined} onClick={() => choose(view.id)}>
      <time className="figures">{place && clockText(place.slot.start, zone)}</time>
      <span className="plate">{view.name}</span>
      <span className="draw-stage" data-stage={stage}>
        {t(`state.${stage}`)}
      </span>
      <small>
        {place && world.bays.get(place.bayId)?.label} · {view.goods}
      </small>
      <span className="draw-badges">
        {view.demand.agencies.map((code) => (
          <AgencyBadge key={code} code={code} agencies={agencies} />
        ))}
      </span>
    </UnstyledButton>
  );
}

/** What the team must be, in words. */
function Needs({ view }: { readonly view: SessionView }) {
  const t = useTexts('draw');
  const { t: any } = useTranslation();
  const { zone } = usePort();
  const bays = useDeskState((s) => s.world.bays);
  const { place } = view.session;
  const list = view.demand.agencies.map((code) => {
    const own = view.demand.needs.filter((n) => n.agency === code);
    const count = own.reduce((sum, n) => sum + n.count, 0);
    const skills = own.flatMap((n) => (n.skill === null ? [] : [wordOf(any, 'skill', n.skill)]));
    const agency = wordOf(any, 'agency', code);
    return skills.length > 0
      ? t('needSkill', { agency, count, skills: skills.join('、') })
      : t('need', { agency, count });
  });
  return (
    <>
      <h2>
        <span className="plate">{view.name}</span> {view.goods}
      </h2>
      <p className="figures">
        {place &&
          `${bays.get(place.bayId)?.label ?? ''} ${clockText(place.slot.start, zone)}–${clockText(place.slot.end, zone)} · `}
        {t('needs', { list: list.join('，') })}
      </p>
    </>
  );
}
