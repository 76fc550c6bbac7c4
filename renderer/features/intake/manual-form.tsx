import { Alert, Button, Group, Modal } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMemo, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { batchId } from '#shared/kernel/ids';
import type { InspectionRequest } from '#shared/domain/request';
import type { Problem } from '#shared/interchange/problems';
import { useAct, useActor, useDeskState, usePort } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import { FormFields } from './form-fields';
import { useIntake } from './intake-view';
import { readForm, sameObject, type FormTexts } from './manual-row';

/** One request typed in by hand (登记一条). It goes the way of every sheet: the same reading, the same sentences, a batch of one. */
export function ManualForm() {
  const t = useTexts('intake');
  const shell = useTexts('shell');
  const close = useIntake((s) => s.openForm);
  const form = useManualForm();
  async function submit(more: boolean): Promise<void> {
    if ((await form.submit()) && !more) close(false);
  }
  function onSubmit(e: FormEvent): void {
    e.preventDefault();
    void submit(false);
  }
  return (
    <Modal
      opened
      onClose={() => close(false)}
      title={t('form.title')}
      size={920}
      closeOnClickOutside={false}
      lockScroll={false}
    >
      <form className="manual-form" onSubmit={onSubmit} noValidate>
        <FormFields texts={form.texts} problems={form.problems} onChange={form.change} />
        <Notes form={form} />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => close(false)}>
            {shell('cancel')}
          </Button>
          <Button variant="light" onClick={() => void submit(true)}>
            {t('form.submitMore')}
          </Button>
          <Button type="submit">{t('form.submit')}</Button>
        </Group>
      </form>
    </Modal>
  );
}

type ManualForm = ReturnType<typeof useManualForm>;

/** What the form holds, what is wrong with it, and how it is committed. Faults show once an officer has tried to submit. */
function useManualForm() {
  const t = useTexts('intake');
  const port = usePort();
  const actor = useActor();
  const day = useView((v) => v.day);
  const requests = useDeskState((s) => s.world.requests);
  const act = useAct();
  const blank: FormTexts = { agency: actor.agency, direction: 'in', priority: 'normal' };
  const [texts, setTexts] = useState(blank);
  const [tried, setTried] = useState(false);
  const [batch, setBatch] = useState(() => batchId.parse(crypto.randomUUID()));
  const draft = useMemo(() => readForm(texts, { port, day, batchId: batch }), [texts, port, day, batch]);
  const stops = draft.problems.filter((p) => p.severity !== 'warning');
  const problems = tried ? draft.problems : draft.problems.filter(notMissing);
  const twins = useMemo(() => sameObject(texts, requests.values(), day), [texts, requests, day]);
  const replaced = draft.value ? requests.get(draft.value.id) : undefined;

  async function submit(): Promise<boolean> {
    setTried(true);
    const { value } = draft;
    if (value === null || stops.length > 0) return false;
    const name = value.requestNo;
    const args = {
      batch: { id: batch, files: [t('form.file', { name })] },
      portId: port.id,
      day,
      requests: [value],
      consignments: [],
    };
    if (await act({ name: 'import.commit', args }, { label: t('form.step', { name }) })) return false;
    setTexts({ ...blank, agency: texts.agency ?? '' });
    setBatch(batchId.parse(crypto.randomUUID()));
    setTried(false);
    return true;
  }

  const change = (part: FormTexts): void => setTexts((old) => ({ ...old, ...part }));
  return { texts, problems, twins, replaced, change, submit };
}

/** What is not yet typed is no fault before the form was submitted. */
const notMissing = (p: Problem): boolean => p.code !== 'required' && p.code !== 'no-mark';

/** What an officer should know before registering: the same truck is known today, or this number is. */
function Notes({ form: { twins, replaced } }: { readonly form: ManualForm }) {
  const t = useTexts('intake');
  const { t: words } = useTranslation();
  const nameOf = (r: InspectionRequest): string => `${wordOf(words, 'agency', r.agency)} ${r.requestNo}`;
  if (twins.length === 0 && !replaced) return null;
  const list = twins.slice(0, 4).map(nameOf).join('、');
  return (
    <Alert icon={<IconInfoCircle size={16} />} color="yellow">
      {replaced && <p>{t('form.replaces', { no: replaced.requestNo })}</p>}
      {twins.length > 0 && <p>{t('form.same', { count: twins.length, list })}</p>}
    </Alert>
  );
}
