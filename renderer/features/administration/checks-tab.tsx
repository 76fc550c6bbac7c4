import { useMemo, useState } from 'react';
import type { CheckList } from '#shared/domain/check-list';
import { inspectionMode } from '#shared/domain/words';
import { versionsOfList } from '#shared/rules/check-list';
import { useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { CheckListDialog } from './check-list-dialog';
import { CheckListRow } from './check-list-row';

const COLUMNS = ['agency', 'mode', 'items', 'since', 'source', 'version'] as const;

/** What each agency must have answered before it signs, by way of inspection, with the older versions of each list. */
export function ChecksTab({ editable }: { readonly editable: boolean }) {
  const t = useTexts('rules');
  const { id: portId, agencies } = usePort();
  const world = useDeskState((s) => s.world);
  const [edited, edit] = useState<CheckList | null>(null);
  const lists = useMemo(
    () =>
      agencies.flatMap(({ code: agency }) =>
        inspectionMode.options.map((mode) => versionsOfList(world, { portId, agency, mode })),
      ),
    [world, portId, agencies],
  );
  return (
    <div className="admin-list goods-tab">
      <div className="admin-tools">
        <h2>{t('checks.title')}</h2>
        <small>{t('checks.hint')}</small>
      </div>
      <table className="admin-table goods-rules check-lists">
        <thead>
          <tr>
            {COLUMNS.map((key) => (
              <th key={key} scope="col">
                {t(`checks.${key}`)}
              </th>
            ))}
            <th scope="col" aria-label={t('checks.edit')} />
          </tr>
        </thead>
        <tbody>
          {lists.map((versions) => (
            <CheckListRow key={versions[0]!.id} versions={versions} editable={editable} edit={edit} />
          ))}
        </tbody>
      </table>
      {edited && <CheckListDialog last={edited} close={() => edit(null)} />}
    </div>
  );
}
