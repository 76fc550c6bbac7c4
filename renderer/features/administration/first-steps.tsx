import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useDay, useDeskState } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import type { Tab } from './tab';

type Props = { readonly tab: Tab; readonly go: (tab: Tab) => void };

/** What a port still needs before its first plan: shown until people, a leader and duties are there. */
export function FirstSteps({ tab, go }: Props) {
  const t = useTexts('administration');
  const { port, day, bays, counts } = useDay();
  const officers = useDeskState((s) => s.world.officers);
  const users = useDeskState((s) => s.world.users);
  const duties = useDeskState((s) => s.world.duties);
  const own = <T extends { readonly portId: string }>(rows: ReadonlyMap<string, T>): readonly T[] =>
    [...rows.values()].filter((row) => row.portId === port.id);
  const steps = [
    { key: 'bays', done: bays.length > 0, go: () => go('bays') },
    { key: 'officers', done: own(officers).some((o) => o.active), go: () => go('officers') },
    { key: 'users', done: own(users).some((u) => u.active && u.role === 'leader'), go: () => go('users') },
    { key: 'duties', done: own(duties).some((d) => d.day === day && d.windows.length > 0), go: () => go('duties') },
    { key: 'import', done: counts.requests > 0, go: () => useView.getState().show('intake') },
  ] as const;
  const begun = own(officers).length > 0 && own(users).some((u) => u.role === 'leader') && own(duties).length > 0;
  if (begun) return null;
  const next = steps.find((s) => !s.done);
  return (
    <section className="first-steps">
      <strong>{t('first.title')}</strong>
      <ol>
        {steps.map(({ key, done, go }) => (
          <li key={key} data-done={done || undefined} aria-current={next?.key === key ? 'step' : undefined}>
            {done ? <IconCircleCheck size={15} aria-hidden /> : <IconCircle size={15} aria-hidden />}
            {t(`first.${key}`)}
            {next?.key === key && key !== tab && (
              <Button size="compact-xs" onClick={go}>
                {t('first.open')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
