import type { Provenance } from '#shared/domain/words';
import { ratesOf } from '#shared/draw/object-pool';
import { standardsOf } from '#shared/rules/yard';
import { useAct, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { RuleRow } from './rule-row';
import { SignInRulesForm } from './sign-in-rules-form';

/** The port's own rules: how many objects are drawn, how long the yard may take, when desks lock. Each says where it comes from. */
export function RulesTab({ editable }: { readonly editable: boolean }) {
  const t = useTexts('rules');
  const draw = useTexts('draw');
  const yard = useTexts('yard');
  const { id: portId } = usePort();
  const world = useDeskState((s) => s.world);
  const act = useAct();
  const save = (name: string, args: object, what: string): void =>
    void act({ name, args: { portId, ...args } }, { label: t('saved', { name: what }) });
  return (
    <div className="rule-columns">
      <div className="rule-stack">
        <section className="rule-group">
          <h2>{t('rates')}</h2>
          {ratesOf(world, portId).map(({ group, percent, provenance }) => (
            <RuleRow
              key={`${group}${String(percent)}${provenance.source}${String(provenance.verified)}`}
              name={draw(`group.${group}`)}
              value={percent}
              most={100}
              least={0}
              unit={t('perHundred')}
              provenance={provenance}
              editable={editable}
              save={(value: number, from: Provenance) =>
                save('rate.set', { group, percent: value, provenance: from }, draw(`group.${group}`))
              }
            />
          ))}
        </section>
        <SignInRulesForm editable={editable} />
      </div>
      <section className="rule-group">
        <h2>{t('standards')}</h2>
        {standardsOf(world, portId).map(({ step, minutes, provenance }) => (
          <RuleRow
            key={`${step}${String(minutes)}${provenance.source}${String(provenance.verified)}`}
            name={yard(`step.${step}`)}
            value={minutes}
            most={1440}
            least={1}
            unit={t('minutes')}
            provenance={provenance}
            editable={editable}
            save={(value: number, from: Provenance) =>
              save('standard.set', { step, minutes: value, provenance: from }, yard(`step.${step}`))
            }
          />
        ))}
      </section>
    </div>
  );
}
