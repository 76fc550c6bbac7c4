import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { clockText } from '#shared/kernel/time';
import type { CustodyLine, HandOver } from '#shared/domain/hand-over';
import { dutyIdOf } from '#shared/domain/officer';
import { may } from '#shared/domain/user';
import { useActor, useDay, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { CustodyRows } from './custody-rows';
import { useShift } from './use-shift';

type Props = {
  /** Given and not yet taken. */
  readonly pending: HandOver | null;
  /** The newest hand-over: what is in custody goes on from there. */
  readonly last: HandOver | null;
  readonly items: number;
};

/** What only people know: custody and notes; then the two signatures. */
export function ShiftForm({ pending, last, items }: Props) {
  const t = useTexts('handOver');
  const { zone } = usePort();
  const { plan, day } = useDay();
  const actor = useActor();
  const world = useDeskState((s) => s.world);
  const unsent = useDeskState((s) => s.pending);
  const conflicts = useDeskState((s) => s.outcomes.length);
  const from = pending ?? last;
  const [custody, setCustody] = useState<readonly CustodyLine[]>(from?.custody ?? []);
  const [notes, setNotes] = useState(pending?.notes ?? '');
  const [shift, setShift] = useState(pending?.shift ?? world.duties.get(dutyIdOf(actor.id, day))?.shift ?? '');
  const acts = useShift();
  const own = pending === null || pending.from === actor.id;
  const allowed = may(actor, 'handOver');
  const giver = pending && (world.users.get(pending.from)?.name ?? pending.from);
  const filled = custody.filter((c) => c.what.trim() !== '');
  const plans = plan.version === 0 ? t('system.noPlan') : t('system.plan', { number: plan.version });
  return (
    <section className="hand-over-form" aria-label={t('now')}>
      <div className="hand-over-fields">
        <TextInput
          label={t('shift')}
          maxLength={20}
          value={shift}
          disabled={!own}
          onChange={(e) => setShift(e.currentTarget.value)}
        />
        <CustodyRows lines={custody} change={own ? setCustody : null} />
        <Textarea
          label={t('notes')}
          placeholder={t('notesHint')}
          autosize={false}
          rows={5}
          maxLength={2000}
          value={notes}
          disabled={!own}
          onChange={(e) => setNotes(e.currentTarget.value)}
        />
        <p className="hand-over-hint figures">
          {t('system.title')}：{t('system.line', { unsent, conflicts, plan: plans })}
        </p>
      </div>
      {pending && (
        <p className="hand-over-waiting">
          {t('waiting', { time: clockText(pending.givenAt, zone), name: giver ?? '' })}
        </p>
      )}
      <footer>
        {own && (
          <Button
            variant={pending ? 'default' : 'filled'}
            disabled={!allowed}
            onClick={() =>
              void acts.give(pending, {
                shift: shift.trim(),
                custody: filled,
                notes: notes.trim(),
                desk: { unsent, conflicts },
              })
            }
          >
            {pending ? t('correct') : t('give')}
          </Button>
        )}
        {pending && (
          <Button disabled={!allowed} onClick={() => void acts.take(pending, items)}>
            {t('take')}
          </Button>
        )}
      </footer>
    </section>
  );
}
