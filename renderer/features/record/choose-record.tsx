import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time';
import type { SessionView } from '../../data/day-model';
import { useDay, useDeskState, usePort } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';

const ORDER = ['running', 'arrived', 'done', 'planned'];

/** Which inspection? Those that run first, then those that wait at the yard, those that are over, those to come. */
export function ChooseRecord() {
  const t = useTexts('record');
  const { sessions } = useDay();
  const rank = ({ session: { status } }: SessionView): number => ORDER.indexOf(status);
  const listed = sessions
    .filter((v) => rank(v) >= 0 && (v.session.place !== null || v.session.status !== 'planned'))
    .toSorted((a, b) => rank(a) - rank(b) || startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
  return (
    <div className="record-choose">
      <h1>{t('title')}</h1>
      <p>{listed.length === 0 ? t('chooseNone') : t('choose')}</p>
      <ul>
        {listed.map((view) => (
          <Choice key={view.id} view={view} />
        ))}
      </ul>
    </div>
  );
}

const startOf = ({ session: { place } }: SessionView): number => place?.slot.start ?? Number.MAX_SAFE_INTEGER;

function Choice({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation();
  const { zone } = usePort();
  const bays = useDeskState((s) => s.world.bays);
  const { place, status } = view.session;
  return (
    <li>
      <UnstyledButton className="record-choice" onClick={() => useView.getState().select(view.id)}>
        <time>{place ? clockText(place.slot.start, zone) : '—'}</time>
        <span>{place ? (bays.get(place.bayId)?.label ?? '') : wordOf(t, 'status', 'tray')}</span>
        <b className="plate">{view.name}</b>
        <span>{view.goods}</span>
        <em data-status={status}>{wordOf(t, 'status', status)}</em>
      </UnstyledButton>
    </li>
  );
}
