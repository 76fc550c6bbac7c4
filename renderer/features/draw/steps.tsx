import { Button } from '@mantine/core';
import { may } from '#shared/domain/user';
import { useActor } from '../../services';
import { useTexts } from '../../text/i18n';
import type { DrawView, Stage } from './draw-model';

type Props = {
  readonly view: DrawView;
  readonly begin: () => void;
  readonly witness: () => void;
  readonly run: () => void;
  readonly abandon: () => void;
};

const STEPS = ['commit', 'witness', 'run'] as const;
type Step = (typeof STEPS)[number];
const NEXT: Readonly<Record<Stage, Step>> = {
  open: 'commit',
  byHand: 'commit',
  drawn: 'commit',
  committed: 'witness',
  witnessed: 'run',
};

/** The three steps of a draw, the next one with its button. */
export function Steps({ view, begin, witness, run, abandon }: Props) {
  const t = useTexts('draw');
  const actor = useActor();
  const next = NEXT[view.stage];
  const act = { commit: begin, witness, run }[next];
  const label = { commit: t('steps.begin'), witness: t('steps.askWitness'), run: t('steps.draw') }[next];
  const hint = { commit: t('steps.beginHint'), witness: t('steps.witnessHint'), run: t('steps.runHint') }[next];
  const open = view.stage === 'committed' || view.stage === 'witnessed';
  return (
    <div className="draw-steps">
      <ol>
        {STEPS.map((step) => (
          <li
            key={step}
            aria-current={step === next ? 'step' : undefined}
            data-done={STEPS.indexOf(step) < STEPS.indexOf(next) || undefined}
          >
            {t(`steps.${step}`)}
          </li>
        ))}
      </ol>
      <p>{hint}</p>
      {open && view.current && (
        <dl className="draw-hashes">
          <dt>{t('pool.hash')}</dt>
          <dd>{view.current.poolHash}</dd>
          <dt>{t('pool.commitment')}</dt>
          <dd>{view.current.commitment}</dd>
        </dl>
      )}
      <div className="draw-buttons">
        {open && (
          <Button variant="default" disabled={!may(actor, 'draw')} onClick={abandon}>
            {t('steps.abandon')}
          </Button>
        )}
        <Button disabled={!may(actor, 'draw')} onClick={act}>
          {label}
        </Button>
      </div>
    </div>
  );
}
