import { Button } from '@mantine/core';
import { IconAlertHexagon, IconCircleCheck, IconHistoryToggle, IconHourglass, type Icon } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { roomOfDeed } from '../../text/deed-room';
import { chordOf } from '../../ui/keys';
import { AnomalyDetail } from './anomaly-detail';
import type { Conflict } from './conflict-list';
import './conflicts.css';
import { RefusedDetail } from './refused-detail';
import { useConflicts } from './use-conflicts';
import { useShow } from './use-show';

const SIGNS: Readonly<Record<Conflict['kind'], Icon>> = {
  refused: IconAlertHexagon,
  risk: IconHourglass,
  anomaly: IconHistoryToggle,
};

/** 冲突与同步: what the authority refused, what it would refuse, and facts that contradict the plan. Nothing here goes away by itself. */
export function ConflictsScreen() {
  const t = useTexts('sync');
  const show = useView((v) => v.show);
  const all = useConflicts();
  const [key, setKey] = useState<string | null>(null);
  const at = Math.max(
    0,
    all.findIndex((c) => c.key === key),
  );
  const chosen = all[at];
  const onKey = useEffectEvent((e: KeyboardEvent): void => {
    const chord = chordOf(e);
    if ((chord !== 'F8' && chord !== 'Shift+F8') || all.length === 0) return;
    e.preventDefault();
    setKey(all[(at + (chord === 'F8' ? 1 : all.length - 1)) % all.length]!.key);
  });
  useEffect(() => {
    const listen = (e: KeyboardEvent): void => onKey(e);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  if (!chosen)
    return (
      <section className="conflicts-none">
        <IconCircleCheck size={40} stroke={1.4} aria-hidden />
        <p>{t('conflicts.empty')}</p>
        <Button variant="default" onClick={() => show('board')}>
          {t('conflicts.toBoard')}
        </Button>
      </section>
    );
  return (
    <div className="conflicts">
      <header>
        <h1>{t('conflicts.title')}</h1>
        <span>{t('conflicts.keys')}</span>
      </header>
      <ol className="conflict-list" aria-label={t('conflicts.title')}>
        {all.map((c) => (
          <li key={c.key}>
            <button
              type="button"
              data-kind={c.kind}
              aria-current={c.key === chosen.key || undefined}
              onClick={() => setKey(c.key)}
            >
              <Line conflict={c} />
            </button>
          </li>
        ))}
      </ol>
      <section className="conflict-detail" key={chosen.key}>
        {chosen.kind === 'anomaly' ? <AnomalyDetail anomaly={chosen.anomaly} /> : <RefusedDetail conflict={chosen} />}
      </section>
    </div>
  );
}

function Line({ conflict }: { readonly conflict: Conflict }) {
  const t = useTexts('sync');
  const show = useShow();
  const Sign = SIGNS[conflict.kind];
  const subject =
    conflict.kind === 'anomaly'
      ? show.session(conflict.anomaly.sessionId)
      : `${t(`deed.${roomOfDeed(conflict.name)}`)} ${conflict.clash ? show.session(conflict.clash.mine) : ''}`;
  return (
    <>
      <Sign size={16} aria-hidden />
      <b>{t(`conflicts.kind.${conflict.kind}`)}</b>
      <span>{subject}</span>
      {conflict.kind !== 'anomaly' && <time className="figures">{show.clock(conflict.at)}</time>}
    </>
  );
}
