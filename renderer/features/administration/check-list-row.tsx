import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '#shared/kernel/time';
import type { CheckList } from '#shared/domain/check-list';
import { listHeldUntil } from '#shared/rules/check-list';
import { useActor, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { agencyIn } from '../../text/local-text';
import { wordOf } from '../../text/sentences';

type Props = {
  /** All versions of one list, the oldest first. */
  readonly versions: readonly CheckList[];
  readonly editable: boolean;
  readonly edit: (last: CheckList) => void;
};

/** The newest version of a list; its older ones unfold below it, with the days on which they held. */
export function CheckListRow({ versions, editable, edit }: Props) {
  const t = useTexts('rules');
  const actor = useActor();
  const [open, setOpen] = useState(false);
  const [last, ...older] = versions.toReversed();
  if (!last) return null;
  const own = actor.role === 'administrator' || actor.agency === last.agency;
  return (
    <>
      <tr data-list={`${last.agency}/${last.mode}`}>
        <Cells list={last} versions={versions} />
        <td className="admin-actions">
          {older.length > 0 && (
            <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('checks.history')}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="default"
            disabled={!editable || !own}
            {...(editable && !own && { title: t('checks.foreign') })}
            onClick={() => edit(last)}
          >
            {t('checks.edit')}
          </Button>
        </td>
      </tr>
      {open &&
        older.map((list) => (
          <tr key={list.id} data-off data-older>
            <Cells list={list} versions={versions} />
            <td className="admin-actions">
              <small>{t('checks.history')}</small>
            </td>
          </tr>
        ))}
    </>
  );
}

function Cells({ list, versions }: { readonly list: CheckList; readonly versions: readonly CheckList[] }) {
  const { t: any, i18n } = useTranslation();
  const t = useTexts('rules');
  const words = useTexts('words');
  const { agencies, zone } = usePort();
  const by = useDeskState((s) => (list.written ? s.world.users.get(list.written.by) : undefined));
  const until = listHeldUntil(list, versions);
  const { source, verified } = list.provenance;
  const since = list.written
    ? until === null
      ? t('checks.fromDay', { day: list.from })
      : t('checks.span', { from: list.from, until })
    : until === null
      ? '—'
      : t('checks.untilDay', { day: until });
  return (
    <>
      <th scope="row">{agencyIn(agencies, list.agency, i18n.language)}</th>
      <td>{words(`mode.${list.mode}`)}</td>
      <td className="check-items">{list.items.map((item) => wordOf(any, 'recordItem', item)).join(' · ')}</td>
      <td className="figures">{since}</td>
      <td className="goods-source" title={source}>
        {!verified && <em>{words('unverified')}</em>}
        <small>{source}</small>
      </td>
      <td className="figures">
        {list.version}
        <small>
          {list.written
            ? t('checks.by', { name: by?.name ?? list.written.by, day: dayOf(list.written.at, zone) })
            : t('checks.preset')}
        </small>
      </td>
    </>
  );
}
