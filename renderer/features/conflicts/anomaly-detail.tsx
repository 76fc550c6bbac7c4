import { Button } from '@mantine/core';
import type { Anomaly } from '#shared/domain/milestone';
import { useAct, useDeskState } from '../../services';
import { useTexts } from '../../text/i18n';
import { useShow } from './use-show';

/** A fact that contradicts the plan: it stays as it is; a person says that he has settled it. */
export function AnomalyDetail({ anomaly }: { readonly anomaly: Anomaly }) {
  const t = useTexts('sync');
  const words = useTexts('words');
  const show = useShow();
  const act = useAct();
  const fact = useDeskState((s) => s.world.milestones.get(anomaly.milestoneId));
  const settle = (): Promise<unknown> =>
    act(
      { name: 'anomaly.settle', args: { portId: anomaly.portId, anomalyId: anomaly.id } },
      { label: t('conflicts.ruledToast', { choice: t('conflicts.known') }) },
    );
  return (
    <>
      <h2>{show.session(anomaly.sessionId)}</h2>
      <p className="conflict-why">
        {t('conflicts.anomalyText', {
          time: fact ? show.clock(fact.at) : '',
          fact: fact ? words(`milestone.${fact.kind}`) : '',
          why: t(`conflicts.anomaly.${anomaly.code}`),
        })}
      </p>
      <div className="conflict-acts">
        <Button onClick={() => void settle()}>
          {t('conflicts.known')} · {t('conflicts.ruled')}
        </Button>
      </div>
    </>
  );
}
