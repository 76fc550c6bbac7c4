import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { clockText, dayOf, type UtcMs } from '#shared/kernel/time';
import { planIdOf, type PlanVersion } from '#shared/domain/plan';
import { planPicture, type Picture, type PlanPicture } from '../../print/day-plan/picture';
import { useDay, useDeskState } from '../../services';
import { useTexts } from '../../text/i18n';

type Props = {
  readonly chosen: Picture;
  readonly choose: (picture: Picture) => void;
};

/** The plan as it stands and every version taken of it, newest first. What is chosen is compared, previewed and printed. */
export function VersionList({ chosen, choose }: Props) {
  const t = useTexts('review');
  const world = useDeskState((s) => s.world);
  const { port, day, plan } = useDay();
  const current = planPicture(world, { portId: port.id, day, picture: 'current' });
  const own = `${planIdOf(port.id, day)}/`;
  const versions = [...world.versions.values()]
    .filter((v) => v.id.startsWith(own))
    .filter((v) => current.slips.length > 0 || current.version?.id !== v.id)
    .toSorted((a, b) => b.number - a.number);
  return (
    <nav className="version-list" aria-label={t('versions.title')}>
      <h2>{t('versions.title')}</h2>
      <ol>
        <li>
          <Entry
            title={titleOf(current)}
            picture={current}
            chosen={chosen === 'current'}
            onChoose={() => choose('current')}
          >
            <Current picture={current} editors={plan.editors} />
          </Entry>
        </li>
        {versions.map((v) => {
          const picture = planPicture(world, { portId: port.id, day, picture: v.number });
          return (
            <li key={v.id}>
              <Entry
                title={v.id === current.version?.id ? 'original' : 'version'}
                picture={picture}
                chosen={chosen === v.number}
                onChoose={() => choose(v.number)}
              >
                <History version={v} standing={picture.standing} />
              </Entry>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

type Title = 'draft' | 'version' | 'changed' | 'original';

type EntryProps = {
  readonly title: Title;
  readonly picture: PlanPicture;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
};

function Entry({ title, picture, chosen, onChoose, children }: EntryProps) {
  const t = useTexts('review');
  const { number, standing } = picture;
  return (
    <UnstyledButton className="version" aria-pressed={chosen} onClick={onChoose}>
      <span className="version-head">
        <strong>{t(`versions.${title}`, { number })}</strong>
        {standing !== 'draft' && (
          <span className="standing" data-standing={standing}>
            {t(`standing.${standing}`)}
          </span>
        )}
      </span>
      {picture.slips.length > 0 && <span>{t('versions.slips', { count: picture.slips.length })}</span>}
      {children}
    </UnstyledButton>
  );
}

const titleOf = ({ standing, slips }: PlanPicture): Title =>
  standing === 'draft' ? 'draft' : slips.length > 0 ? 'changed' : 'version';

/** Names of officers and users, as the world knows them. */
function useNames(): (id: string) => string {
  const users = useDeskState((s) => s.world.users);
  const officers = useDeskState((s) => s.world.officers);
  return (id) => users.get(id)?.name ?? officers.get(id)?.name ?? id;
}

function Current({ picture, editors }: { readonly picture: PlanPicture; readonly editors: readonly string[] }) {
  const t = useTexts('review');
  const name = useNames();
  if (picture.version) return <History version={picture.version} standing={picture.standing} />;
  const names = editors.map(name).join('、');
  return <span>{names === '' ? t('versions.nobody') : t('versions.editors', { names })}</span>;
}

type HistoryProps = { readonly version: PlanVersion; readonly standing: PlanPicture['standing'] };

function History({ version: v, standing }: HistoryProps) {
  const t = useTexts('review');
  const name = useNames();
  const { port, day } = useDay();
  // A plan is often made the day before.
  const when = (at: UtcMs): string =>
    `${dayOf(at, port.zone) === day ? '' : `${dayOf(at, port.zone).slice(5)} `}${clockText(at, port.zone)}`;
  const decided = standing === 'approved' || standing === 'returned' || standing === 'superseded' ? standing : null;
  return (
    <>
      <span>{t('versions.submitted', { name: name(v.submittedBy), time: when(v.submittedAt) })}</span>
      {decided && v.decidedBy && v.decidedAt && (
        <span>{t(`versions.decided.${decided}`, { name: name(v.decidedBy), time: when(v.decidedAt) })}</span>
      )}
      {v.reason !== '' && <span className="version-reason">{t('versions.reason', { reason: v.reason })}</span>}
    </>
  );
}
