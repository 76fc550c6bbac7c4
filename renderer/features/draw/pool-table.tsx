import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawLine } from '#shared/domain/double-random';
import type { JointSession } from '#shared/domain/session';
import { loadOf } from '#shared/draw/suggest-team';
import { officerId } from '#shared/kernel/ids';
import { useDay, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { AgencyBadge } from '../../ui/agency-badge';
import { chancesOf } from './draw-model';

const byExclusion = (a: DrawLine, b: DrawLine): number =>
  Number(a.excluded !== null) - Number(b.excluded !== null) ||
  (a.agency === b.agency ? 0 : a.agency < b.agency ? 1 : -1) ||
  b.weight - a.weight;

type OfficerProps = { readonly pool: readonly DrawLine[]; readonly session: JointSession };

/** Who may be drawn with what chance, and who may not and why. */
export function OfficerPoolTable({ pool, session }: OfficerProps) {
  const t = useTexts('draw');
  const { t: any } = useTranslation();
  const { agencies } = usePort();
  const world = useDeskState((s) => s.world);
  const chances = useMemo(() => chancesOf(pool), [pool]);
  return (
    <table className="draw-table">
      <Caption pool={pool} />
      <thead>
        <tr>
          {(['officer', 'agency', 'skills', 'load', 'chance', 'state'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`pool.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pool.toSorted(byExclusion).map((m) => (
          <tr key={m.id} data-out={m.excluded !== null || undefined}>
            <th scope="row">{world.officers.get(m.id)?.name ?? m.id}</th>
            <td>
              <AgencyBadge code={m.agency} agencies={agencies} />
            </td>
            <td>{m.skills.map((s) => wordOf(any, 'skill', s)).join('、')}</td>
            <td className="figures">{t('pool.minutes', { count: loadOf(world, officerId.parse(m.id), session) })}</td>
            <td className="figures">
              <Chance of={chances.get(m.id)} />
            </td>
            <td>
              <Standing line={m} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Which objects may be drawn, group by group. */
export function ObjectPoolTable({ pool }: { readonly pool: readonly DrawLine[] }) {
  const t = useTexts('draw');
  const { byId } = useDay();
  return (
    <table className="draw-table">
      <Caption pool={pool} />
      <thead>
        <tr>
          {(['object', 'goods', 'group', 'state'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`pool.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pool.toSorted(byExclusion).map((m) => (
          <tr key={m.id} data-out={m.excluded !== null || undefined}>
            <th scope="row" className="plate">
              {byId.get(m.id)?.name ?? m.id}
            </th>
            <td>{byId.get(m.id)?.goods}</td>
            <td>{t(`group.${m.agency as 'in'}`)}</td>
            <td>
              <Standing line={m} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Caption({ pool }: { readonly pool: readonly DrawLine[] }) {
  const t = useTexts('draw');
  const free = pool.filter((m) => m.excluded === null).length;
  return <caption>{t('pool.title', { free, all: pool.length })}</caption>;
}

function Standing({ line }: { readonly line: DrawLine }) {
  const t = useTexts('draw');
  if (line.excluded === null) return <span className="draw-in">✓ {t('pool.takesPart')}</span>;
  return (
    <span className="draw-out">✕ {t(`excluded.${line.excluded as 'busy'}`, { defaultValue: line.excluded })}</span>
  );
}

function Chance({ of: share }: { readonly of: number | undefined }) {
  if (share === undefined) return '—';
  const percent = Math.round(share * 100);
  return (
    <span className="draw-chance">
      <meter min={0} max={100} value={percent} aria-hidden />
      {percent}%
    </span>
  );
}
