import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { closure as closureRow, type Closure } from '#shared/domain/bay';
import { useBoard, type BoardDialog } from '../../state/board-slice';
import { useTexts } from '../../text/i18n';
import { useSpace } from './geometry';
import { goTo, momentOfText, textOfMoment } from './go';
import type { PanelProps } from './side-panel';

const close = (): void => useBoard.setState({ dialog: null });

/** The board's own dialogs; one at a time. */
export function BoardDialogs(props: PanelProps) {
  const dialog = useBoard((s) => s.dialog);
  if (!dialog) return null;
  if (dialog.kind === 'goto') return <GoToTime {...props} />;
  if (dialog.kind === 'close') return <CloseBay {...props} asked={dialog} />;
  const closure = props.day.world.closures.get(dialog.closureId);
  return closure ? <OpenClosure {...props} closure={closure} /> : null;
}

/** A reason of the closure's own list. */
const REASONS = closureRow.unwrap().shape.reason.options;

type CloseProps = PanelProps & { readonly asked: Extract<BoardDialog, { kind: 'close' }> };

function CloseBay({ day, words, acts, asked }: CloseProps) {
  const t = useTexts('board');
  const { midnight } = day;
  const [from, setFrom] = useState(textOfMoment(midnight, asked.slot.start));
  const [until, setUntil] = useState(textOfMoment(midnight, asked.slot.end));
  const [reason, setReason] = useState<Closure['reason']>('maintenance');
  const [note, setNote] = useState('');
  const start = momentOfText(midnight, from);
  const end = momentOfText(midnight, until);
  const good = start !== null && end !== null && end > start;
  async function submit(e: FormEvent): Promise<void> {
    e.preventDefault();
    if (!good) return;
    if (await acts.closeBay({ bayId: asked.bayId, slot: { start, end }, reason, note: note.trim() })) close();
  }
  return (
    <Modal opened onClose={close} title={t('close.title', { bay: words.bay(asked.bayId) })} size="sm">
      <form onSubmit={(e) => void submit(e)}>
        <Stack gap="sm">
          <Group grow>
            <TextInput label={t('close.from')} value={from} onChange={(e) => setFrom(e.currentTarget.value)} />
            <TextInput label={t('close.until')} value={until} onChange={(e) => setUntil(e.currentTarget.value)} />
          </Group>
          {!good && (
            <Text size="xs" c="red" role="alert">
              {t('close.badTime')}
            </Text>
          )}
          <Select
            label={t('close.reason')}
            data={REASONS.map((value) => ({ value, label: words.word('closureReason', value) }))}
            value={reason}
            onChange={(value) => setReason(value ?? 'other')}
            allowDeselect={false}
          />
          <TextInput
            label={t('close.note')}
            value={note}
            maxLength={200}
            onChange={(e) => setNote(e.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('panel.cancel')}
            </Button>
            <Button type="submit" color="red" disabled={!good}>
              {t('close.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function OpenClosure({ words, acts, closure }: PanelProps & { readonly closure: Closure }) {
  const t = useTexts('board');
  const [start, end] = [words.clock(closure.slot.start), words.clock(closure.slot.end)];
  async function reopen(): Promise<void> {
    if (await acts.reopen(closure)) close();
  }
  return (
    <Modal opened onClose={close} title={t('close.open', { bay: words.bay(closure.bayId) })} size="sm">
      <Stack gap="sm">
        <Text size="sm" className="figures">
          {t('close.when', { start, end, reason: words.word('closureReason', closure.reason) })}
        </Text>
        {closure.note !== '' && <Text size="sm">{closure.note}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('close.keep')}
          </Button>
          <Button onClick={() => void reopen()} data-autofocus>
            {t('close.reopen')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function GoToTime({ day }: PanelProps) {
  const t = useTexts('board');
  const space = useSpace();
  const [text, setText] = useState('');
  const moment = momentOfText(day.midnight, text);
  function submit(e: FormEvent): void {
    e.preventDefault();
    if (moment === null) return;
    close();
    const [first] = day.rows;
    const { cursor } = useBoard.getState();
    if (first) useBoard.setState({ cursor: { bayId: cursor?.bayId ?? first.id, start: moment } });
    goTo(space.now(), moment);
    space.now().scroller?.focus({ preventScroll: true });
  }
  return (
    <Modal opened onClose={close} title={t('goto.title')} size="xs">
      <form onSubmit={submit}>
        <Group align="end" wrap="nowrap">
          <TextInput
            data-autofocus
            label={t('goto.label')}
            placeholder={t('goto.placeholder')}
            value={text}
            onChange={(e) => setText(e.currentTarget.value)}
          />
          <Button type="submit" disabled={moment === null}>
            {t('goto.submit')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
