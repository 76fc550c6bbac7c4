import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { signInRulesOf } from '#shared/rules/sign-in';
import { useAct, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';

/** When a desk locks, and how many wrong PINs it bears. */
export function SignInRulesForm({ editable }: { readonly editable: boolean }) {
  const t = useTexts('rules');
  const { id: portId } = usePort();
  const rules = signInRulesOf(
    useDeskState((s) => s.world),
    portId,
  );
  const act = useAct();
  const [idleMinutes, setIdle] = useState(rules.idleMinutes);
  const [tries, setTries] = useState(rules.tries);
  const changed = idleMinutes !== rules.idleMinutes || tries !== rules.tries;
  const sound = idleMinutes >= 1 && idleMinutes <= 240 && tries >= 3 && tries <= 20;
  return (
    <section className="rule-group">
      <h2>{t('signIn')}</h2>
      <NumberInput
        label={t('idle')}
        min={1}
        max={240}
        allowDecimal={false}
        disabled={!editable}
        value={idleMinutes}
        onChange={(v) => setIdle(Number(v))}
      />
      <NumberInput
        label={t('tries')}
        min={3}
        max={20}
        allowDecimal={false}
        disabled={!editable}
        value={tries}
        onChange={(v) => setTries(Number(v))}
      />
      <Button
        disabled={!editable || !changed || !sound}
        aria-label={`${t('save')} ${t('signIn')}`}
        onClick={() =>
          void act(
            { name: 'lock.set', args: { portId, idleMinutes, tries } },
            { label: t('saved', { name: t('signIn') }) },
          )
        }
      >
        {t('save')}
      </Button>
    </section>
  );
}
