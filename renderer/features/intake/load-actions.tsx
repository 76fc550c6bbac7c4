import { Button } from '@mantine/core';
import type { Consignment } from '#shared/domain/consignment';
import type { ConsignmentStep } from '#shared/domain/consignment-fact';
import { may } from '#shared/domain/user';
import { nextOfLoad, type TriageLine } from '#shared/rules/triage';
import { useAct, useActor, useDesk } from '../../services';
import { useTexts } from '../../text/i18n';

/** What a load is called by. */
export const objectOf = ({ marks: m, id }: Consignment): string =>
  m.plates[0] ?? m.foreignPlates[0] ?? m.containers[0] ?? m.batchNo ?? m.billNo ?? id;

/** The next thing to do with an announced load. */
export function LoadActions({ line }: { readonly line: TriageLine }) {
  const t = useTexts('loads');
  const act = useAct();
  const actor = useActor();
  const desk = useDesk();
  const next = nextOfLoad(line);
  if (next === null) return null;
  const { consignment } = line;
  const steps: readonly ConsignmentStep[] = next === 'papers' ? ['papersGood', 'papersBad'] : [next];
  const record = (step: ConsignmentStep): void => {
    const args = { consignmentId: consignment.id, step, at: desk.now(), note: '' };
    const label = t(`done.${step}`, { object: objectOf(consignment) });
    void act({ name: 'consignment.record', args }, { label, quiet: true });
  };
  return steps.map((step) => (
    <Button
      key={step}
      size="compact-xs"
      variant={step === 'passed' ? 'filled' : 'default'}
      disabled={!may(actor, 'intake')}
      onClick={() => record(step)}
    >
      {t(`next.${step}`)}
    </Button>
  ));
}
