import { Button, Group, Modal, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { momentOf } from '#shared/kernel/time';
import { yardWork, type YardWork } from '#shared/domain/yard';
import { standardOf } from '#shared/rules/yard';
import { useAct, useDay, useDeskState } from '../../services';
import { useTexts } from '../../text/i18n';

/** Minutes of a clock like `1430` or `14:30`; null where it is none. */
function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):?(\d{2})$/.exec(text.trim()) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return Number(hours) * 60 + Number(minutes);
}

/** Orders work of the yard; an inspection fills in the plate, its bay, and its beginning as the time. */
export function OrderDialog({ close }: { readonly close: () => void }) {
  const t = useTexts('yard');
  const shell = useTexts('shell');
  const act = useAct();
  const { port, day, sessions } = useDay();
  const world = useDeskState((s) => s.world);
  const [work, setWork] = useState<YardWork>('move');
  const [sessionId, setSession] = useState<string | null>(null);
  const [object, setObject] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [due, setDue] = useState('');
  const [note, setNote] = useState('');
  const open = sessions.filter((v) => v.session.status !== 'done');
  const minute = due.trim() === '' ? null : minuteOf(due);
  const wrong = due.trim() !== '' && minute === null;

  function choose(id: string | null): void {
    setSession(id);
    const view = sessions.find((v) => v.id === id);
    if (!view) return;
    setObject(view.name.slice(0, 60));
    if (view.session.place) setTo(world.bays.get(view.session.place.bayId)?.label ?? '');
  }
  async function submit(): Promise<void> {
    const args = {
      orderId: crypto.randomUUID(),
      portId: port.id,
      day,
      work,
      sessionId,
      object: object.trim(),
      from: from.trim(),
      to: to.trim(),
      due: minute === null ? null : momentOf(day, minute, port.zone),
      note: note.trim(),
    };
    const label = t('ordered', { object: args.object, work: t(`work.${work}`) });
    const failed = await act({ name: 'yard.order', args }, { label, quiet: true });
    if (!failed) close();
  }

  const { minutes } = standardOf(world, port.id, work);
  return (
    <Modal opened onClose={close} title={t('add')}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('field.work')}
          value={work}
          onChange={setWork}
          data={yardWork.options.map((value) => ({ value, label: t(`work.${value}`) }))}
        />
        <Select
          searchable
          clearable
          label={t('field.session')}
          placeholder={t('field.noSession')}
          data={open.map((v) => ({ value: v.id, label: `${v.name} ${v.goods}` }))}
          value={sessionId}
          onChange={choose}
        />
        <TextInput
          data-autofocus
          label={t('field.object')}
          maxLength={60}
          value={object}
          onChange={(e) => setObject(e.currentTarget.value)}
        />
        <Group grow>
          <TextInput
            label={t('field.from')}
            maxLength={60}
            value={from}
            onChange={(e) => setFrom(e.currentTarget.value)}
          />
          <TextInput label={t('field.to')} maxLength={60} value={to} onChange={(e) => setTo(e.currentTarget.value)} />
        </Group>
        <TextInput
          label={t('field.due')}
          placeholder="14:30"
          description={t('field.dueHint', { minutes })}
          error={wrong}
          value={due}
          onChange={(e) => setDue(e.currentTarget.value)}
        />
        <TextInput
          label={t('field.note')}
          maxLength={300}
          value={note}
          onChange={(e) => setNote(e.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell('cancel')}
          </Button>
          <Button disabled={object.trim() === '' || wrong} onClick={() => void submit()}>
            {t('place')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
