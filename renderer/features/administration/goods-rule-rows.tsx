import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '#shared/kernel/time';
import { goodsRuleIdOf, type GoodsRule } from '#shared/domain/goods-rule';
import { heldUntil } from '#shared/rules/goods-rules';
import { useAct, useDesk, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { inLanguage } from '../../text/local-text';

type Props = {
  readonly versions: readonly GoodsRule[];
  readonly editable: boolean;
  readonly edit: (rule: GoodsRule) => void;
};

/** The newest version of each rule; its older ones unfold below it, with the days on which they held. */
export function GoodsRuleRows({ versions, editable, edit }: Props) {
  const newest = versions.filter((r) => !versions.some((v) => v.key === r.key && v.version > r.version));
  return (
    <tbody>
      {newest.map((rule) => (
        <Rule
          key={rule.id}
          rule={rule}
          older={versions.filter((v) => v.key === rule.key && v.version < rule.version).toReversed()}
          editable={editable}
          edit={edit}
        />
      ))}
    </tbody>
  );
}

type RuleProps = Pick<Props, 'editable' | 'edit'> & { readonly rule: GoodsRule; readonly older: readonly GoodsRule[] };

function Rule({ rule, older, editable, edit }: RuleProps) {
  const t = useTexts('goods');
  const [open, setOpen] = useState(false);
  const all = [rule, ...older];
  return (
    <>
      <tr data-off={rule.repealed || undefined}>
        <Cells rule={rule} all={all} />
        <td className="admin-actions">
          {older.length > 0 && (
            <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('table.history')}
            </Button>
          )}
          <Button size="compact-xs" variant="default" disabled={!editable} onClick={() => edit(rule)}>
            {t('table.edit')}
          </Button>
          <Repeal rule={rule} editable={editable} />
        </td>
      </tr>
      {open &&
        older.map((v) => (
          <tr key={v.id} data-off data-older>
            <Cells rule={v} all={all} />
            <td className="admin-actions">
              <small>{t('table.history')}</small>
            </td>
          </tr>
        ))}
    </>
  );
}

function Repeal({ rule, editable }: { readonly rule: GoodsRule; readonly editable: boolean }) {
  const t = useTexts('goods');
  const act = useAct();
  const desk = useDesk();
  const { zone } = usePort();
  if (rule.repealed) return <em>{t('table.repealed')}</em>;
  function repeal(): void {
    const today = dayOf(desk.now(), zone);
    const next = {
      ...rule,
      version: rule.version + 1,
      repealed: true,
      until: null,
      from: today > rule.from ? today : rule.from,
    };
    const args = { rule: { ...next, id: goodsRuleIdOf(next) } };
    void act({ name: 'goods.rule', args }, { label: t('form.repealed', { key: rule.key }) });
  }
  return (
    <Button size="compact-xs" color="red" variant="subtle" disabled={!editable} onClick={repeal}>
      {t('table.repeal')}
    </Button>
  );
}

function Cells({ rule, all }: { readonly rule: GoodsRule; readonly all: readonly GoodsRule[] }) {
  const t = useTexts('goods');
  const { i18n } = useTranslation();
  const { zone } = usePort();
  const by = useDeskState((s) => (rule.written ? s.world.users.get(rule.written.by) : undefined));
  const until = heldUntil(rule, all);
  const codes = rule.hs.length === 0 ? t('table.all') : rule.hs.join(' ');
  const { source, verified } = rule.provenance;
  return (
    <>
      <th scope="row">
        {inLanguage(rule.title, i18n.language)}
        <small className="plate">{rule.key}</small>
      </th>
      <td>{t(`kind.${rule.kind}`)}</td>
      <td>{t(`effect.${rule.effect}`)}</td>
      <td>
        {t(`direction.${rule.direction}`)} · {rule.origin ?? t('table.anyOrigin')}
        <small className="figures" title={codes}>
          {codes}
          {rule.except.length > 0 && ` ${t('table.except', { hs: rule.except.join(' ') })}`}
        </small>
      </td>
      <td className="figures">
        {until === null ? t('table.fromDay', { day: rule.from }) : t('table.span', { from: rule.from, until })}
      </td>
      <td className="goods-source" title={source}>
        {!verified && <em>{t('unverified')}</em>}
        <small>{source}</small>
      </td>
      <td className="figures">
        {rule.version}
        <small>
          {rule.written
            ? t('table.by', { name: by?.name ?? rule.written.by, day: dayOf(rule.written.at, zone) })
            : t('table.preset')}
        </small>
      </td>
    </>
  );
}
