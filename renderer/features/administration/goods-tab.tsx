import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { GoodsRule } from '#shared/domain/goods-rule';
import { may } from '#shared/domain/user';
import { kitOf } from '#shared/ports/known-ports';
import { versionsOf } from '#shared/rules/goods-rules';
import { useAct, useActor, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { GoodsRuleDialog } from './goods-rule-dialog';
import { GoodsRuleRows } from './goods-rule-rows';
import { PendingReviews } from './pending-reviews';

/** The rules on goods: what waits for its review today, the rules in force, and their older versions. */
export function GoodsTab({ editable }: { readonly editable: boolean }) {
  const t = useTexts('goods');
  const actor = useActor();
  const port = usePort();
  const world = useDeskState((s) => s.world);
  const versions = useMemo(() => versionsOf(world, port.id), [world, port.id]);
  const [edited, edit] = useState<GoodsRule | 'new' | null>(null);
  const columns = ['title', 'kind', 'effect', 'about', 'since', 'source', 'version'] as const;
  return (
    <div className="admin-list goods-tab">
      {may(actor, 'approve') && <PendingReviews />}
      <div className="admin-tools">
        <h2>{t('table.rules')}</h2>
        <span className="spring" />
        <Preset versions={versions} editable={editable} />
        <Button leftSection={<IconPlus size={15} />} disabled={!editable} onClick={() => edit('new')}>
          {t('table.add')}
        </Button>
      </div>
      {versions.length === 0 ? (
        <p className="admin-empty">{t('table.empty')}</p>
      ) : (
        <table className="admin-table goods-rules">
          <thead>
            <tr>
              {columns.map((key) => (
                <th key={key} scope="col">
                  {t(`table.${key}`)}
                </th>
              ))}
              <th scope="col" aria-label={t('table.edit')} />
            </tr>
          </thead>
          <GoodsRuleRows versions={versions} editable={editable} edit={edit} />
        </table>
      )}
      {edited && (
        <GoodsRuleDialog
          last={edited === 'new' ? null : edited}
          taken={(key) => versions.some((r) => r.key === key)}
          close={() => edit(null)}
        />
      )}
    </div>
  );
}

/** Rules that the kit of the port brings and the port has not: a port that was founded before they were known. */
function Preset({ versions, editable }: { readonly versions: readonly GoodsRule[]; readonly editable: boolean }) {
  const t = useTexts('goods');
  const act = useAct();
  const port = usePort();
  const missing = (kitOf(port.id)?.goodsRules ?? []).filter((r) => !versions.some((v) => v.key === r.key));
  if (missing.length === 0) return null;
  async function install(): Promise<void> {
    for (const rule of missing)
      if (await act({ name: 'goods.rule', args: { rule } }, { label: t('table.installed'), quiet: true })) return;
  }
  return (
    <Button variant="default" disabled={!editable} onClick={() => void install()}>
      {t('table.install', { count: missing.length })}
    </Button>
  );
}
